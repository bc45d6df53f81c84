import type { Page, Stamp } from '#contract/page.ts';
import type { SourceView } from '#contract/session-view.ts';
import type { SourceDayView, SourceQualityView } from '#contract/source-days.ts';
import type { Result } from '#domain/result.ts';
import type { Viewer } from '../people/viewer.ts';
import type { Refusal } from '../refusal.ts';

/** Days of a report, `YYYY-MM-DD`, both included; the last 31 unless given. */
export interface DaysQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What the sources within a viewer's reach send, and how good it is. */
export interface SourceReports {
  sources(viewer: Viewer): Promise<readonly SourceView[]>;
  /** What a source says it sent against what arrived. */
  sourceDays(
    viewer: Viewer,
    name: string,
    query: DaysQuery,
  ): Promise<Result<Page<SourceDayView> & Stamp, Refusal>>;
  /** How good what the sources within reach send is; the last 31 days unless asked for others. */
  sourceQuality(
    viewer: Viewer,
    query: DaysQuery,
  ): Promise<Result<Page<SourceQualityView> & Stamp, Refusal>>;
}
