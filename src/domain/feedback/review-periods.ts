import type { ReviewClockKind } from '../limits/clock-kind.ts';
import { nearnessOf } from '../reference/nearest-region.ts';
import type { Day } from '../time/day.ts';
import { ALWAYS, isInForce } from '../time/in-force.ts';
import type { Effective } from '../time/in-force.ts';
import type { Amount } from '../time/limit.ts';

/** How long one clock of bad reviews runs in a region and below it: data with effective dates. */
export interface ReviewPeriod extends Effective {
  readonly clock: ReviewClockKind;
  /** The region whose rule it is; null for everywhere that has none of its own. */
  readonly regionCode: string | null;
  readonly limit: Amount;
  /** Where the rule is written. */
  readonly source: string;
}

/**
 * What a store begins with; others are loaded. 5 working days for the fix are Shandong's practice
 * (德州, 2020); a city in Sichuan gives 15, another municipal notice 7 days: a region's own row says so.
 */
export const REVIEW_PERIODS: readonly ReviewPeriod[] = [
  everywhere('contact', 1, 'practice: first contact within a working day'),
  everywhere('rectification', 5, '德州市 2020: 5 个工作日内整改并反馈'),
  everywhere('appeal', 5, 'intake of supervisors: decided within 5 working days'),
  {
    ...everywhere('rectification', 15, '四川省某市: 差评 15 个工作日内整改'),
    regionCode: '510000',
  },
];

/**
 * The period of a clock that begins on a day under a path: the nearest region that has one decides,
 * of several of one region the one that began last; of those of one day the last of the list.
 *
 * @param path codes of the regions from the root down, as `370000/370100/`
 */
export function findReviewPeriod(
  periods: readonly ReviewPeriod[],
  clock: ReviewClockKind,
  path: string,
  day: Day,
): ReviewPeriod | undefined {
  let found: ReviewPeriod | undefined;
  let nearest = -2;
  for (const period of periods) {
    if (period.clock !== clock || !isInForce(period, day)) continue;
    const near = nearnessOf(period.regionCode, path);
    if (near === undefined || near < nearest) continue;
    if (near === nearest && period.effectiveFrom < (found?.effectiveFrom ?? 0)) continue;
    found = period;
    nearest = near;
  }
  return found;
}

function everywhere(clock: ReviewClockKind, value: number, source: string): ReviewPeriod {
  return { ...ALWAYS, clock, regionCode: null, limit: { value, unit: 'workingDay' }, source };
}
