import type { CaseFacts } from '../cases/case-facts.ts';
import type { Configuration } from '../configuration.ts';
import type { ItemVersion } from '../reference/item.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/day.ts';
import type { Limit } from '../time/limit.ts';

/** A limit and where it comes from. */
export interface LimitOfCase {
  readonly limit: Limit;
  /** `event`; `item:CODE` with `@` and the first day of its version; `onTheSpot`; `article:` and the law's. */
  readonly basis: string;
}

/** The limits of a case's decision; null where it has none, so that it has no such clock. */
export interface LimitsOfCase {
  readonly statutory: LimitOfCase | null;
  readonly commitment: LimitOfCase | null;
}

/** On the spot 即办: late when finished on a later working day than accepted (`domain.md` 1.3). */
const ON_THE_SPOT: Limit = { value: 0, unit: 'workingDay' };

/**
 * The event's own limits, else those of the item version in force on the acceptance day; later
 * revisions never change a case (`design.md` 5).
 */
export function limitsOfCase(
  facts: CaseFacts,
  acceptedOn: Day,
  configuration: Configuration,
): LimitsOfCase {
  const { statutoryLimit, commitmentLimit, itemCode } = facts;
  const item =
    itemCode === null || (statutoryLimit !== null && commitmentLimit !== null)
      ? undefined
      : configuration.findItem(itemCode, acceptedOn);
  return {
    statutory: ofEvent(statutoryLimit) ?? ofItem(item, item?.statutoryLimit ?? null),
    commitment:
      ofEvent(commitmentLimit) ??
      (facts.kind === 'onTheSpot' ? { limit: ON_THE_SPOT, basis: 'onTheSpot' } : null) ??
      ofItem(item, item?.commitmentLimit ?? (item?.type === 'onTheSpot' ? ON_THE_SPOT : null)),
  };
}

function ofEvent(limit: Limit | null): LimitOfCase | null {
  return limit === null ? null : { limit, basis: 'event' };
}

function ofItem(item: ItemVersion | undefined, limit: Limit | null): LimitOfCase | null {
  if (item === undefined || limit === null) return null;
  const since = item.validFrom === null ? '' : `@${formatDay(item.validFrom)}`;
  return { limit, basis: `item:${item.code}${since}` };
}
