import { z } from 'zod';
import { schemePreviewRequest, whatIfView } from '#contract/decode/ranking-schema.ts';
import { schemeDecision, schemeProposal, schemeView } from '#contract/decode/scheme-schema.ts';
import type { SchemeText } from '#contract/scheme-view.ts';
import type { Platform } from '../../../application/platform.ts';
import type { ErrorCode } from '../../../errors.ts';
import { WHAT_IF_EXAMPLE } from './ranking-examples.ts';
import { misspelledInText, misspelledWords } from '#contract/misspelled-keys.ts';
import { jsonOf, textOf } from '../read-body.ts';
import { refuse, RefusedRequest, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

const MAX_BODY_BYTES = 512 * 1024;

const BODY_ERRORS: readonly ErrorCode[] = [
  'request/malformed',
  'request/unsupportedType',
  'request/tooLarge',
  'request/invalid',
  'scheme/invalid',
];

const TEXT_EXAMPLE: SchemeText = {
  id: 'rates',
  name: { zh: '按时办结', en: 'On time' },
  note: { zh: '示例', en: 'An example.' },
  effectiveFrom: '2026-12-01',
  scheme: {
    indicators: [
      { id: 'onTime', name: '按时办结率', rule: { type: 'linear', full: 100 }, minSample: 100 },
    ],
  },
  reads: { onTime: { indicator: 'I-03' } },
  english: { onTime: 'On-time rate' },
};

const VIEW_EXAMPLE = {
  ...TEXT_EXAMPLE,
  version: 2,
  state: 'proposed' as const,
  proposedBy: 'rules',
  proposedAt: '2026-11-20T09:00:00+08:00',
  decidedBy: null,
  decidedAt: null,
  reason: '提高起算件数',
};

type SchemePlatform = Pick<
  Platform,
  'schemes' | 'proposeScheme' | 'decideScheme' | 'previewScheme'
>;

/** Schemes of assessment: read, previewed, proposed by one person, decided by another. */
export function schemeRoutes(platform: SchemePlatform): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/schemes',
      id: 'listSchemes',
      summary: 'Every version of every scheme, with who stands for it.',
      answer: {
        description: 'All of them; the first confirmed one is opened unless another is asked for.',
        schema: z.object({ items: z.array(schemeView), next: z.null() }),
        example: { items: [VIEW_EXAMPLE], next: null },
      },
      handle: async () => ({ items: await platform.schemes(), next: null }),
    }),
    route({
      method: 'POST',
      path: '/schemes',
      id: 'proposeScheme',
      summary: 'Proposes a new version of a scheme, or a new scheme; a second person confirms it.',
      body: {
        schema: schemeProposal,
        exact: true,
        example: { scheme: TEXT_EXAMPLE, reason: '提高起算件数' },
        maxBytes: MAX_BODY_BYTES,
      },
      answer: {
        description: 'The version as it waits.',
        schema: schemeView,
        example: VIEW_EXAMPLE,
      },
      errors: [...BODY_ERRORS, 'scheme/conflict'],
      handle: async (call) => {
        const proposal = call.body();
        refuseMisspelled(call.bytes, 'scheme');
        return valueOf(await platform.proposeScheme(signedInOf(call).viewer, proposal));
      },
    }),
    route({
      method: 'POST',
      path: '/schemes/preview',
      id: 'previewScheme',
      summary: 'Who would move if this scheme were in force; nothing is saved.',
      body: {
        schema: schemePreviewRequest,
        exact: true,
        example: { period: '2026-10', group: 'cities' as const, draft: TEXT_EXAMPLE },
        maxBytes: MAX_BODY_BYTES,
      },
      answer: {
        description: 'Every unit before and after.',
        schema: whatIfView,
        example: WHAT_IF_EXAMPLE,
      },
      errors: [...BODY_ERRORS, 'scheme/notFound'],
      handle: async (call) => {
        const { draft, ...query } = call.body();
        refuseMisspelled(call.bytes, 'draft');
        return valueOf(await platform.previewScheme(signedInOf(call).viewer, draft, query));
      },
    }),
    decision(platform, 'confirm', 'Puts a proposed version in force; never by who proposed it.'),
    decision(platform, 'reject', 'Rejects a proposed version, or takes one’s own back.'),
  ];
}

/** People are judged by a scheme: what its author meant and nothing reads must not pass in silence. */
function refuseMisspelled(bytes: Buffer, field: 'scheme' | 'draft'): void {
  const body = jsonOf(textOf(bytes)) as Readonly<Record<string, unknown>>;
  const [first] = misspelledInText(body[field], field);
  if (first === undefined) return;
  const { path } = first;
  throw new RefusedRequest({ code: 'scheme/invalid', path, message: misspelledWords(first) });
}

function decision(platform: SchemePlatform, which: 'confirm' | 'reject', summary: string): Route {
  return route({
    method: 'POST',
    path: `/schemes/{id}/versions/{version}/${which}`,
    id: `${which}Scheme`,
    summary,
    params: { id: 'id of the scheme', version: 'number of the version' },
    body: { schema: schemeDecision, example: { reason: '同意' } },
    answer: {
      description: 'The version as it is now.',
      schema: schemeView,
      example: { ...VIEW_EXAMPLE, state: which === 'confirm' ? 'confirmed' : 'rejected' },
    },
    errors: [
      ...BODY_ERRORS,
      'scheme/notFound',
      'scheme/decided',
      'scheme/conflict',
      'twoPersons/same',
    ],
    handle: async (call) => {
      const { id = '', version = '' } = call.params;
      if (!/^\d{1,6}$/.test(version)) return refuse('scheme/notFound');
      const { viewer } = signedInOf(call);
      return valueOf(await platform.decideScheme(viewer, id, Number(version), which, call.body()));
    },
  });
}
