import type {
  Direction,
  Indicator,
  IndicatorKind,
  IndicatorUnit,
  Membership,
  Stage,
} from '#domain/indicators/indicator.ts';
import type { UncountedIndicator } from '#domain/indicators/uncounted.ts';
import type { Stamp } from './page.ts';

/** By what indicators are listed: those that name it among their dimensions. */
export const INDICATOR_UNITS = ['region', 'department', 'item', 'channel'] as const;
export type IndicatorUnitKind = (typeof INDICATOR_UNITS)[number];

/** By what they are watched: rows of a level of government, which are few. */
export const WATCHED_UNITS = ['region', 'department'] as const;

/** What `GET /indicators` is asked. */
export interface IndicatorQuery {
  /** `2026-10`, `2026-Q4`, `2026` or `2026-10-01..2026-10-15`. */
  readonly period: string;
  readonly by: IndicatorUnitKind;
  readonly region?: string | undefined;
  /** Ids of indicators, a comma between them; all unless given. */
  readonly id?: string | undefined;
  /** Only of this item, or of what came by this channel; `unassigned` for what has none. */
  readonly item?: string | undefined;
  readonly channel?: string | undefined;
  /** As it was known at this data version. */
  readonly dataVersion?: number | undefined;
  /** As it was known at this instant. */
  readonly knownAt?: string | undefined;
}

/** One indicator of one unit. */
export interface IndicatorRow {
  readonly id: string;
  /** Region, department, item or channel as it was sent. */
  readonly key: string;
  readonly name: string;
  readonly numerator: number;
  /** Null for a plain count. */
  readonly denominator: number | null;
  /** Decimal text, rounded half up; null where the denominator is 0: not applicable. */
  readonly value: string | null;
}

/** A period as it was read. */
interface PeriodView {
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

/** `GET /indicators`. */
export interface IndicatorList extends Stamp {
  readonly period: PeriodView;
  readonly items: readonly IndicatorRow[];
  /** The same for the whole of `region`; its row counts all that the others do. */
  readonly totals: readonly IndicatorRow[];
}

/** What an indicator is, without its counts. */
export interface IndicatorView extends Pick<Indicator, 'id' | 'name' | 'explanation'> {
  readonly stage: Stage;
  readonly kind: IndicatorKind;
  readonly membership: Membership;
  readonly direction: Direction;
  readonly unit: IndicatorUnit;
  readonly dimensions: readonly string[];
}

/** `GET /indicators/catalogue`. */
export interface IndicatorCatalogue {
  readonly items: readonly IndicatorView[];
  /** Known, and not counted: no event speaks of them. */
  readonly uncounted: readonly UncountedIndicator[];
}

/** The two counts of an indicator. */
export const INDICATOR_PARTS = ['numerator', 'denominator'] as const;
export type IndicatorPart = (typeof INDICATOR_PARTS)[number];

/** What evidence is asked of an indicator. */
export interface EvidenceQuery {
  readonly period: string;
  readonly region?: string | undefined;
  /** Only what is filed at `region` itself, not below it. */
  readonly atRegion?: boolean | undefined;
  /** A department's code, `unassigned` for what has none. */
  readonly department?: string | undefined;
  readonly item?: string | undefined;
  readonly channel?: string | undefined;
  readonly part: IndicatorPart;
  readonly dataVersion?: number | undefined;
  /** As it was known at this instant. */
  readonly knownAt?: string | undefined;
}

/** One thing that was counted: a case, a ticket, a card's subject and so on. */
export interface EvidenceRow {
  readonly kind: string;
  readonly no: string;
  /** How much of the count it is: 1, or the days or points that it adds. */
  readonly amount: number;
  readonly title: string | null;
  readonly itemCode: string | null;
  readonly regionCode: string;
  readonly regionName: string;
  readonly departmentCode: string | null;
  readonly departmentName: string | null;
  readonly phase: string | null;
  readonly level: string | null;
  readonly receivedAt: string | null;
  readonly finishedAt: string | null;
}

/** `GET /indicators/{id}/evidence`: both counts, and a page of what one of them counts. */
export interface EvidencePage extends Stamp {
  readonly id: string;
  readonly period: PeriodView;
  readonly part: IndicatorPart;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: string | null;
  readonly items: readonly EvidenceRow[];
  readonly next: string | null;
  /** Equal to the count of `part`. */
  readonly total: number;
}

/** Filter of topic `indicators:{period}`. */
export interface IndicatorFilter {
  readonly region?: string | undefined;
  readonly by?: (typeof WATCHED_UNITS)[number] | undefined;
  /** Ids of indicators, a comma between them. */
  readonly id?: string | undefined;
}

/** A number as topic `indicators:{period}` tells it: its id is that of the indicator and the unit, or `total`. */
export interface LiveIndicatorRow extends IndicatorRow {
  readonly indicator: string;
}

/** Counters of topic `indicators:{period}`. */
export interface IndicatorCounters {
  readonly total: number;
}
