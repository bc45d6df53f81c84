import { coversDays, dayAt } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { dayOfEnd, instantOfEnd } from './clock-ends.ts';
import type { ClockEnd } from './clock-end.ts';
import type { ClockInput } from './clock.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import { dueDay, dueInstant, nextWorkedDay, nthDay } from './due-day.ts';
import type { Pauses } from './due-day.ts';
import { earliestPossibleDay } from './earliest-possible-day.ts';
import { isStated } from './limit.ts';
import type { Amount, Instant } from './limit.ts';
import { familyOf, naturalEnd, workingDaysOf, workingTimeOf } from './limit-total.ts';
import { clipPauses, pausedDays, pausedInstants } from './pauses.ts';
import { statedDue } from './stated-due.ts';

/** A clock that counts days. */
export interface DayPlan extends ClockEnd {
  readonly counts: 'workingDays' | 'naturalDays';
  readonly start: Day;
  /** Days to be counted; the days actually counted up to a stated end; null where not known. */
  readonly total: number | null;
  /** Days left out, clipped to after the trigger day. */
  readonly pauses: Pauses;
  /** Day on which the count is complete; earlier than the due day where that was moved off a rest day. */
  readonly complete: Day;
}

/** A clock that counts working time. */
export interface TimePlan extends ClockEnd {
  readonly counts: 'workingTime';
  readonly start: Instant;
  /** Working milliseconds to be counted. */
  readonly total: number;
  /** Instants left out, clipped to after the start. */
  readonly pauses: Pauses;
}

/** What a clock counts and where it ends; the same at every moment of looking. */
export type ClockPlan = DayPlan | TimePlan;

/** Lays out a clock in a calendar. */
export function planClock(calendar: Calendar, input: ClockInput): ClockPlan {
  const { limit } = input;
  if (isStated(limit))
    return planStated(calendar, input, statedDue(calendar, limit.due, input.extensions));
  const amounts = input.extensions.length === 0 ? [limit] : [limit, ...input.extensions];
  switch (familyOf(limit.unit)) {
    case 'working':
      return planWorkingDays(calendar, input, workingDaysOf(amounts));
    case 'natural':
      return planNaturalDays(calendar, input, amounts);
    case 'time':
      return planWorkingTime(calendar, input, workingTimeOf(amounts));
  }
}

function planWorkingDays(calendar: Calendar, input: ClockInput, total: number): DayPlan {
  const start = dayOfEnd(calendar, input.start);
  const pauses = clipPauses(pausedDays(calendar, input.suspensions), start + 1);
  const found =
    total === 0 ? nextWorkedDay(calendar, start, pauses) : dueDay(calendar, start, total, pauses);
  const first = total === 0 ? start : addDays(start, 1);
  const end = endOn(calendar, found, first);
  return { counts: 'workingDays', start, total, pauses, complete: found, ...end };
}

function planNaturalDays(
  calendar: Calendar,
  input: ClockInput,
  amounts: readonly Amount[],
): DayPlan {
  const start = dayOfEnd(calendar, input.start);
  const total = naturalEnd(start, amounts) - start;
  const pauses = clipPauses(pausedDays(calendar, input.suspensions), start + 1);
  const complete = total === 0 ? start : nthDay(start, total, pauses);
  const found = Number.isFinite(complete) ? nextWorkedDay(calendar, complete, pauses) : complete;
  return {
    counts: 'naturalDays',
    start,
    total,
    pauses,
    complete,
    ...endOn(calendar, found, complete, total === 0 ? start : addDays(start, 1)),
  };
}

function planWorkingTime(calendar: Calendar, input: ClockInput, total: number): TimePlan {
  const start = instantOfEnd(calendar, input.start);
  const pauses = clipPauses(pausedInstants(calendar, input.suspensions), start);
  const plan = { counts: 'workingTime', start, total, pauses } as const;
  const unknown = { due: null, beyond: null, atBest: null };
  if (!calendar.hasHours) return { ...plan, ...unknown };
  const day = dayAt(calendar, start);
  const { from, to } = calendar.covers;
  const isUncovered = day < from && total > 0;
  const found = isUncovered ? undefined : dueInstant(calendar, start, total, pauses);
  if (found === undefined) {
    const atBest = earliestPossibleDay(calendar, start, total, pauses);
    if (atBest === null) return { ...plan, ...unknown };
    return { ...plan, due: null, beyond: isUncovered || day > to ? day : addDays(to, 1), atBest };
  }
  if (found === Infinity) return { ...plan, ...unknown };
  return { ...plan, due: { kind: 'instant', at: found }, beyond: null, atBest: null };
}

/** A stated end: suspensions do not move it; its working days are counted for information. */
function planStated(calendar: Calendar, input: ClockInput, end: ClockEnd): DayPlan {
  const start = dayOfEnd(calendar, input.start);
  const pauses = clipPauses(pausedDays(calendar, input.suspensions), start + 1);
  const last = end.due === null ? null : dayOfEnd(calendar, end.due);
  const known = last !== null && (last <= start || coversDays(calendar, addDays(start, 1), last));
  return {
    counts: 'workingDays',
    start,
    total: known ? countDays(calendar, 'workingDays', start, last, pauses) : null,
    pauses,
    complete: last ?? start,
    ...end,
  };
}

/** Days that count after one day up to and including another; days not covered count nothing. */
export function countDays(
  calendar: Calendar,
  counts: DayPlan['counts'],
  after: Day,
  through: Day,
  pauses: Pauses,
): number {
  const working = counts === 'workingDays';
  const first = working ? Math.max(after + 1, calendar.covers.from) : after + 1;
  const next = working ? Math.min(through, calendar.covers.to) + 1 : through + 1;
  if (next <= first) return 0;
  let count = daysIn(calendar, working, first, next);
  for (let index = 0; index < pauses.length; index += 2) {
    const from = Math.max(pauses[index] ?? 0, first);
    const to = Math.min(pauses[index + 1] ?? Infinity, next);
    if (from >= next) break;
    if (to > from) count -= daysIn(calendar, working, from, to);
  }
  return count;
}

function daysIn(calendar: Calendar, working: boolean, from: number, to: number): number {
  return working ? calendar.days.before(to as Day) - calendar.days.before(from as Day) : to - from;
}

/**
 * The end on a day found under the assumption that uncovered days are worked.
 *
 * @param firstNeeded from here on the calendar decides the end
 * @param first day of the limit, from which the first uncovered one is named
 */
function endOn(calendar: Calendar, found: Day, firstNeeded: Day, first = firstNeeded): ClockEnd {
  if (!Number.isFinite(found)) return { due: null, beyond: null, atBest: null };
  if (coversDays(calendar, firstNeeded, found)) {
    return { due: { kind: 'day', day: found }, beyond: null, atBest: null };
  }
  const { from, to } = calendar.covers;
  const beyond = first < from || first > to ? first : addDays(to, 1);
  return { due: null, beyond, atBest: found };
}
