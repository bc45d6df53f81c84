import type { Day } from '../time/day.ts';
import type { Limit } from '../time/limit.ts';

/** How an item is handled: on the spot 即办件, by commitment 承诺件, or forwarded 上报件. */
export type ItemType = 'onTheSpot' | 'commitment' | 'forwarded';

/** One version of a service item 事项; a case keeps the version in force on its acceptance day. */
export interface ItemVersion {
  readonly code: string;
  readonly name: string;
  readonly type: ItemType;
  readonly departmentCode: string | null;
  readonly statutoryLimit: Limit | null;
  readonly commitmentLimit: Limit | null;
  /**
   * How far it can be done online (`domain.md` 5.1): 1 guidance only, 2-3 second level, 4 third, 5-7 all
   * of it. Null where nobody told.
   */
  readonly onlineDepth: number | null;
  /** How often an applicant has to come; null where nobody told. */
  readonly visits: number | null;
  /** First day in force; null for always. */
  readonly validFrom: Day | null;
  /** Last day in force; null while it stands. */
  readonly validTo: Day | null;
}
