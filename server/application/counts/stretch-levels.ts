import { civilOf } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Stretch } from '../store/stretch-rows.ts';

export const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;
/** Days of the province end at its midnight. */
const HOURS_AHEAD = 8;

/** The first three are so many changes; none goes on beyond an hour, a day or a month. */
export const LEVEL = { few: 0, more: 1, many: 2, hour: 3, day: 4, month: 5 } as const;

/** The hour of an instant: what is recorded at nine sharp was known at nine. */
export function hourOf(at: Instant): number {
  return Math.ceil(at / HOUR_MS);
}

/** The highest level that ends with a stretch; undefined where its hour goes on. */
export function levelEnded({ hour, until }: Pick<Stretch, 'hour' | 'until'>): number | undefined {
  const next = hourOf(until);
  if (next <= hour) return undefined;
  if (dayOf(next) === dayOf(hour)) return LEVEL.hour;
  return monthOf(next) === monthOf(hour) ? LEVEL.day : LEVEL.month;
}

function dayOf(hour: number): Day {
  // An hour is named by its end.
  return Math.floor((hour - 1 + HOURS_AHEAD) / HOURS_A_DAY) as Day;
}

function monthOf(hour: number): number {
  const { year, month } = civilOf(dayOf(hour));
  return year * 12 + month;
}
