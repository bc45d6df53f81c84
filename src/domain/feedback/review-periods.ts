import type { ReviewClockKind } from '../limits/clock-kind.ts';
import { dayOf } from '../time/day.ts';
import type { Day } from '../time/day.ts';
import type { Amount } from '../time/limit.ts';

/** How long one clock of bad reviews runs in a region and below it: data with effective dates. */
export interface ReviewPeriod {
  readonly clock: ReviewClockKind;
  /** The region whose rule it is; null for everywhere that has none of its own. */
  readonly regionCode: string | null;
  readonly limit: Amount;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
  /** Where the rule is written. */
  readonly source: string;
}

/** Earlier than any event that is taken. */
const ALWAYS = { effectiveFrom: dayOf(2000, 1, 1), effectiveTo: null } as const;

/**
 * The periods in force unless others are recorded. 5 working days for the fix are Shandong's practice
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
 * of several of one region the latest that was in force.
 *
 * @param path codes of the regions from the root down, as `370000/370100/`
 */
export function findReviewPeriod(
  periods: readonly ReviewPeriod[],
  clock: ReviewClockKind,
  path: string,
  day: Day,
): ReviewPeriod | undefined {
  const regions = path.split('/');
  let found: ReviewPeriod | undefined;
  let depth = -2;
  for (const period of periods) {
    const { effectiveFrom, effectiveTo, regionCode } = period;
    if (period.clock !== clock || day < effectiveFrom) continue;
    if (effectiveTo !== null && day > effectiveTo) continue;
    const at = regionCode === null ? -1 : regions.indexOf(regionCode);
    if (regionCode !== null && at < 0) continue;
    const newer = found !== undefined && effectiveFrom >= found.effectiveFrom;
    if (at > depth || (at === depth && newer)) {
      found = period;
      depth = at;
    }
  }
  return found;
}

function everywhere(clock: ReviewClockKind, value: number, source: string): ReviewPeriod {
  return { ...ALWAYS, clock, regionCode: null, limit: { value, unit: 'workingDay' }, source };
}
