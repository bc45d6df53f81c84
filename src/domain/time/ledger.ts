import { dayAt, dayKind, startOfDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { dayOfEnd, instantOfEnd } from './clock-ends.ts';
import { planClock } from './clock-plan.ts';
import type { DayPlan, TimePlan } from './clock-plan.ts';
import type { ClockInput } from './clock.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import { countTime } from './elapsed.ts';
import type { Instant } from './limit.ts';
import { isPaused, isWhollyPaused } from './pauses.ts';

/** Why a day counted or not. */
export type LedgerKind = 'trigger' | 'counted' | 'restDay' | 'holiday' | 'makeUpDay' | 'suspended';

/** One day of a clock: what it was and what it counted, in days (0 or 1) or working seconds. */
export interface LedgerLine {
  readonly day: Day;
  readonly kind: LedgerKind;
  readonly counted: number;
}

/**
 * Every day of a clock from the trigger day to the later of the due day and the finish, or
 * `until` while it runs. The lines up to a day add up to what has elapsed on it.
 *
 * - A suspended day is `suspended` whatever else it is; a worked make-up day is `makeUpDay`.
 * - Natural days that count are `counted`, also on weekends. Where a due day that rests was moved,
 *   the rest days in between count nothing and the due day is the last that counts.
 * - A limit of 0 moved off a rest day counts nothing up to its due day, which is a second
 *   `trigger`.
 * - In hour units a line is cut at the start and at the last instant.
 * - Working-day lines end with the calendar's cover: what an uncovered day counts is not known.
 */
export function ledger(calendar: Calendar, input: ClockInput, until: Instant): LedgerLine[] {
  const plan = planClock(calendar, input);
  const end = input.finished ?? { kind: 'instant', at: until };
  if (plan.counts === 'workingTime') {
    const due = plan.due?.kind === 'instant' ? plan.due.at : -Infinity;
    return timeLines(calendar, plan, Math.max(due, instantOfEnd(calendar, end)));
  }
  const due = plan.due === null ? null : dayOfEnd(calendar, plan.due);
  const last = Math.max(due ?? plan.start, dayOfEnd(calendar, end)) as Day;
  return dayLines(calendar, plan, due, last);
}

function dayLines(calendar: Calendar, plan: DayPlan, due: Day | null, last: Day): LedgerLine[] {
  const { counts, start, total, pauses, complete } = plan;
  const lines: LedgerLine[] = [{ day: start, kind: 'trigger', counted: 0 }];
  const natural = counts === 'naturalDays';
  const end = natural ? last : Math.min(last, calendar.covers.to);
  const hasPauses = pauses.length > 0;
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
    if (hasPauses && isPaused(pauses, day)) {
      lines.push({ day, kind: 'suspended', counted: 0 });
      continue;
    }
    const kind = dayKind(calendar, day);
    if (kind === 'unknown' && !natural) continue;
    if (total === 0 && due !== null && day <= due) {
      lines.push(day === due ? { day, kind: 'trigger', counted: 0 } : uncounted(day, kind));
    } else if (kind === 'makeUpDay') {
      lines.push({ day, kind, counted: 1 });
    } else if (kind === 'workday' || (natural && !(due !== null && day >= complete && day < due))) {
      lines.push({ day, kind: 'counted', counted: 1 });
    } else {
      lines.push(uncounted(day, kind));
    }
  }
  return lines;
}

function uncounted(day: Day, kind: string): LedgerLine {
  return { day, kind: kind === 'holiday' ? 'holiday' : 'restDay', counted: 0 };
}

function timeLines(calendar: Calendar, plan: TimePlan, until: Instant): LedgerLine[] {
  const first = dayAt(calendar, plan.start);
  const last = Math.min(
    Math.max(dayAt(calendar, until), first),
    Math.max(calendar.covers.to, first),
  );
  const lines: LedgerLine[] = [];
  let begin = plan.start;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const next = startOfDay(calendar, addDays(day, 1));
    const time = countTime(calendar, plan, begin, Math.min(next, until));
    const counted = time / 1000;
    if (day === first) lines.push({ day, kind: 'trigger', counted });
    else if (day >= calendar.covers.from)
      lines.push(timeLine(calendar, plan, day, begin, next, counted));
    begin = next;
  }
  return lines;
}

function timeLine(
  calendar: Calendar,
  plan: TimePlan,
  day: Day,
  begin: Instant,
  next: Instant,
  counted: number,
): LedgerLine {
  if (counted === 0 && isLeftOut(calendar, plan, day, begin, next)) {
    return { day, kind: 'suspended', counted };
  }
  const kind = dayKind(calendar, day);
  if (kind === 'makeUpDay') return { day, kind, counted };
  if (kind === 'workday') return { day, kind: 'counted', counted };
  return uncounted(day, kind);
}

/** Whether a suspension takes all working time of a day, or all of a day that has none. */
function isLeftOut(
  calendar: Calendar,
  plan: TimePlan,
  day: Day,
  begin: Instant,
  next: Instant,
): boolean {
  if (plan.pauses.length === 0) return false;
  if (calendar.time.ofDay(day) > 0) return countTime(calendar, plan, begin, next) === 0;
  return isWhollyPaused(plan.pauses, begin, next);
}
