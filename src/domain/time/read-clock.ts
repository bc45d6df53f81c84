import { dayAt, startOfDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { dayOfEnd, instantOfEnd } from './clock-ends.ts';
import { planClock } from './clock-plan.ts';
import type { ClockPlan } from './clock-plan.ts';
import type { ClockInput, ClockReading, ClockState, Due, ReadClock, Span } from './clock.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import { elapsedDays, elapsedTime, isCountKnown, isTimeKnown } from './elapsed.ts';
import type { Instant } from './limit.ts';
import { clipPauses, isPaused, pausedDays, pausedInstants } from './pauses.ts';
import type { Pauses } from './due-day.ts';

/**
 * Reads one clock (interfaces.md 2). Facts are used as given, also those after `asOf`; a clock
 * looked at before its start is running with nothing elapsed. Where the page is silent:
 *
 * - on the trigger day a clock in days is running, whatever suspends it: ranges are clipped to
 *   after the trigger;
 * - beyond the calendar the state is `unknown`, finished or not;
 * - a clock finished while an unlimited suspension is open is on time: nothing could run out;
 * - an end stated by the source is moved by extensions only.
 */
export const readClock: ReadClock = (calendar, input, asOf) => {
  const plan = planClock(calendar, input);
  const pauses = shownPauses(calendar, plan, input);
  const breachAt = breachOf(calendar, plan.due);
  const state = stateOf(calendar, plan, input, breachAt, pauses, asOf);
  return {
    due: plan.due,
    state,
    beyondCalendar: plan.beyond,
    notBefore: plan.atBest,
    ...counted(calendar, plan, input, asOf),
    breachAt,
    nextAt: nextOf(calendar, plan, state, breachAt, pauses, asOf),
  };
};

/** First instant at which a clock with this due date is late. */
function breachOf(calendar: Calendar, due: Due | null): Instant | null {
  if (due === null) return null;
  return due.kind === 'day' ? startOfDay(calendar, addDays(due.day, 1)) : due.at + 1;
}

function stateOf(
  calendar: Calendar,
  plan: ClockPlan,
  input: ClockInput,
  breachAt: Instant | null,
  pauses: Pauses,
  asOf: Instant,
): ClockState {
  if (plan.beyond !== null || (plan.counts === 'workingTime' && !calendar.hasHours))
    return 'unknown';
  if (input.finished !== undefined) {
    const late = breachAt !== null && instantOfEnd(calendar, input.finished) >= breachAt;
    return late ? 'finishedLate' : 'finishedOnTime';
  }
  if (breachAt !== null && asOf >= breachAt) return 'overdue';
  const at = plan.counts === 'workingTime' ? asOf : dayAt(calendar, asOf);
  return isPaused(pauses, at) ? 'suspended' : 'running';
}

/** Suspended days or instants as they are shown: those after the trigger. */
function shownPauses(calendar: Calendar, plan: ClockPlan, input: ClockInput): Pauses {
  return plan.counts === 'workingTime'
    ? clipPauses(pausedInstants(calendar, input.suspensions), plan.start)
    : clipPauses(pausedDays(calendar, input.suspensions), plan.start + 1);
}

function counted(
  calendar: Calendar,
  plan: ClockPlan,
  input: ClockInput,
  asOf: Instant,
): Pick<ClockReading, 'elapsed' | 'remaining'> {
  if (plan.counts === 'workingTime') {
    const until = input.finished === undefined ? asOf : instantOfEnd(calendar, input.finished);
    const time = elapsedTime(calendar, plan, until);
    return {
      elapsed: seconds(time),
      remaining: isTimeKnown(calendar, plan, until) ? seconds(plan.total - time) : null,
    };
  }
  const day =
    input.finished === undefined ? dayAt(calendar, asOf) : dayOfEnd(calendar, input.finished);
  const days = elapsedDays(calendar, plan, day);
  const { total } = plan;
  const isKnown = total !== null && isCountKnown(calendar, plan, day);
  return { elapsed: { days }, remaining: isKnown ? { days: total - days } : null };
}

function seconds(time: number): Span {
  return { workingSeconds: time / 1000 };
}

function nextOf(
  calendar: Calendar,
  plan: ClockPlan,
  state: ClockState,
  breachAt: Instant | null,
  pauses: Pauses,
  asOf: Instant,
): Instant | null {
  if (state !== 'running' && state !== 'suspended') return null;
  let next = breachAt ?? Infinity;
  for (const boundary of pauses) {
    if (boundary === Infinity) continue;
    const at = plan.counts === 'workingTime' ? boundary : startOfDay(calendar, boundary as Day);
    if (at > asOf && at < next) next = at;
  }
  return next === Infinity ? null : next;
}
