import { addDays, addMonths } from './day.ts';
import type { Day } from './day.ts';
import type { Amount, LimitUnit } from './limit.ts';

/**
 * Units that can be added to each other: working days; natural days, months and years; working
 * hours and minutes.
 */
export type UnitFamily = 'working' | 'natural' | 'time';

const FAMILIES: Readonly<Record<LimitUnit, UnitFamily>> = {
  workingDay: 'working',
  naturalDay: 'natural',
  month: 'natural',
  year: 'natural',
  workingHour: 'time',
  workingMinute: 'time',
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The family of a unit. */
export function familyOf(unit: LimitUnit): UnitFamily {
  return FAMILIES[unit];
}

/** Working days in a list of amounts; other units count nothing. */
export function workingDaysOf(amounts: readonly Amount[]): number {
  return sum(amounts, 'workingDay');
}

/** Working time in a list of amounts, in milliseconds; other units count nothing. */
export function workingTimeOf(amounts: readonly Amount[]): number {
  return sum(amounts, 'workingHour') * HOUR_MS + sum(amounts, 'workingMinute') * MINUTE_MS;
}

/**
 * Last natural day of a list of amounts counted from a day: years and months first, in one step
 * (31 January + 1 month + 1 month is 31 March), then days. Working units count nothing.
 */
export function naturalEnd(start: Day, amounts: readonly Amount[]): Day {
  const months = sum(amounts, 'month') + 12 * sum(amounts, 'year');
  const end = months === 0 ? start : addMonths(start, months);
  return addDays(end, sum(amounts, 'naturalDay'));
}

function sum(amounts: readonly Amount[], unit: LimitUnit): number {
  let total = 0;
  for (const amount of amounts) if (amount.unit === unit) total += amount.value;
  return total;
}
