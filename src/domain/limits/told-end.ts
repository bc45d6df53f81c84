import type { CaseSuspension } from '../cases/case-course.ts';
import { dayAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { ClockInput } from '../time/clock.ts';
import { addDays } from '../time/day.ts';
import type { Amount, Instant } from '../time/limit.ts';
import { isHourUnit } from '../time/limit.ts';
import { readClock } from '../time/read-clock.ts';

const NOTHING: readonly never[] = [];

/**
 * First instant at which a suspension lasts longer than the applicant was told (art. 45). A limit
 * of n days covers n days beginning with the first; the case may go on during the next working
 * day, and is late after it. Null without a limit, or beyond the calendar.
 */
export function toldEnd(suspension: CaseSuspension, calendar: Calendar): Instant | null {
  const { limit, from } = suspension;
  if (limit === null || limit.value === 0) return null;
  const input = { ...inputOf(limit, from, calendar), extensions: NOTHING, suspensions: NOTHING };
  return readClock(calendar, input, from).breachAt;
}

function inputOf(
  limit: Amount,
  from: Instant,
  calendar: Calendar,
): Pick<ClockInput, 'start' | 'limit'> {
  if (isHourUnit(limit.unit)) return { start: { kind: 'instant', at: from }, limit };
  const day = dayAt(calendar, from);
  // A month from a day ends on the day it may go on; a count of days has to include that day.
  if (limit.unit === 'month' || limit.unit === 'year')
    return { start: { kind: 'day', day }, limit };
  return {
    start: { kind: 'day', day: addDays(day, -1) },
    limit: { value: limit.value + 1, unit: limit.unit },
  };
}
