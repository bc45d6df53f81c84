import type {
  FeedbackActRequest,
  FeedbackBulkAnswer,
  FeedbackBulkRequest,
  FeedbackFilter,
  FeedbackItem,
  FeedbackPage,
  FeedbackPreview,
  FeedbackRow,
} from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import type { Result } from '#domain/result.ts';
import type { FeedbackBody } from './feedback-body.ts';
import type { FeedbackTally } from './feedback-tally.ts';
import type { PageQuery } from './page-query.ts';
import type { Refusal } from './refusal.ts';
import type { Viewer } from './viewer.ts';

type Inputs = Omit<FeedbackActRequest, 'expectedVersion'>;

/** What has not ended, always at the last commit that `subscribe` told of. */
export interface FeedbackBoard {
  /** Resolves when everything is in memory; nothing is asked before. */
  open(): Promise<void>;
  select(viewer: Viewer, filter: FeedbackFilter): readonly FeedbackRow[];
  /** Whether the viewer's list with this filter holds it now; undefined where it does not. */
  findIn(viewer: Viewer, filter: FeedbackFilter, id: string): FeedbackRow | undefined;
  /** Counters of a list that can be followed item by item. */
  tally(viewer: Viewer, filter: FeedbackFilter): FeedbackTally;
  /** What a tally of this viewer and filter counts of an item now. */
  counted(viewer: Viewer, filter: FeedbackFilter, id: string): FeedbackBody | undefined;
}

/** What the edges may ask about tickets and reviews; part of the platform. */
export interface FeedbackPlatform {
  feedback(
    viewer: Viewer,
    filter: FeedbackFilter,
    page: PageQuery,
  ): Promise<Result<FeedbackPage, Refusal>>;
  /** The ticket of this number, else the review, unless one of them is named; undefined out of scope. */
  findFeedback(
    viewer: Viewer,
    no: string,
    subject?: FeedbackSubject,
  ): Promise<FeedbackItem | undefined>;
  /** What an act would do to the limits. */
  previewFeedback(
    viewer: Viewer,
    no: string,
    subject: FeedbackSubject | undefined,
    request: Inputs & { readonly act: FeedbackAct },
  ): Promise<Result<FeedbackPreview, Refusal>>;
  actOnFeedback(
    viewer: Viewer,
    no: string,
    subject: FeedbackSubject | undefined,
    act: FeedbackAct,
    request: FeedbackActRequest,
  ): Promise<Result<FeedbackItem, Refusal>>;
  actOnManyFeedback(
    viewer: Viewer,
    request: FeedbackBulkRequest,
  ): Promise<Result<FeedbackBulkAnswer, Refusal>>;
  /** What has not ended, from memory; for live rooms. */
  feedbackBoard: FeedbackBoard;
}
