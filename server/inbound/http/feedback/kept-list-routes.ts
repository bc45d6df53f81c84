import { z } from 'zod';
import {
  replyTemplate,
  savedView,
  templateRequest,
  viewRequest,
} from '#contract/decode/reply-view.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { ReplyTemplates } from '../../../application/feedback/feedback-platform.ts';
import type { Viewer } from '../../../application/people/viewer.ts';
import type { Platform } from '../../../application/platform.ts';
import type { Refusal } from '../../../application/refusal.ts';
import type { ErrorCode } from '../../../errors.ts';
import { signedInOf } from '../people/session-routes.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';

const BODY_ERRORS = ['request/malformed', 'request/unsupportedType', 'request/invalid'] as const;
const TEMPLATE = {
  id: 't1',
  name: '办理结果',
  kind: null,
  text: '您好！{{工单编号}}……',
  own: true,
};
const VIEW = { id: 'v1', name: '今日投诉', query: 'kind=complaint' };

/** Short lists that people add to and take from: templates of answers, views of the queue. */
export function keptListRoutes(
  platform: Pick<Platform, keyof ReplyTemplates | 'savedViews' | 'saveView' | 'dropView'>,
): readonly Route[] {
  return [
    ...listRoutes({
      path: '/reply-templates',
      ids: ['listReplyTemplates', 'addReplyTemplate', 'dropReplyTemplate'],
      summaries: [
        "Texts that answers are made of: of the scopes around the reader's and of his own.",
        "Adds a template for whoever works within the reader's scope.",
        "Takes a template of the reader's very scope away.",
      ],
      whole: 'Templates, those that come with the product first.',
      one: 'template',
      row: { schema: replyTemplate, example: TEMPLATE },
      request: {
        schema: templateRequest,
        example: { name: '办理结果', kind: null, text: '您好！' },
      },
      list: (viewer) => platform.replyTemplates(viewer),
      add: (viewer, template) => platform.addReplyTemplate(viewer, template),
      drop: (viewer, id) => platform.dropReplyTemplate(viewer, id),
      dropErrors: ['template/notFound'],
    }),
    ...listRoutes({
      path: '/feedback-views',
      ids: ['listSavedViews', 'saveView', 'dropView'],
      summaries: [
        'Views of the queue that the reader has kept for himself.',
        'Keeps a view for the reader himself.',
        'Takes a view away.',
      ],
      whole: 'His views.',
      one: 'view',
      row: { schema: savedView, example: VIEW },
      request: { schema: viewRequest, example: { name: '今日投诉', query: 'kind=complaint' } },
      list: (viewer) => platform.savedViews(viewer),
      add: (viewer, view) => platform.saveView(viewer, view),
      drop: async (viewer, id) => {
        await platform.dropView(viewer, id);
        return ok(undefined);
      },
    }),
  ];
}

/** A short list that people add to and take from. */
interface KeptList<Row, Asked> {
  readonly path: string;
  /** Of listing, adding and taking away, as the summaries are. */
  readonly ids: readonly [list: string, add: string, drop: string];
  readonly summaries: readonly [list: string, add: string, drop: string];
  readonly whole: string;
  readonly one: string;
  readonly row: { readonly schema: z.ZodType<Row>; readonly example: Row };
  readonly request: { readonly schema: z.ZodType<Asked>; readonly example: Asked };
  readonly list: (viewer: Viewer) => Promise<readonly Row[]>;
  readonly add: (viewer: Viewer, asked: Asked) => Promise<Row>;
  readonly drop: (viewer: Viewer, id: string) => Promise<Result<void, Refusal>>;
  readonly dropErrors?: readonly ErrorCode[];
}

function listRoutes<Row, Asked>(kept: KeptList<Row, Asked>): readonly Route[] {
  const { path, ids, summaries, row } = kept;
  return [
    route({
      method: 'GET',
      path,
      id: ids[0],
      summary: summaries[0],
      answer: {
        description: kept.whole,
        schema: z.object({ items: z.array(row.schema) }),
        example: { items: [row.example] },
      },
      handle: async (call) => ({ items: await kept.list(signedInOf(call).viewer) }),
    }),
    route({
      method: 'POST',
      path,
      id: ids[1],
      summary: summaries[1],
      body: kept.request,
      answer: { description: `The ${kept.one}.`, ...row },
      errors: BODY_ERRORS,
      handle: (call) => kept.add(signedInOf(call).viewer, call.body()),
    }),
    route({
      method: 'DELETE',
      path: `${path}/{id}`,
      id: ids[2],
      summary: summaries[2],
      params: { id: `id of the ${kept.one}` },
      answer: { status: 204, description: 'It is gone.' },
      ...(kept.dropErrors === undefined ? {} : { errors: kept.dropErrors }),
      handle: async (call) => {
        valueOf(await kept.drop(signedInOf(call).viewer, call.params['id'] ?? ''));
        return call.reply.code(204).send();
      },
    }),
  ];
}
