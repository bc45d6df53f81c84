import type { Exact } from './decimal.ts';

/** How an indicator's value becomes a score; all amounts are exact. */
export type ScoringRule =
  /** full × rate / 100, within [0, full]. */
  | { readonly type: 'linear'; readonly full: Exact }
  /** max(floor, full − slope × what the rate lacks of the target), mirrored for lower-is-better. */
  | {
      readonly type: 'thresholdSlopeFloor';
      readonly full: Exact;
      readonly target: Exact;
      readonly slope: Exact;
      readonly floor: Exact;
      readonly direction: 'higher' | 'lower';
    }
  /** The score of the highest band that the rate reaches; below the first 0. Bands ascend. */
  | {
      readonly type: 'steps';
      readonly steps: readonly { readonly from: Exact; readonly score: Exact }[];
    }
  /** max(floor, full − per × count). */
  | {
      readonly type: 'deductPerEvent';
      readonly full: Exact;
      readonly per: Exact;
      readonly floor: Exact;
    }
  /** min(cap, per × count), on top of the marks. */
  | { readonly type: 'bonus'; readonly per: Exact; readonly cap: Exact }
  /** One event holds the total down to `score`. */
  | { readonly type: 'veto'; readonly score: Exact }
  /** A score that persons gave, within [0, full]. */
  | { readonly type: 'manual'; readonly full: Exact }
  /** The weighted sum of its children. */
  | { readonly type: 'composite'; readonly children: readonly Indicator[] };

/** What is done with an indicator that is not applicable to a unit. */
export const NA_POLICIES = ['excludeUnit', 'redistribute', 'full', 'zero'] as const;
type NaPolicy = (typeof NA_POLICIES)[number];

/** One indicator of a scheme. */
export interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly weight: Exact;
  readonly rule: ScoringRule;
  /** Smallest denominator that counts; below it the indicator is not applicable. */
  readonly minSample: Exact | null;
  readonly naPolicy: NaPolicy;
}

/** Decimal places of rates, scores and totals. */
export interface Rounding {
  readonly rate: number;
  readonly score: number;
  readonly total: number;
}

/** Ranks of equal totals: 1, 1, 2 or 1, 1, 3. */
export const TIES = ['dense', 'competition'] as const;
export type Ties = (typeof TIES)[number];

/** A scheme of assessment. */
export interface Scheme {
  readonly indicators: readonly Indicator[];
  readonly rounding: Rounding;
  readonly ties: Ties;
}

/** What a unit has for an indicator. */
export type IndicatorValue =
  | { readonly kind: 'rate'; readonly numerator: Exact; readonly denominator: Exact }
  | { readonly kind: 'count'; readonly count: Exact }
  | { readonly kind: 'score'; readonly score: Exact };

/** A unit to be assessed; it is ranked among those of its group. */
export interface Unit {
  readonly id: string;
  readonly group: string;
  readonly values: ReadonlyMap<string, IndicatorValue>;
}
