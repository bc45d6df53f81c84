import type { ClockState } from '#domain/time/clock.ts';
import type { ClockBucket, ClockKind } from '#domain/limits/clock-kind.ts';
import type { LimitUnit } from '#domain/time/limit.ts';

/** Days as `YYYY-MM-DD` in the calendar's zone, instants as RFC 3339 with offset. */
export type LimitText =
  { readonly value: number; readonly unit: LimitUnit } | { readonly due: string };

/** Counted time: days, or working seconds of hour limits. */
export type SpanText = { readonly days: number } | { readonly workingSeconds: number };

/** How one day of a ledger was counted. */
export type LedgerKind = 'trigger' | 'counted' | 'restDay' | 'holiday' | 'makeUpDay' | 'suspended';

/** One day of a ledger: `counted` is 1 or 0, seconds for hour units. */
export interface LedgerLineText {
  readonly date: string;
  readonly kind: LedgerKind;
  readonly counted: number;
  /** Name of the holiday or make-up arrangement, where the calendar gives one. */
  readonly name?: string | undefined;
  /** Why it is suspended: the reason of the suspension. */
  readonly reason?: string | undefined;
}

/** A clock as a row of a list shows it. */
export interface ClockLine {
  readonly kind: ClockKind;
  readonly id: string;
  readonly due: string | null;
  readonly bucket: ClockBucket;
}

/** A clock as the page of its subject shows it. */
export interface ClockView {
  readonly kind: ClockKind;
  readonly id: string;
  readonly start: string;
  readonly due: string | null;
  readonly endedAt: string | null;
  readonly state: ClockState | 'void';
  readonly bucket: ClockBucket;
  readonly limit: LimitText;
  /** Event, item version or law that gives the limit. */
  readonly basis: string;
  readonly departmentCode: string | null;
  readonly beyondCalendar: string | null;
  readonly notBefore: string | null;
  readonly elapsed: SpanText;
  readonly remaining: SpanText | null;
  readonly warnAt: readonly string[];
  readonly suspensions: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly limit: LimitText | null;
    readonly reason: string | null;
  }[];
  readonly extensions: readonly { readonly value: number; readonly unit: LimitUnit }[];
  readonly ledger: readonly LedgerLineText[];
}

/** One row of `GET /clocks/summary`; `total` is the sum of the others. */
export interface ClockSummaryRow {
  /** Region, department or item as it was sent. */
  readonly key: string;
  readonly name: string;
  readonly total: number;
  readonly running: number;
  readonly suspended: number;
  readonly overdue: number;
  readonly onTime: number;
  readonly late: number;
  readonly unknown: number;
  readonly void: number;
}
