import type { ClockLine } from './clock-view.ts';
import type { EvidenceRow } from './indicator-view.ts';
import type { OtherRules, PeriodView, RankingQuery } from './ranking-view.ts';

/** `POST /rankings/what-if/cases`: what makes a number of a unit another one. */
export interface WhatIfCasesRequest extends RankingQuery, OtherRules {
  /** Code of a region or department of the group. */
  readonly unit: string;
  /** Id of the catalogue, such as `I-03`. */
  readonly indicator: string;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** When a clock is due and how it stands. */
type ClockEnd = Pick<ClockLine, 'due' | 'bucket'>;

/** A clock of a case as it is and as it would be; null where it would not be there. */
export interface MovedClock {
  readonly kind: ClockLine['kind'];
  readonly before: ClockEnd | null;
  readonly after: ClockEnd | null;
}

/** A case that would be counted otherwise. */
export interface WhatIfCase extends Omit<EvidenceRow, 'amount'> {
  /** What it would add to both counts beyond what it adds now. */
  readonly numerator: number;
  readonly denominator: number;
  /** Its clocks that would end otherwise. */
  readonly clocks: readonly MovedClock[];
}

/** A count now, and as it would be. */
export interface CountMove {
  readonly before: number;
  readonly after: number;
}

/** Answer of `POST /rankings/what-if/cases`, without its stamp. */
export interface WhatIfCasesView {
  /** Always true: nothing published changes. */
  readonly hypothetical: true;
  readonly period: PeriodView;
  readonly unit: string;
  readonly indicator: string;
  /** All cases together add up to the difference. */
  readonly numerator: CountMove;
  /** Null for a plain count. */
  readonly denominator: CountMove | null;
  readonly items: readonly WhatIfCase[];
  readonly next: string | null;
  readonly total: number;
}
