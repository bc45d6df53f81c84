import { z } from 'zod';
import {
  feedbackActRequest,
  feedbackBulkRequest,
  feedbackPreviewRequest,
} from '#contract/decode/feedback-act.ts';
import { feedbackItemQuery, feedbackListQuery } from '#contract/decode/feedback-filter.ts';
import {
  feedbackBulkAnswer,
  feedbackCounters,
  feedbackItem,
  feedbackPreview,
  feedbackRow,
} from '#contract/decode/feedback-view.ts';
import { pageShape, stampShape } from '#contract/decode/stamp.ts';
import { FEEDBACK_ACTS } from '#domain/access/feedback-acts.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import type { Platform } from '../../../application/platform.ts';
import type { ErrorCode } from '../../../errors.ts';
import { STAMP_EXAMPLE } from '../examples.ts';
import {
  FEEDBACK_COUNTERS_EXAMPLE,
  FEEDBACK_EXAMPLE,
  FEEDBACK_ITEM_EXAMPLE,
  FEEDBACK_PREVIEW_EXAMPLE,
} from './feedback-examples.ts';
import { noteRefused } from '../audit/note-refusal.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

const ACT_ERRORS: readonly ErrorCode[] = [
  'request/malformed',
  'request/unsupportedType',
  'request/invalid',
  'feedback/conflict',
  'feedback/extension',
  'feedback/notAllowed',
  'feedback/notFound',
  'feedback/reasonRequired',
  'feedback/tooLate',
  'twoPersons/same',
];
const BULK_BYTES = 512 * 1024;
const ACT_BYTES = 128 * 1024;
const NO = { no: 'number of the ticket or review, percent-encoded' };

type FeedbackRoutesPlatform = Pick<
  Platform,
  | 'feedback'
  | 'findFeedback'
  | 'previewFeedback'
  | 'actOnFeedback'
  | 'actOnManyFeedback'
  | 'noteRefusal'
>;

/** Tickets and reviews: the queue, one of them, and what is done with them. */
export function feedbackRoutes(platform: FeedbackRoutesPlatform): readonly Route[] {
  return [...readingRoutes(platform), ...actRoutes(platform)];
}

function readingRoutes(platform: FeedbackRoutesPlatform): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/feedback',
      id: 'listFeedback',
      summary:
        'Tickets and reviews within reach, most urgent first, with the counters of the list.',
      query: feedbackListQuery,
      answer: {
        description: 'A page; the total is told where nothing that has ended belongs to the list.',
        schema: z.object({
          items: z.array(feedbackRow),
          counters: feedbackCounters,
          ...pageShape,
          ...stampShape,
        }),
        example: {
          items: [FEEDBACK_EXAMPLE],
          counters: FEEDBACK_COUNTERS_EXAMPLE,
          next: null,
          total: 1,
          ...STAMP_EXAMPLE,
        },
      },
      errors: ['request/invalid'],
      handle: async (call) => {
        const { cursor, limit, ...filter } = call.query;
        return valueOf(await platform.feedback(signedInOf(call).viewer, filter, { cursor, limit }));
      },
    }),
    route({
      method: 'GET',
      path: '/feedback/{no}',
      id: 'readFeedback',
      summary:
        'One ticket or review: clocks with ledgers, everything linked on one line of time, open acts.',
      params: NO,
      query: feedbackItemQuery,
      answer: {
        description: 'The ticket or review, people masked.',
        schema: feedbackItem,
        example: FEEDBACK_ITEM_EXAMPLE,
      },
      errors: ['feedback/notFound', 'request/invalid'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const no = call.params['no'] ?? '';
        return (
          (await platform.findFeedback(viewer, no, call.query.subject)) ??
          refuse('feedback/notFound')
        );
      },
    }),
  ];
}

function actRoutes(platform: FeedbackRoutesPlatform): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/feedback/bulk',
      id: 'actOnManyFeedback',
      summary: 'One act on at most 1,000 tickets or reviews; each is done or refused by itself.',
      body: {
        schema: feedbackBulkRequest,
        example: {
          ids: [FEEDBACK_EXAMPLE.id],
          action: 'dispatch',
          departmentCode: '370102-water',
          reason: '属该局职责',
        },
        maxBytes: BULK_BYTES,
      },
      answer: {
        description: 'What was done, and what was not and why.',
        schema: feedbackBulkAnswer,
        example: { done: [FEEDBACK_EXAMPLE], refused: [] },
      },
      errors: ACT_ERRORS,
      handle: async (call) => {
        const answer = valueOf(
          await platform.actOnManyFeedback(signedInOf(call).viewer, call.body()),
        );
        for (const { id, code } of answer.refused) {
          noteRefused(platform, 'POST /feedback/bulk', call, { object: id, code });
        }
        return answer;
      },
    }),
    route({
      method: 'POST',
      path: '/feedback/{no}/preview',
      id: 'previewFeedback',
      summary: 'What an act would do to the limits; nothing is kept.',
      params: NO,
      query: feedbackItemQuery,
      body: {
        schema: feedbackPreviewRequest,
        example: { act: 'requestExtension', by: { value: 5, unit: 'workingDay' } },
      },
      answer: {
        description: 'The limits that run, before and after.',
        schema: feedbackPreview,
        example: FEEDBACK_PREVIEW_EXAMPLE,
      },
      errors: ACT_ERRORS,
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const no = call.params['no'] ?? '';
        const { subject } = call.query;
        if ((await platform.findFeedback(viewer, no, subject)) === undefined) {
          refuse('feedback/notFound');
        }
        return valueOf(await platform.previewFeedback(viewer, no, subject, call.body()));
      },
    }),
    route({
      method: 'POST',
      path: '/feedback/{no}/{act}',
      id: 'actOnFeedback',
      summary: 'An act on one ticket or review at the version that was read.',
      params: { ...NO, act: FEEDBACK_ACTS.join(', ') },
      query: feedbackItemQuery,
      body: {
        schema: feedbackActRequest,
        example: { expectedVersion: 2, text: '已核实，处理结果如下……' },
        maxBytes: ACT_BYTES,
      },
      answer: {
        description: 'The ticket or review after the act.',
        schema: feedbackItem,
        example: FEEDBACK_ITEM_EXAMPLE,
      },
      errors: [...ACT_ERRORS, 'route/notFound'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const act = findAct(call.params['act']) ?? refuse('route/notFound');
        const no = call.params['no'] ?? '';
        const { subject } = call.query;
        // Scope before body: whoever may not see it learns nothing of it from a field's refusal.
        if ((await platform.findFeedback(viewer, no, subject)) === undefined) {
          refuse('feedback/notFound');
        }
        return valueOf(await platform.actOnFeedback(viewer, no, subject, act, call.body()));
      },
    }),
  ];
}

function findAct(text: string | undefined): FeedbackAct | undefined {
  return FEEDBACK_ACTS.find((act) => act === text);
}
