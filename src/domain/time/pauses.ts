import { startOfDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { dayOfEnd, instantOfEnd } from './clock-ends.ts';
import type { ClockStart, Suspension } from './clock.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import { dueInstant, NO_PAUSES } from './due-day.ts';
import type { Pauses } from './due-day.ts';
import type { Amount, Instant } from './limit.ts';
import { familyOf, naturalEnd, workingTimeOf } from './limit-total.ts';

/** The local days that suspensions leave out, each as the half-open range [from, to). */
export function pausedDays(calendar: Calendar, suspensions: readonly Suspension[]): Pauses {
  if (suspensions.length === 0) return NO_PAUSES;
  return merge(
    suspensions.map(({ from, to, limit }) => [
      dayOfEnd(calendar, from),
      Math.min(
        to === undefined ? Infinity : dayOfEnd(calendar, to),
        limit === undefined ? Infinity : dayAfterLimit(calendar, from, limit),
      ),
    ]),
  );
}

/** The instants that suspensions leave out. */
export function pausedInstants(calendar: Calendar, suspensions: readonly Suspension[]): Pauses {
  if (suspensions.length === 0) return NO_PAUSES;
  return merge(
    suspensions.map(({ from, to, limit }) => [
      instantOfEnd(calendar, from),
      Math.min(
        to === undefined ? Infinity : instantOfEnd(calendar, to),
        limit === undefined ? Infinity : instantAfterLimit(calendar, from, limit),
      ),
    ]),
  );
}

/** Pauses without what lies before `first`. */
export function clipPauses(pauses: Pauses, first: number): Pauses {
  if ((pauses[0] ?? Infinity) >= first) return pauses;
  const clipped: number[] = [];
  for (let index = 0; index < pauses.length; index += 2) {
    const end = pauses[index + 1] ?? Infinity;
    if (end > first) clipped.push(Math.max(pauses[index] ?? 0, first), end);
  }
  return clipped;
}

/** Whether a day or an instant lies in a pause. */
export function isPaused(pauses: Pauses, at: number): boolean {
  for (let index = 0; index < pauses.length; index += 2) {
    if (at < (pauses[index] ?? 0)) return false;
    if (at < (pauses[index + 1] ?? Infinity)) return true;
  }
  return false;
}

/** Whether one pause takes all of [from, to). */
export function isWhollyPaused(pauses: Pauses, from: number, to: number): boolean {
  for (let index = 0; index < pauses.length; index += 2) {
    if ((pauses[index] ?? 0) <= from && (pauses[index + 1] ?? Infinity) >= to) return true;
  }
  return false;
}

/**
 * First day after a suspension's own limit. A limit of n days covers n days of its unit beginning
 * with the first; a limit of 0 suspends nothing. Beyond the calendar it is the earliest possible.
 */
function dayAfterLimit(calendar: Calendar, from: ClockStart, limit: Amount): Day {
  const first = dayOfEnd(calendar, from);
  switch (familyOf(limit.unit)) {
    case 'working': {
      if (limit.value === 0) return first;
      const { days } = calendar;
      return addDays(days.at(days.before(first) + limit.value - 1), 1);
    }
    case 'natural':
      return naturalEnd(first, [limit]);
    case 'time':
      return dayOfEnd(calendar, { kind: 'instant', at: instantAfterLimit(calendar, from, limit) });
  }
}

function instantAfterLimit(calendar: Calendar, from: ClockStart, limit: Amount): Instant {
  if (familyOf(limit.unit) !== 'time') {
    return startOfDay(calendar, dayAfterLimit(calendar, from, limit));
  }
  const start = instantOfEnd(calendar, from);
  const end = calendar.hasHours ? dueInstant(calendar, start, workingTimeOf([limit])) : undefined;
  return end ?? Math.max(start, startOfDay(calendar, addDays(calendar.covers.to, 1)));
}

function merge(ranges: [from: number, to: number][]): Pauses {
  ranges.sort((one, other) => one[0] - other[0]);
  const merged: number[] = [];
  for (const [from, to] of ranges) {
    const last = merged.length - 1;
    if (from >= to) continue;
    if (last > 0 && from <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, to);
    else merged.push(from, to);
  }
  return merged;
}
