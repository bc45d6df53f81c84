import { dayAt } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { countDays } from './clock-plan.ts';
import type { DayPlan, TimePlan } from './clock-plan.ts';
import { dayOfEnd } from './clock-ends.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import type { Instant } from './limit.ts';

/**
 * Days counted up to and including a day. Between the day on which the count would be complete
 * and a due day moved off it, only the due day counts: on a due day nothing remains, however it
 * was reached.
 */
export function elapsedDays(calendar: Calendar, plan: DayPlan, day: Day): number {
  const { counts, start, complete, pauses } = plan;
  const due = plan.due === null ? null : dayOfEnd(calendar, plan.due);
  if (due === null || due === complete) {
    if (plan.total === 0 && due !== null)
      return countDays(calendar, counts, laterOf(due, start), day, pauses);
    return countDays(calendar, counts, start, day, pauses);
  }
  if (plan.total === 0) return countDays(calendar, counts, due, day, pauses);
  const before = addDays(complete, -1);
  if (day <= before) return countDays(calendar, counts, start, day, pauses);
  const counted = countDays(calendar, counts, start, before, pauses);
  return day < due ? counted : counted + 1 + countDays(calendar, counts, due, day, pauses);
}

/** Whether every day that decides the count up to a day is covered by the calendar. */
export function isCountKnown(calendar: Calendar, plan: DayPlan, day: Day): boolean {
  if (plan.counts === 'naturalDays' || day <= plan.start) return true;
  return plan.start + 1 >= calendar.covers.from && day <= calendar.covers.to;
}

/** Working milliseconds counted up to an instant. */
export function elapsedTime(calendar: Calendar, plan: TimePlan, until: Instant): number {
  return countTime(calendar, plan, plan.start, until);
}

/** Working milliseconds between two instants, pauses left out. */
export function countTime(calendar: Calendar, plan: TimePlan, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  const line = calendar.time;
  let time = line.before(to) - line.before(from);
  for (let index = 0; index < plan.pauses.length; index += 2) {
    const begin = Math.max(plan.pauses[index] ?? 0, from);
    const end = Math.min(plan.pauses[index + 1] ?? Infinity, to);
    if (begin >= to) break;
    if (end > begin) time -= line.before(end) - line.before(begin);
  }
  return time;
}

/** Whether every day that decides the working time up to an instant is covered by the calendar. */
export function isTimeKnown(calendar: Calendar, plan: TimePlan, until: Instant): boolean {
  if (!calendar.hasHours) return false;
  if (until <= plan.start) return true;
  const { from, to } = calendar.covers;
  return dayAt(calendar, plan.start) >= from && dayAt(calendar, until) <= to;
}

function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}
