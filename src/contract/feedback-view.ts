import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import type { FeedbackPhase, FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import type { Likeness } from '#domain/feedback/similar-tickets.ts';
import type { ClockKind } from '#domain/limits/clock-kind.ts';
import type { Amount, LimitUnit } from '#domain/time/limit.ts';
import type { CardView } from './card-view.ts';
import type { FindingView } from './case-view.ts';
import type { ClockView, LimitText, SpanText } from './clock-view.ts';
import type { Page, Stamp } from './page.ts';
import type { PersonView } from './person-view.ts';

/** What feedback is about: kinds of tickets as they are sent, and reviews by whether they are bad. */
export const FEEDBACK_KINDS = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'praise',
  'badReview',
  'goodReview',
] as const;

/** A ticket or review as lists and the live feed show it; nothing personal is in it. */
export interface FeedbackRow {
  /** `ticket:NO` or `review:NO`: both may bear one number. */
  readonly id: string;
  readonly no: string;
  readonly subjectKind: FeedbackSubject;
  /** Number of its events; send back as `expectedVersion`. */
  readonly version: number;
  /** One of `FEEDBACK_KINDS`, or what the source sent instead. */
  readonly kind: string;
  readonly phase: FeedbackPhase;
  /** `urgent` or what the source sent; null where it said nothing. */
  readonly urgency: string | null;
  readonly urgent: boolean;
  readonly confidential: boolean;
  readonly channel: string | null;
  /** Name of what it is about; the code where nobody knows it. */
  readonly category: string | null;
  readonly title: string | null;
  /** First words of what was said, masked; null for what is confidential. */
  readonly text: string | null;
  readonly regionCode: string;
  readonly regionName: string;
  readonly departmentCode: string | null;
  readonly departmentName: string | null;
  readonly line: string | null;
  /** The case it speaks of. */
  readonly caseNo: string | null;
  readonly receivedAt: string | null;
  /** Nothing waits for anybody any more: 办结, 并案, 剔除 and the like. */
  readonly ended: boolean;
  /** A review that nobody has to answer for. */
  readonly good: boolean;
  /** Its highest card in force. */
  readonly level: CardLevel | null;
  /** The limit that ends first among those that run; null where none does. */
  readonly clock: ClockKind | null;
  readonly limit: LimitText | null;
  readonly due: string | null;
  /** Last instant in time, by which lists are ordered; null where nothing is due. */
  readonly dueAt: string | null;
  readonly overdue: boolean;
  /** What is left of that limit, as of the answer; negative when over. */
  readonly remaining: SpanText | null;
  /** How often it was handled again. */
  readonly reopened: number;
  /** Who asked for an extension that waits for an answer; empty text where a source did. */
  readonly extensionAskedBy: string | null;
  /** Who appealed against the review; empty text where a source did. */
  readonly appealedBy: string | null;
  /** Number of the ticket that it was merged into. */
  readonly mergedInto: string | null;
  /** Grade 1 to 5 of a review. */
  readonly grade: number | null;
}

/** Filter of a feedback list; the same fields as query parameters and in a live topic's filter. */
export interface FeedbackFilter {
  readonly subject?: FeedbackSubject | undefined;
  readonly kind?: string | undefined;
  /** One phase; or `open`, `toDispatch`, `toRevisit`, `ended` for the phases of a view. */
  readonly phase?: FeedbackPhase | FeedbackView | undefined;
  readonly urgency?: string | undefined;
  readonly confidential?: boolean | undefined;
  readonly region?: string | undefined;
  readonly department?: string | undefined;
  readonly channel?: string | undefined;
  /** What waits for the viewer's role, or what the viewer himself had a hand in. */
  readonly mine?: 'waiting' | 'handled' | undefined;
  /** Due on this day or earlier, `YYYY-MM-DD`. */
  readonly due?: string | undefined;
  readonly overdue?: boolean | undefined;
  /** Part of number, title or category. */
  readonly text?: string | undefined;
}

/** Groups of phases: not ended, to be dispatched, to be called back, ended. */
export const FEEDBACK_VIEWS = ['open', 'toDispatch', 'toRevisit', 'ended'] as const;
export type FeedbackView = (typeof FEEDBACK_VIEWS)[number];

/**
 * Counters of a list, which are its buttons: each counts exactly what the list would hold with that
 * button pressed instead of the others (`phase`, `mine`, `due`, `overdue`). Only what is not ended is
 * counted; kinds are counted within the button that is pressed.
 */
export interface FeedbackCounters {
  readonly open: number;
  readonly waiting: number;
  readonly toDispatch: number;
  readonly toRevisit: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly byKind: Readonly<Record<string, number>>;
}

/** Answer of `GET /feedback`: a page with the counters of the list. */
export type FeedbackPage = Page<FeedbackRow> & { readonly counters: FeedbackCounters } & Stamp;

/** One thing that happened to it or to what it is linked with, personal fields masked. */
export interface FeedbackEntry {
  /** `ticket`, `review`, `case`, `card` or `order`. */
  readonly about: string;
  readonly no: string;
  /** Place among the events of this ticket or review; null for those of what is linked. */
  readonly version: number | null;
  readonly type: string;
  readonly at: string;
  /** Account, or what the source names; null where nobody is named. */
  readonly by: string | null;
  /** Whether a person on this platform or the platform itself did it. */
  readonly own: boolean;
  readonly reason: string | null;
  readonly text: string | null;
  readonly facts: Readonly<Record<string, Json | undefined>>;
}

/** Whether an act is open to the viewer now, and why not. */
interface FeedbackActView {
  readonly act: FeedbackAct;
  readonly open: boolean;
  readonly code: string | null;
}

/** `GET /feedback/{no}/similar`: tickets that may be about the same matter; a person merges, or does not. */
export interface SimilarTickets {
  readonly items: readonly {
    readonly no: string;
    readonly title: string | null;
    readonly phase: string;
    readonly receivedAt: string | null;
    readonly because: readonly Likeness[];
    /** Of the pairs of letters that either has, those that both have, in whole per cent. */
    readonly likeness: number;
  }[];
  /** Five callers or more say the same of one place 群体诉求. */
  readonly ofMany: boolean;
}

/** Something that belongs to the same matter. */
export interface FeedbackLink {
  readonly kind: string;
  readonly no: string;
  /** `case` it speaks of, `about` the same case, `merged` with it. */
  readonly how: 'case' | 'about' | 'merged';
  /** Masked; null where it has none, or is of a case that is not known yet. */
  readonly title: string | null;
  readonly phase: string | null;
  /** Its highest card in force. */
  readonly level: CardLevel | null;
}

/** A file that was laid to a ticket or review. */
export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly at: string;
  readonly by: string;
}

/** `GET /feedback/{no}`: the row and all that its page shows. */
export interface FeedbackItem extends FeedbackRow {
  readonly asOf: string;
  readonly dataVersion: number;
  /** What was said, whole, masked. */
  readonly whole: string | null;
  /** Who called or reviewed, masked; null where nobody is named. */
  readonly caller: Json | null;
  /** Whether the viewer may ask who it is, for a reason and on record. */
  readonly mayReveal: boolean;
  readonly stage: string | null;
  readonly labels: readonly string[];
  /** Departments that assist. */
  readonly assisting: readonly { readonly code: string; readonly name: string }[];
  readonly clocks: readonly ClockView[];
  /** Latest first. */
  readonly timeline: readonly FeedbackEntry[];
  readonly links: readonly FeedbackLink[];
  readonly cards: readonly CardView[];
  readonly findings: readonly FindingView[];
  readonly attachments: readonly AttachmentView[];
  readonly acts: readonly FeedbackActView[];
  /** Who the accounts are that it names; one that is no longer known is left out. */
  readonly people: readonly PersonView[];
  /** Where its events lie in an archive: which one. It is shown as it ended. */
  readonly detached?: { readonly archive: string } | undefined;
}

/** How a call-back went. */
export type Satisfaction = 'satisfied' | 'basicallySatisfied' | 'dissatisfied';

/** Body of `POST /feedback/{no}/{act}`; which fields an act needs is its own rule. */
export interface FeedbackActRequest {
  readonly expectedVersion: number;
  readonly reason?: string | undefined;
  /** `dispatch`, `assist`, `transfer`, `assign`: the department. */
  readonly departmentCode?: string | undefined;
  /** `dispatch`, `transfer`: a limit of its own. */
  readonly limit?:
    { readonly value: number; readonly unit: LimitUnit } | { readonly due: string } | undefined;
  /** `requestExtension`, `grantExtension`: how much more. */
  readonly by?: Amount | undefined;
  /** `answer`, `reply`, `note`, `contact`, `feedBack`: what is said. */
  readonly text?: string | undefined;
  /** `revisit`. */
  readonly reached?: boolean | undefined;
  readonly solved?: boolean | undefined;
  readonly satisfied?: Satisfaction | undefined;
  /** `merge`: number of the ticket that stays. */
  readonly into?: string | undefined;
  /** `verify`, `rectify`, `exclude`: what came of it. */
  readonly result?: string | undefined;
}

/** Body of `POST /feedback/bulk`. */
export interface FeedbackBulkRequest extends Omit<FeedbackActRequest, 'expectedVersion'> {
  /** Ids, or numbers of tickets. */
  readonly ids: readonly string[];
  readonly action: FeedbackAct;
}

/** Answer of `POST /feedback/bulk`: what was done, and what was not and why. */
export interface FeedbackBulkAnswer {
  readonly done: readonly FeedbackRow[];
  readonly refused: readonly {
    readonly id: string;
    readonly code: string;
    readonly message: string;
  }[];
}

/** `POST /feedback/{no}/preview`: what an act would do to the limits, before it is done. */
export interface FeedbackPreview {
  readonly clocks: readonly {
    readonly kind: ClockKind;
    readonly id: string;
    readonly departmentCode: string | null;
    /** Null where there is no such clock. */
    readonly before: string | null;
    readonly after: string | null;
    readonly ends: boolean;
  }[];
}
