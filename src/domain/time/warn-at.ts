import { dayAt, startOfDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { instantOfEnd } from './clock-ends.ts';
import { planClock } from './clock-plan.ts';
import type { DayPlan, TimePlan } from './clock-plan.ts';
import type { ClockInput, Due } from './clock.ts';
import { addDays, addMonths } from './day.ts';
import type { Day } from './day.ts';
import { dueDay, dueInstant, NO_PAUSES, nthDay } from './due-day.ts';
import type { Pauses } from './due-day.ts';
import { isStated } from './limit.ts';
import type { Amount, Instant } from './limit.ts';
import { familyOf, workingTimeOf } from './limit-total.ts';

/**
 * First instant from which at most `before` remains: for day units the start of the local day on
 * which the remaining days fall to it, for hour units the instant at which that much working time
 * is left. Never before the start; null without a due date.
 *
 * A `before` of another family than the limit is measured back from the due date: working or
 * natural days from its day (keeping the time of day of a due instant), working time from its end.
 */
export function warnAt(calendar: Calendar, input: ClockInput, before: Amount): Instant | null {
  const plan = planClock(calendar, input);
  if (plan.due === null) return null;
  const at =
    !isStated(input.limit) && familyOf(input.limit.unit) === familyOf(before.unit)
      ? plan.counts === 'workingTime'
        ? timeLeft(calendar, plan, workingTimeOf([before]))
        : daysLeft(calendar, plan, daysOf(plan, before))
      : measuredBack(calendar, plan.due, plan, before);
  return at === undefined ? null : Math.max(at, instantOfEnd(calendar, input.start));
}

function timeLeft(calendar: Calendar, plan: TimePlan, time: number): Instant | undefined {
  return dueInstant(calendar, plan.start, plan.total - time, plan.pauses);
}

function daysLeft(calendar: Calendar, plan: DayPlan, days: number): Instant | undefined {
  if (plan.due?.kind !== 'day' || plan.total === null) return undefined;
  const counted = plan.total - days;
  if (days === 0) return startOfDay(calendar, plan.due.day);
  if (counted <= 0) return -Infinity;
  return startOfDay(
    calendar,
    plan.counts === 'workingDays'
      ? dueDay(calendar, plan.start, counted, plan.pauses)
      : nthDay(plan.start, counted, plan.pauses),
  );
}

/** How many natural or working days an amount is when it ends on the day the count is complete. */
function daysOf(plan: DayPlan, before: Amount): number {
  const complete = plan.complete;
  switch (before.unit) {
    case 'month':
      return complete - addMonths(complete, -before.value);
    case 'year':
      return complete - addMonths(complete, -12 * before.value);
    case 'naturalDay':
    case 'workingDay':
    case 'workingHour':
    case 'workingMinute':
      return before.value;
  }
}

function measuredBack(
  calendar: Calendar,
  due: Due,
  plan: DayPlan | TimePlan,
  before: Amount,
): Instant | undefined {
  const dueDate = due.kind === 'day' ? due.day : dayAt(calendar, due.at);
  if (familyOf(before.unit) === 'time') {
    if (!calendar.hasHours) return undefined;
    const end = due.kind === 'day' ? startOfDay(calendar, addDays(dueDate, 1)) : due.at;
    return calendar.time.earliest(calendar.time.before(end) - workingTimeOf([before]));
  }
  const timeOfDay = due.kind === 'day' ? 0 : due.at - startOfDay(calendar, dueDate);
  return startOfDay(calendar, dayBack(calendar, dueDate, plan, before)) + timeOfDay;
}

/** The first day after which at most `before` is left up to and including the due day. */
function dayBack(calendar: Calendar, due: Day, plan: DayPlan | TimePlan, before: Amount): Day {
  switch (before.unit) {
    case 'month':
      return addMonths(due, -before.value);
    case 'year':
      return addMonths(due, -12 * before.value);
    case 'naturalDay':
      return countedDayBack(due, before.value, dayPausesOf(plan), (from, to) => to - from, addDays);
    case 'workingDay':
    case 'workingHour':
    case 'workingMinute': {
      const { days } = calendar;
      return countedDayBack(
        days.until(due),
        before.value,
        dayPausesOf(plan),
        (from, to) => days.before(to as Day) - days.before(from as Day),
        (day, step) => days.at(days.before(day) + step),
      );
    }
  }
}

function dayPausesOf(plan: DayPlan | TimePlan): Pauses {
  return plan.counts === 'workingTime' ? NO_PAUSES : plan.pauses;
}

function countedDayBack(
  last: Day,
  steps: number,
  pauses: Pauses,
  count: (from: number, to: number) => number,
  step: (day: Day, steps: number) => Day,
): Day {
  let back = steps;
  let found = step(last, -back);
  for (let index = pauses.length - 2; index >= 0; index -= 2) {
    const from = pauses[index] ?? 0;
    const to = Math.min(pauses[index + 1] ?? Infinity, last + 1);
    if (from >= to) continue;
    if (to <= found) break;
    back += count(from, to);
    found = step(last, -back);
  }
  return found;
}
