import type { Amount, StepView } from './assessment-view.ts';
import type { RankingGroup, SchemeReading } from './scheme-view.ts';

/** Which ranking is asked for. */
export interface RankingQuery {
  /** `2026-10`, `2026-Q4`, `2026-H2` or `2026`; the running month unless given. */
  readonly period?: string | undefined;
  /** Id of a scheme; the first unless given. */
  readonly scheme?: string | undefined;
  /** `cities` unless given. */
  readonly group?: RankingGroup | undefined;
  /** As it was known at this instant; as it is known now unless given. */
  readonly knownAt?: string | undefined;
}

/** One indicator of the scheme as the table's columns need it. */
export interface RankingIndicator {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** The composite above it; null on the first level. */
  readonly parent: string | null;
  readonly rule: string;
  readonly weight: string;
  /** The most that it can give; 0 for what lies beside the marks. */
  readonly full: string;
  /** Target of a threshold rule, in percent. */
  readonly target: string | null;
  readonly direction: 'higher' | 'lower' | null;
  readonly minSample: string | null;
  /** Null for a composite. */
  readonly reads: SchemeReading | null;
}

/** One indicator of a unit. Counts, band and steps are left out where `mayOpen` is false. */
export interface RankingItem {
  readonly indicator: string;
  readonly rate: string | null;
  readonly score: string | null;
  readonly na: boolean;
  /** `absent`, `zeroDenominator`, `belowMinSample` or `noChildApplicable`; null where it is applicable. */
  readonly reason: string | null;
  readonly numerator?: number | undefined;
  readonly denominator?: number | null | undefined;
  /** Of it not deducted, because the matter costs more elsewhere. */
  readonly deductedElsewhere?: number | undefined;
  /** Ends of the 95 % band in percent (Wilson); null where nothing was counted. */
  readonly band?: { readonly low: string; readonly high: string } | null | undefined;
  readonly steps?: readonly StepView[] | undefined;
}

/** What is said of a unit whether it is ranked or not. */
export interface RankedUnit {
  /** Code of the region or department. */
  readonly unit: string;
  readonly name: string;
  readonly kind: 'region' | 'department';
  /** Ranks are counted within it: a size, a city, or empty where all are one. */
  readonly group: string;
  readonly mayOpen: boolean;
}

/** A row of a ranking. */
export interface RankingRow extends RankedUnit {
  readonly rank: number;
  /** Null where it was not ranked in the period before. */
  readonly previousRank: number | null;
  readonly total: string;
  readonly previousTotal: string | null;
  /** Total less the one before. */
  readonly change: string | null;
  /** All indicators of the tree, in its order. */
  readonly items: readonly RankingItem[];
}

/** A unit that is not ranked. */
export interface LeftOutRow extends RankedUnit {
  /** The indicator that excludes it; null where none at all is applicable. */
  readonly indicator: string | null;
  readonly reason: string;
  readonly items: readonly RankingItem[];
}

/** Days of a period and how far it is. */
export interface PeriodView {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  /** `open` while its last day is not over, then `ended`; the states of its closing come after. */
  readonly state: 'open' | 'ended';
}

/** `GET /rankings` without its stamp. */
export interface RankingView {
  readonly period: PeriodView;
  readonly previous: string;
  readonly scheme: {
    readonly id: string;
    readonly version: number;
    readonly name: { readonly zh: string; readonly en: string };
    readonly places: { readonly rate: number; readonly score: number; readonly total: number };
  };
  readonly group: RankingGroup;
  readonly indicators: readonly RankingIndicator[];
  readonly items: readonly RankingRow[];
  readonly leftOut: readonly LeftOutRow[];
  /** Number of the configuration (calendar, regions, items, rules) that it was derived with. */
  readonly configurationVersion: number;
  /** The instant that was asked for; absent for now. */
  readonly knownAt?: string | undefined;
}

/** How one indicator moved a total against the period before; indicator null is rounding and veto. */
export interface MovedView {
  readonly indicator: string | null;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

/** What one failed case less would be worth. */
export interface OneCaseView {
  readonly indicator: string;
  readonly gain: string;
  readonly total: string;
  readonly rank: number;
  /** Failed cases of the indicator; each is worth as much. */
  readonly cases: number;
}

/** One matter that failed in several ways, of which a scheme deducts one. */
export interface MatterView {
  /** Number of the case; `ticket:NO` or `review:NO` where it speaks of none. */
  readonly matter: string;
  /** The deduction that counts: the largest. */
  readonly kept: MatterPart;
  readonly dropped: readonly MatterPart[];
}

/** One way in which a matter failed. */
export interface MatterPart {
  /** Leaf of the scheme. */
  readonly indicator: string;
  /** Marks that it costs, or would. */
  readonly points: string;
  /** The case, ticket or review that shows it. */
  readonly kind: string;
  readonly no: string;
}

/** `GET /rankings/{unit}`: why a unit stands where it stands, without its stamp. */
export interface RankingExplanation {
  readonly period: PeriodView;
  readonly previous: string;
  readonly row: RankingRow | null;
  readonly leftOut: LeftOutRow | null;
  /** What was done to the sum: redistribution, bonus, veto. */
  readonly steps: readonly StepView[];
  /** Adds up to `change` of the row; null where one of the two periods has no total. */
  readonly moved: readonly MovedView[] | null;
  readonly oneCase: readonly OneCaseView[];
  /** Matters that failed in several ways and cost once; of many, those that cost most. */
  readonly matters: { readonly total: number; readonly items: readonly MatterView[] };
  /** Latest last: this period and those before. */
  readonly history: readonly RankPoint[];
}

/** Rank and total of a unit in one period; null where it was not ranked. */
interface RankPoint {
  readonly period: string;
  readonly rank: number | null;
  readonly total: string | null;
}

/** `GET /rankings/history`: the last periods of every unit of a group, without its stamp. */
export interface RankingHistory {
  readonly periods: readonly string[];
  readonly items: readonly {
    readonly unit: string;
    readonly name: string;
    readonly group: string;
    readonly points: readonly RankPoint[];
  }[];
}

/** What a what-if changes of one indicator; what is absent stays. */
export interface IndicatorChange {
  readonly indicator: string;
  readonly weight?: Amount | undefined;
  readonly minSample?: Amount | undefined;
  readonly full?: Amount | undefined;
  readonly target?: Amount | undefined;
  readonly slope?: Amount | undefined;
  readonly floor?: Amount | undefined;
  readonly per?: Amount | undefined;
  readonly cap?: Amount | undefined;
}

/** Days off and limits that a what-if changes beside the scheme. */
export interface OtherRules {
  /** Days that would rest or be worked, whatever the official calendar says. */
  readonly calendar?:
    | {
        readonly holidays?: readonly string[] | undefined;
        readonly workdays?: readonly string[] | undefined;
      }
    | undefined;
  /** Working days by which every commitment limit would be longer, or shorter below 0. */
  readonly commitmentDays?: number | undefined;
}

/** `POST /rankings/what-if`. */
export interface WhatIfRequest extends RankingQuery, OtherRules {
  readonly changes: readonly IndicatorChange[];
}

/** How far a what-if is: rows of cases that are read, then cases that are derived from their events. */
export interface WhatIfProgress {
  readonly phase: 'reading' | 'deriving';
  readonly done: number;
  readonly total: number;
}

/** A unit before and after a what-if. */
export interface WhatIfRow extends RankedUnit {
  readonly rank: number | null;
  readonly wouldRank: number | null;
  readonly total: string | null;
  readonly wouldTotal: string | null;
  readonly change: string | null;
  /** What moves it, adding up to `change`; only where `mayOpen`. */
  readonly moved: readonly MovedView[] | null;
}

/** Answer of `POST /rankings/what-if` and of a scheme's preview, without its stamp. */
export interface WhatIfView {
  /** Always true: nothing published changes. */
  readonly hypothetical: true;
  readonly period: PeriodView;
  readonly group: RankingGroup;
  readonly scheme: { readonly id: string; readonly version: number };
  /** How many units would have another rank. */
  readonly moves: number;
  readonly items: readonly WhatIfRow[];
}
