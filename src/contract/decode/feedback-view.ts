import { z } from 'zod';
import type { Json } from '#domain/cases/logged-event.ts';
import type {
  FeedbackBulkAnswer,
  FeedbackCounters,
  FeedbackItem,
  FeedbackPreview,
  FeedbackRow,
  SimilarTickets,
} from '../feedback-view.ts';
import { cardView } from './card-view.ts';
import { clockView, findingView } from './case-view.ts';
import { feedbackAct } from './feedback-act.ts';
import { feedbackPhase, feedbackSubject } from './feedback-filter.ts';
import { limitText, spanText } from './limit-text.ts';
import { personView } from './person-view.ts';
import { cardLevel, clockKind } from './scalars.ts';

const json = z.custom<Json>();
const nullableText = z.string().nullable();

const rowShape = {
  id: z.string(),
  no: z.string(),
  subjectKind: feedbackSubject,
  version: z.number().int().min(0),
  kind: z.string(),
  phase: feedbackPhase,
  urgency: nullableText,
  urgent: z.boolean(),
  confidential: z.boolean(),
  channel: nullableText,
  category: nullableText,
  title: nullableText,
  text: nullableText,
  regionCode: z.string(),
  regionName: z.string(),
  departmentCode: nullableText,
  departmentName: nullableText,
  line: nullableText,
  caseNo: nullableText,
  receivedAt: nullableText,
  ended: z.boolean(),
  good: z.boolean(),
  level: cardLevel.nullable(),
  clock: clockKind.nullable(),
  limit: limitText.nullable(),
  due: nullableText,
  dueAt: nullableText,
  overdue: z.boolean(),
  remaining: spanText.nullable(),
  reopened: z.number().int().min(0),
  extensionAskedBy: nullableText,
  appealedBy: nullableText,
  mergedInto: nullableText,
  grade: z.number().int().nullable(),
};

/** A ticket or review as lists and the live feed show it. */
export const feedbackRow: z.ZodType<FeedbackRow> = z.object(rowShape).meta({ id: 'Feedback' });

/** Counters of a feedback list, for its buttons. */
export const feedbackCounters: z.ZodType<FeedbackCounters> = z
  .object({
    open: z.number().int().min(0),
    waiting: z.number().int().min(0),
    toDispatch: z.number().int().min(0),
    toRevisit: z.number().int().min(0),
    overdue: z.number().int().min(0),
    dueToday: z.number().int().min(0),
    byKind: z.record(z.string(), z.number().int().min(0)),
  })
  .meta({ id: 'FeedbackCounters' });

export const attachmentView = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.number().int().min(0),
    at: z.string(),
    by: z.string(),
  })
  .meta({ id: 'Attachment' });

/** `GET /feedback/{no}`. */
export const feedbackItem: z.ZodType<FeedbackItem> = z
  .object({
    ...rowShape,
    asOf: z.string(),
    dataVersion: z.number().int(),
    whole: nullableText,
    caller: json.nullable(),
    mayReveal: z.boolean(),
    stage: nullableText,
    labels: z.array(z.string()),
    assisting: z.array(z.object({ code: z.string(), name: z.string() })),
    clocks: z.array(clockView),
    timeline: z.array(
      z.object({
        about: z.string(),
        no: z.string(),
        version: z.number().int().nullable(),
        type: z.string(),
        at: z.string(),
        by: nullableText,
        own: z.boolean(),
        reason: nullableText,
        text: nullableText,
        facts: z.record(z.string(), json),
      }),
    ),
    links: z.array(
      z.object({
        kind: z.string(),
        no: z.string(),
        how: z.enum(['case', 'about', 'merged']),
        title: z.string().nullable(),
        phase: z.string().nullable(),
        level: cardLevel.nullable(),
      }),
    ),
    cards: z.array(cardView),
    findings: z.array(findingView),
    attachments: z.array(attachmentView),
    acts: z.array(z.object({ act: feedbackAct, open: z.boolean(), code: nullableText })),
    people: z.array(personView),
    detached: z
      .object({ archive: z.string() })
      .optional()
      .describe('where its events lie in an archive: which one'),
  })
  .meta({ id: 'FeedbackItem' });

/** Answer of `POST /feedback/bulk`. */
export const similarTickets: z.ZodType<SimilarTickets> = z
  .object({
    items: z.array(
      z.object({
        no: z.string(),
        title: nullableText,
        phase: z.string(),
        receivedAt: nullableText,
        because: z.array(z.enum(['caller', 'place', 'words'])),
        likeness: z.number().int().min(0).max(100),
      }),
    ),
    ofMany: z.boolean(),
  })
  .meta({ id: 'SimilarTickets' });

export const feedbackBulkAnswer: z.ZodType<FeedbackBulkAnswer> = z
  .object({
    done: z.array(feedbackRow),
    refused: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'FeedbackBulkAnswer' });

/** Answer of `POST /feedback/{no}/preview`. */
export const feedbackPreview: z.ZodType<FeedbackPreview> = z
  .object({
    clocks: z.array(
      z.object({
        kind: clockKind,
        id: z.string(),
        departmentCode: nullableText,
        before: nullableText,
        after: nullableText,
        ends: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'FeedbackPreview' });
