import type { PersonView } from '#contract/person-view.ts';
import type { DraftView, ReplyTemplate, SavedView } from '#contract/reply-view.ts';
import type { RevealRequest, RevealView } from '#contract/reveal-view.ts';
import type {
  AttachmentView,
  FeedbackActRequest,
  FeedbackBulkAnswer,
  FeedbackBulkRequest,
  FeedbackFilter,
  FeedbackItem,
  FeedbackPage,
  FeedbackPreview,
  FeedbackRow,
  SimilarTickets,
} from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import type { Result } from '#domain/result.ts';
import type { FeedbackBody } from './feedback-body.ts';
import type { FeedbackTally } from './feedback-tally.ts';
import type { PageQuery } from '../page-query.ts';
import type { Refusal } from '../refusal.ts';
import type { Viewer } from '../people/viewer.ts';

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

/** Texts that answers are made of, shared within the scope that they were made in. */
export interface ReplyTemplates {
  /** Those that come with the product, then those of the scopes around the viewer's and of his own. */
  replyTemplates(viewer: Viewer): Promise<readonly ReplyTemplate[]>;
  addReplyTemplate(
    viewer: Viewer,
    template: Omit<ReplyTemplate, 'id' | 'own'>,
  ): Promise<ReplyTemplate>;
  /** Refused with `access/notAllowed` where it is another scope's, `template/notFound` out of sight. */
  dropReplyTemplate(viewer: Viewer, id: string): Promise<Result<void, Refusal>>;
}

/** What people keep beside tickets and reviews; ids are those of lists, scope is checked before. */
export interface FeedbackKept extends ReplyTemplates {
  readDraft(viewer: Viewer, id: string): Promise<DraftView>;
  /** Empty text takes the draft away. */
  keepDraft(viewer: Viewer, id: string, text: string): Promise<DraftView>;
  savedViews(viewer: Viewer): Promise<readonly SavedView[]>;
  saveView(viewer: Viewer, view: Omit<SavedView, 'id'>): Promise<SavedView>;
  dropView(viewer: Viewer, id: string): Promise<void>;
  attachments(id: string): Promise<readonly AttachmentView[]>;
  addAttachment(
    viewer: Viewer,
    id: string,
    name: string,
    bytes: Buffer,
  ): Promise<Result<AttachmentView, Refusal>>;
  readAttachment(
    id: string,
    file: string,
  ): Promise<{ readonly view: AttachmentView; readonly bytes: Buffer } | undefined>;
}

/** What the edges may ask about tickets and reviews; part of the platform. */
export interface FeedbackPlatform extends FeedbackKept {
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
  /** Tickets that may be about the same matter as one; undefined out of scope. */
  similarTickets(viewer: Viewer, no: string): Promise<SimilarTickets | undefined>;
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
  /** Who called or reviewed, in clear: for a reason, on record, and not often. */
  revealFeedback(
    viewer: Viewer,
    no: string,
    subject: FeedbackSubject | undefined,
    request: RevealRequest,
  ): Promise<Result<RevealView, Refusal>>;
  /** Notes that the viewer looks at it, and tells who else does. */
  lookAt(viewer: Viewer, id: string): Promise<readonly PersonView[]>;
  actOnManyFeedback(
    viewer: Viewer,
    request: FeedbackBulkRequest,
  ): Promise<Result<FeedbackBulkAnswer, Refusal>>;
  /** What has not ended, from memory; for live rooms. */
  feedbackBoard: FeedbackBoard;
}
