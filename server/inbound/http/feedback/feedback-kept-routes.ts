import { Readable } from 'node:stream';
import { z } from 'zod';
import { feedbackItemQuery } from '#contract/decode/feedback-filter.ts';
import { attachmentView } from '#contract/decode/feedback-view.ts';
import { personView } from '#contract/decode/person-view.ts';
import { draftRequest, draftView } from '#contract/decode/reply-view.ts';
import { revealRequest, revealView } from '#contract/decode/reveal.ts';
import { shortText } from '#contract/decode/scalars.ts';
import type { FeedbackItem } from '#contract/feedback-view.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import type { Platform } from '../../../application/platform.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Call, Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

const NO = { no: 'number of the ticket or review, percent-encoded' };
const UPLOAD = 'application/octet-stream';
const MOST_BYTES = 5 * 1024 * 1024;
const FILE = {
  id: 'a1',
  name: '现场照片.jpg',
  type: 'image/jpeg',
  size: 48_213,
  at: '2026-10-08T09:12:00+08:00',
  by: 'li',
};
const BODY_ERRORS = ['request/malformed', 'request/unsupportedType', 'request/invalid'] as const;

/** What is kept beside tickets and reviews: drafts, files, who looks, who called. */
export function feedbackKeptRoutes(platform: Platform): readonly Route[] {
  return [...itemRoutes(platform), ...fileRoutes(platform)];
}

/** The ticket or review of the address, which the viewer sees; scope comes before anything else. */
async function itemOf(
  platform: Platform,
  call: Call<{ readonly subject?: FeedbackSubject | undefined }, unknown>,
): Promise<FeedbackItem> {
  const { viewer } = signedInOf(call);
  const no = call.params['no'] ?? '';
  const found = await platform.findFeedback(viewer, no, call.query.subject);
  return found ?? refuse('feedback/notFound');
}

function itemRoutes(platform: Platform): readonly Route[] {
  const draft = {
    description: 'The draft.',
    schema: draftView,
    example: { text: '您好', at: null },
  };
  return [
    route({
      method: 'GET',
      path: '/feedback/{no}/draft',
      id: 'readDraft',
      summary: 'What the reader has written to a caller and not sent yet.',
      params: NO,
      query: feedbackItemQuery,
      answer: draft,
      errors: ['feedback/notFound', 'request/invalid'],
      handle: async (call) =>
        platform.readDraft(signedInOf(call).viewer, (await itemOf(platform, call)).id),
    }),
    route({
      method: 'POST',
      path: '/feedback/{no}/draft',
      id: 'keepDraft',
      summary: 'Keeps what the reader has written; an empty text takes the draft away.',
      params: NO,
      query: feedbackItemQuery,
      body: { schema: draftRequest, example: { text: '您好' } },
      answer: draft,
      errors: [...BODY_ERRORS, 'feedback/notFound'],
      handle: async (call) => {
        const { id } = await itemOf(platform, call);
        return platform.keepDraft(signedInOf(call).viewer, id, call.body().text);
      },
    }),
    route({
      method: 'DELETE',
      path: '/feedback/{no}/draft',
      id: 'dropDraft',
      summary: 'Takes the draft away.',
      params: NO,
      query: feedbackItemQuery,
      answer: draft,
      errors: ['feedback/notFound', 'request/invalid'],
      handle: async (call) =>
        platform.keepDraft(signedInOf(call).viewer, (await itemOf(platform, call)).id, ''),
    }),
    route({
      method: 'POST',
      path: '/feedback/{no}/presence',
      id: 'lookAtFeedback',
      summary: 'Tells that the reader looks at it, and answers who else does.',
      params: NO,
      query: feedbackItemQuery,
      answer: {
        description: 'Others who look at it now.',
        schema: z.object({ items: z.array(personView) }),
        example: { items: [{ account: 'li', displayName: '李静', role: 'handler' }] },
      },
      errors: ['feedback/notFound', 'request/invalid'],
      handle: async (call) => {
        const { id } = await itemOf(platform, call);
        return { items: await platform.lookAt(signedInOf(call).viewer, id) };
      },
    }),
    route({
      method: 'POST',
      path: '/feedback/{no}/reveal',
      id: 'revealCaller',
      summary:
        'Who called or reviewed, in clear, for a reason; each reveal and refusal is on record.',
      params: NO,
      query: feedbackItemQuery,
      body: { schema: revealRequest, example: { reason: '回访来电人' } },
      answer: {
        description: 'Who it is, never kept by a cache.',
        schema: revealView,
        example: { no: '3701-T-1', applicant: null, parts: [] },
      },
      errors: [...BODY_ERRORS, 'feedback/notFound', 'reveal/tooMany'],
      handle: async (call) => {
        void call.reply.header('cache-control', 'no-store');
        const { no, subjectKind } = await itemOf(platform, call);
        return valueOf(
          await platform.revealFeedback(signedInOf(call).viewer, no, subjectKind, call.body()),
        );
      },
    }),
  ];
}

function fileRoutes(platform: Platform): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/feedback/{no}/attachments',
      id: 'addAttachment',
      summary: 'Lays a file to it: at most ten of 5 MB; the type is told by the content.',
      params: NO,
      query: feedbackItemQuery.extend({ name: shortText.default('file') }),
      upload: UPLOAD,
      answer: { description: 'The file.', schema: attachmentView, example: FILE },
      errors: [
        'attachment/tooMany',
        'attachment/type',
        'feedback/notFound',
        'request/invalid',
        'request/tooLarge',
        'request/unsupportedType',
      ],
      handle: async (call) => {
        const { id } = await itemOf(platform, call);
        const body: unknown = call.request.body;
        if (!(body instanceof Readable)) {
          return refuse('request/unsupportedType', `The file must be sent as ${UPLOAD}.`);
        }
        const bytes = await bytesOf(body);
        const { viewer } = signedInOf(call);
        return valueOf(await platform.addAttachment(viewer, id, call.query.name, bytes));
      },
    }),
    route({
      method: 'GET',
      path: '/feedback/{no}/attachments/{file}',
      id: 'readAttachment',
      summary: 'A file, only ever as a download.',
      params: { ...NO, file: 'id of the file' },
      query: feedbackItemQuery,
      answer: { description: 'The bytes.', type: UPLOAD },
      errors: ['attachment/notFound', 'feedback/notFound', 'request/invalid'],
      handle: async (call) => {
        const { id } = await itemOf(platform, call);
        const found = await platform.readAttachment(id, call.params['file'] ?? '');
        if (found === undefined) return refuse('attachment/notFound');
        const name = encodeURIComponent(found.view.name).replaceAll("'", '%27');
        return call.reply
          .headers({
            // Whatever it is, a browser is not to show it in our own name.
            'content-type': UPLOAD,
            'content-disposition': `attachment; filename="file"; filename*=UTF-8''${name}`,
            'x-content-type-options': 'nosniff',
            'content-security-policy': "default-src 'none'; sandbox",
            'cache-control': 'private, no-store, no-transform',
          })
          .send(found.bytes);
      },
    }),
  ];
}

async function bytesOf(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES)
      return refuse('request/tooLarge', `A file has at most ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
