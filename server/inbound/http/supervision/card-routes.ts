import { z } from 'zod';
import { CARD_ACTS } from '#contract/card-view.ts';
import type { CardAct } from '#contract/card-view.ts';
import { cardFilter } from '#contract/decode/card-filter.ts';
import { cardActRequest, cardBulkRequest } from '#contract/decode/card-act.ts';
import { cardBulkAnswer, cardCounters, cardView, myCards } from '#contract/decode/card-view.ts';
import { assigneesRequest, assigneeView } from '#contract/decode/person-view.ts';
import { cardListQuery } from '#contract/decode/list-queries.ts';
import { pageShape, stampShape } from '#contract/decode/stamp.ts';
import type { Platform } from '../../../application/platform.ts';
import type { ErrorCode } from '../../../errors.ts';
import { ASSIGNEE_EXAMPLE, CARD_EXAMPLE, COUNTERS_EXAMPLE, STAMP_EXAMPLE } from '../examples.ts';
import { noteRefused } from '../audit/note-refusal.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

const ACT_ERRORS: readonly ErrorCode[] = [
  'request/malformed',
  'request/unsupportedType',
  'request/invalid',
  'card/notFound',
  'card/conflict',
  'card/assignee',
];
const BULK_BYTES = 512 * 1024;

type CardPlatform = Pick<
  Platform,
  'cards' | 'findCard' | 'act' | 'actOnMany' | 'assignees' | 'watchCard' | 'myCards' | 'noteRefusal'
>;

/** Cards: reading them, acting on them, and the reader's own watch list. */
export function cardRoutes(platform: CardPlatform): readonly Route[] {
  return [...readingRoutes(platform), ...actRoutes(platform), ...watchRoutes(platform)];
}

function readingRoutes(platform: CardPlatform): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/cards',
      id: 'listCards',
      summary: 'Cards within reach, most urgent first, with the counters of the list.',
      query: cardListQuery,
      answer: {
        description: 'A page of cards.',
        schema: z.object({
          items: z.array(cardView),
          counters: cardCounters,
          ...pageShape,
          ...stampShape,
        }),
        example: {
          items: [CARD_EXAMPLE],
          counters: COUNTERS_EXAMPLE,
          next: null,
          total: 1,
          ...STAMP_EXAMPLE,
        },
      },
      errors: ['request/invalid'],
      handle: async (call) => {
        const { cursor, limit, sort, ...filter } = call.query;
        const page = { cursor, limit, sort };
        return valueOf(await platform.cards(signedInOf(call).viewer, filter, page));
      },
    }),
    route({
      method: 'GET',
      path: '/cards/{id}',
      id: 'readCard',
      summary: 'One card.',
      params: { id: 'id of the card, percent-encoded' },
      answer: { description: 'The card.', schema: cardView, example: CARD_EXAMPLE },
      errors: ['card/notFound'],
      handle: async (call) =>
        (await platform.findCard(signedInOf(call).viewer, call.params['id'] ?? '')) ??
        refuse('card/notFound'),
    }),
  ];
}

function actRoutes(platform: CardPlatform): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/cards/bulk',
      id: 'actOnCards',
      summary: 'One act on at most 500 cards; each is done or refused by itself.',
      body: {
        schema: cardBulkRequest,
        example: { ids: [CARD_EXAMPLE.id], action: 'acknowledge' },
        maxBytes: BULK_BYTES,
      },
      answer: {
        description: 'What was done, and what was not and why.',
        schema: cardBulkAnswer,
        example: { done: [CARD_EXAMPLE], refused: [] },
      },
      errors: ACT_ERRORS,
      handle: async (call) => {
        const answer = valueOf(await platform.actOnMany(signedInOf(call).viewer, call.body()));
        for (const { id, code } of answer.refused) {
          noteRefused(platform, 'POST /cards/bulk', call, { object: id, code });
        }
        return answer;
      },
    }),
    route({
      method: 'POST',
      path: '/cards/assignees',
      id: 'listAssignees',
      summary: 'Those who see all of these cards and may act on them: whom to assign them to.',
      body: {
        schema: assigneesRequest,
        example: { ids: [CARD_EXAMPLE.id] },
        maxBytes: BULK_BYTES,
      },
      answer: {
        description: 'Accounts by name.',
        schema: z.object({ items: z.array(assigneeView) }),
        example: { items: [ASSIGNEE_EXAMPLE] },
      },
      errors: ['request/malformed', 'request/invalid', 'request/unsupportedType', 'card/notFound'],
      handle: async (call) => ({
        items: valueOf(await platform.assignees(signedInOf(call).viewer, call.body().ids)),
      }),
    }),
    route({
      method: 'POST',
      path: '/cards/{id}/{act}',
      id: 'actOnCard',
      summary: 'An act on one card at the version that was read.',
      params: { id: 'id of the card, percent-encoded', act: CARD_ACTS.join(', ') },
      body: {
        schema: cardActRequest,
        example: { reason: '超期两日未办结，请说明', expectedVersion: 1 },
      },
      answer: {
        description: 'The card after the act.',
        schema: cardView,
        example: { ...CARD_EXAMPLE, version: 2, urged: 1 },
      },
      errors: [...ACT_ERRORS, 'route/notFound'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const act = findAct(call.params['act']) ?? refuse('route/notFound');
        const id = call.params['id'] ?? '';
        // Scope before body: whoever may not see a card learns nothing of it from a field's refusal.
        if ((await platform.findCard(viewer, id)) === undefined) refuse('card/notFound');
        return valueOf(await platform.act(viewer, id, act, call.body()));
      },
    }),
  ];
}

function watchRoutes(platform: CardPlatform): readonly Route[] {
  const own = {
    description: 'What is now the reader’s own.',
    schema: myCards,
    example: { acknowledged: 0, assigned: 0, watching: 1, watched: [CARD_EXAMPLE.id] },
  };
  return [
    route({
      method: 'GET',
      path: '/me/cards',
      id: 'readMyCards',
      summary: 'What is the reader’s own among the cards of a filter: acknowledged and watched.',
      query: cardFilter,
      answer: own,
      handle: (call) => platform.myCards(signedInOf(call).viewer, call.query),
    }),
    ...(['POST', 'DELETE'] as const).map((method) =>
      route({
        method,
        path: '/cards/{id}/watch',
        id: method === 'POST' ? 'watchCard' : 'unwatchCard',
        summary:
          method === 'POST'
            ? 'Puts a card on the own watch list.'
            : 'Takes a card off the own watch list.',
        params: { id: 'id of the card, percent-encoded' },
        query: cardFilter,
        answer: own,
        errors: ['card/notFound'],
        handle: async (call) => {
          const { viewer } = signedInOf(call);
          return valueOf(
            await platform.watchCard(
              viewer,
              call.params['id'] ?? '',
              method === 'POST',
              call.query,
            ),
          );
        },
      }),
    ),
  ];
}

function findAct(text: string | undefined): CardAct | undefined {
  return CARD_ACTS.find((act) => act === text);
}
