import { z } from 'zod';
import {
  manualScore,
  scoreConfirmation,
  scoreEntry,
  scoreQuery,
} from '#contract/decode/scheme-schema.ts';
import type { Platform } from '../../../application/platform.ts';
import type { ErrorCode } from '../../../errors.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

const PLACE = { period: '2026-10', scheme: 'national', indicator: 'guides', unit: '370100' };

const EXAMPLE = {
  ...PLACE,
  score: null,
  pending: '87.5',
  evidence: '第三方抽查报告 2026-10',
  enteredBy: 'rules',
  enteredAt: '2026-11-02T10:00:00+08:00',
  confirmedBy: null,
  confirmedAt: null,
  version: 1,
};

const BODY_ERRORS: readonly ErrorCode[] = [
  'request/malformed',
  'request/unsupportedType',
  'request/invalid',
  'score/conflict',
];

/** Scores of experts, media, third parties and surveys: entered by one person, confirmed by another. */
export function scoreRoutes(
  platform: Pick<Platform, 'scores' | 'enterScore' | 'confirmScore'>,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/scores',
      id: 'listScores',
      summary: 'Scores that persons gave by a scheme in a period, of units within reach.',
      query: scoreQuery,
      answer: {
        description: 'Those that count and those that wait for a second person.',
        schema: z.object({ items: z.array(manualScore), next: z.null() }),
        example: { items: [EXAMPLE], next: null },
      },
      errors: ['request/invalid'],
      handle: async (call) => {
        const { period, scheme, knownAt } = call.query;
        return {
          items: await platform.scores(signedInOf(call).viewer, period, scheme, knownAt),
          next: null,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/scores',
      id: 'enterScore',
      summary: 'Enters a score with its evidence; it counts when a second person has confirmed it.',
      body: {
        schema: scoreEntry,
        example: { ...PLACE, score: '87.5', evidence: '第三方抽查报告 2026-10' },
      },
      answer: { description: 'The score as it waits.', schema: manualScore, example: EXAMPLE },
      errors: [...BODY_ERRORS, 'score/invalid', 'scheme/notFound', 'unit/notFound'],
      handle: async (call) =>
        valueOf(await platform.enterScore(signedInOf(call).viewer, call.body())),
    }),
    route({
      method: 'POST',
      path: '/scores/confirm',
      id: 'confirmScore',
      summary: 'Confirms a score that another person has entered.',
      body: { schema: scoreConfirmation, example: { ...PLACE, expectedVersion: 1 } },
      answer: { description: 'The score as it counts.', schema: manualScore, example: EXAMPLE },
      errors: [...BODY_ERRORS, 'score/notFound', 'twoPersons/same'],
      handle: async (call) =>
        valueOf(await platform.confirmScore(signedInOf(call).viewer, call.body())),
    }),
  ];
}
