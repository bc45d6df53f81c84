/**
 * What one source sent of one day or of the days of one manifest, and what arrived. Days are those
 * on which the events happened, in the calendar's zone, both ends included.
 */
export interface SourceDayView {
  /** `source` of the events. */
  readonly source: string;
  readonly from: string;
  readonly to: string;
  /** Count of the manifest; null where the source sent none for these days. */
  readonly sent: number | null;
  /** Distinct events stored; null where the manifest's ends are not the ends of days. */
  readonly accepted: number | null;
  /** Events refused and not taken since. */
  readonly rejected: number | null;
  /** sent − accepted − rejected, never below 0; null where either is unknown. */
  readonly missing: number | null;
  /** Of the accepted, those that came a working day or more after their day. */
  readonly late: number | null;
  /** When the manifest came. */
  readonly manifestAt: string | null;
}

/** How good what a source sends is, over the days from `from` to `to`, both included. */
export interface SourceQualityView {
  readonly name: string;
  /** Region whose system it is; null where it reports for the whole province. */
  readonly regionCode: string | null;
  readonly from: string;
  readonly to: string;
  /** Sum of its manifests of whole days; null where it sent none. */
  readonly sent: number | null;
  readonly accepted: number;
  readonly rejected: number;
  /** What its manifests tell of and never came; null where it sent none. */
  readonly missing: number | null;
  /** Of the accepted, those that came a working day or more after their day. */
  readonly late: number;
}
