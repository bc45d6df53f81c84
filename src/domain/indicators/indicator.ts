import type { IndicatorItem } from './indicator-item.ts';

/**
 * How an indicator comes about: as a `sum` of contributions whose day lies in the period, as a
 * `stock` of what is in force when the period ends, or `rolling` over a span that ends with it.
 */
export type IndicatorKind = 'sum' | 'stock' | 'rolling';

/**
 * The one instant that decides in which period something counts (`design.md` 5 Periods): `due` for
 * timeliness (it enters when it finishes or its due day ends, in the period of the due day; unknown
 * and suspended are in none and carried over), the day on which something `finished`, was `received`,
 * `accepted` or simply `happened`, or the `periodEnd` for stocks.
 */
export type Membership = 'due' | 'finished' | 'received' | 'accepted' | 'happened' | 'periodEnd';

/** Which way is better; `none` for volumes, which say nothing of merit. */
export type Direction = 'higher' | 'lower' | 'none';

/**
 * How the value is read from both counts: as a `percent`, as cards `perTenThousand` cases, as a
 * quotient in `workingDays`, `points` or `times`, or as the count itself.
 */
export type IndicatorUnit =
  'percent' | 'perTenThousand' | 'workingDays' | 'points' | 'times' | 'count';

/** By what a value can be broken down. */
export type Dimension = 'region' | 'department' | 'item' | 'channel';

/** The supervised stages of `domain.md` 0, and what lies beside them. */
export type Stage =
  'itemOnline' | 'case' | 'licenceSharing' | 'resultDelivery' | 'feedback' | 'supervision' | 'data';

/** What one unit of a count is: each opens as one row of the evidence, days as the cases they fell on. */
export type Counted =
  | 'case'
  | 'clock'
  | 'card'
  | 'order'
  | 'ticket'
  | 'review'
  | 'item'
  | 'material'
  | 'licence'
  | 'call'
  | 'day'
  | 'point';

/** Cells that a count adds up, or takes off. */
export interface CellTerm {
  /** First two parts of the cells, such as `clock commitment`. */
  readonly measure: string;
  /** Their last part: bucket, channel and the like, empty for none; null for any. */
  readonly kinds: ReadonlySet<string> | null;
  readonly sign: 1 | -1;
}

/** One count of an indicator: of contributions, or of items in force. */
export type IndicatorCount =
  | { readonly from: 'cells'; readonly of: Counted; readonly terms: readonly CellTerm[] }
  | {
      readonly from: 'items';
      readonly of: Counted;
      /** What an item in force adds. */
      readonly amountOf: (item: IndicatorItem) => number;
    };

/** Words in both languages of the screen. */
export interface IndicatorWords {
  readonly zh: string;
  readonly en: string;
}

/** One indicator of `domain.md` 5.4: what is counted, when, and how it is read. */
export interface Indicator {
  /** Number of the catalogue; further formulas of one number have a word after a dot: `I-31.satisfied`. */
  readonly id: string;
  readonly name: IndicatorWords;
  /** What is counted and what is not, as users read it. */
  readonly explanation: IndicatorWords;
  readonly stage: Stage;
  readonly kind: IndicatorKind;
  readonly membership: Membership;
  readonly direction: Direction;
  readonly unit: IndicatorUnit;
  readonly dimensions: readonly Dimension[];
  readonly numerator: IndicatorCount;
  /** Null for a plain count. */
  readonly denominator: IndicatorCount | null;
  /**
   * What counts for a region where that is another thing than what counts for a department: rates of
   * tickets read the clock of each department, or that of the matter (`design.md` 5 Tickets).
   */
  readonly byRegion?: Pick<Indicator, 'numerator' | 'denominator'>;
}

/** What is counted for: all that lies in a region, or what one department answers for. */
export type CountedFor = 'region' | 'department';

/** An indicator with the counts by which regions, or departments, are measured. */
export function indicatorFor(indicator: Indicator, unit: CountedFor): Indicator {
  const { byRegion } = indicator;
  return unit === 'department' || byRegion === undefined
    ? indicator
    : { ...indicator, ...byRegion };
}
