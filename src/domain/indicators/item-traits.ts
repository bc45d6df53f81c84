import { isStated } from '../time/limit.ts';
import type { Limit } from '../time/limit.ts';
import type { IndicatorItem } from './indicator-item.ts';

/** Whether it is handled on the spot 即办件: its type says so, or the promise is to take no time (`domain.md` 1.3). */
export function isImmediate({ version: { type, commitmentLimit } }: IndicatorItem): boolean {
  if (type === 'onTheSpot') return true;
  return commitmentLimit !== null && !isStated(commitmentLimit) && commitmentLimit.value === 0;
}

/** Whether something of it can be done online: depth 2 and more (`domain.md` 5.1). */
export function isOnline({ version }: IndicatorItem): boolean {
  return version.onlineDepth !== null && version.onlineDepth >= 2;
}

/** Whether all of it can be done online: depth 5 to 7. */
export function isWhollyOnline({ version }: IndicatorItem): boolean {
  return version.onlineDepth !== null && version.onlineDepth >= 5;
}

/** Whether nobody has to come for it (`domain.md` 5.1 零跑动). */
export function needsNoVisit(item: IndicatorItem): boolean {
  return item.version.visits === 0 || isWhollyOnline(item);
}

/** Visits that it needs; 0 where nobody told, and then it is not among those counted. */
export function visitsOf({ version }: IndicatorItem): number {
  return version.visits ?? 0;
}

/** Working days that the law allows; 0 unless both limits are in working days. */
export function statutoryDaysOf({ version }: IndicatorItem): number {
  const statutory = workingDaysOf(version.statutoryLimit);
  return workingDaysOf(version.commitmentLimit) === null ? 0 : (statutory ?? 0);
}

/** Working days that are promised; 0 unless both limits are in working days. */
export function commitmentDaysOf({ version }: IndicatorItem): number {
  const commitment = workingDaysOf(version.commitmentLimit);
  return workingDaysOf(version.statutoryLimit) === null ? 0 : (commitment ?? 0);
}

function workingDaysOf(limit: Limit | null): number | null {
  if (limit === null || isStated(limit) || limit.unit !== 'workingDay') return null;
  return limit.value;
}
