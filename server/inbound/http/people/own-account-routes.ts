import { z } from 'zod';
import {
  codeRequest,
  ownSession,
  recoveryCodes,
  secondFactorSecret,
  secondFactorState,
} from '#contract/decode/second-factor.ts';
import { actorOf } from '../../../application/audit/audit-entry.ts';
import type { SecondFactors } from '../../sign-in/second-factors.ts';
import type { Sessions } from '../../sign-in/sessions.ts';
import { passwordRoute } from './password-route.ts';
import { refuse } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from './session-routes.ts';

const CODE_EXAMPLE = { code: '287082' };

/** What people see and change of their own account: sessions and second factor. */
export function ownAccountRoutes(sessions: Sessions, factors: SecondFactors): readonly Route[] {
  return [
    passwordRoute(sessions),
    ...sessionListRoutes(sessions),
    ...factorRoutes(sessions, factors),
  ];
}

function sessionListRoutes(sessions: Sessions): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/me/sessions',
      id: 'listMySessions',
      summary: 'Sessions of the own account.',
      answer: {
        description: 'All that have not ended, latest first.',
        schema: z.object({ items: z.array(ownSession), next: z.null() }),
      },
      handle: async (call) => ({ items: await sessions.ownOf(signedInOf(call)), next: null }),
    }),
    route({
      method: 'DELETE',
      path: '/me/sessions/{id}',
      id: 'endMySession',
      summary: 'Ends a session of the own account; its pages close within a second.',
      params: { id: 'id of the session in the list' },
      answer: { status: 204, description: 'There is no such session any more.' },
      errors: ['session/notFound'],
      handle: async (call) => {
        const { request, reply } = call;
        const ended = await sessions.endOwn(signedInOf(call), call.params['id'] ?? '', request.ip);
        if (!ended) return refuse('session/notFound');
        void reply.code(204);
        return undefined;
      },
    }),
  ];
}

function factorRoutes(sessions: Sessions, factors: SecondFactors): readonly Route[] {
  const path = '/me/second-factor';
  return [
    route({
      method: 'GET',
      path,
      id: 'readSecondFactor',
      summary: 'Whether sign-in asks for a code.',
      answer: { description: 'State of the second factor.', schema: secondFactorState },
      handle: (call) => factors.stateOf(signedInOf(call).account.name),
    }),
    route({
      method: 'POST',
      path,
      id: 'startSecondFactor',
      summary: 'Makes a new secret for time codes (RFC 6238); in force once a code confirms it.',
      answer: { description: 'The secret, shown once.', schema: secondFactorSecret },
      errors: ['secondFactor/on'],
      handle: async (call) =>
        (await factors.start(signedInOf(call).account.name)) ?? refuse('secondFactor/on'),
    }),
    route({
      method: 'POST',
      path: `${path}/confirm`,
      id: 'confirmSecondFactor',
      summary: 'Puts the new secret in force by a first code; ends the account’s other sessions.',
      body: { schema: codeRequest, example: CODE_EXAMPLE },
      answer: {
        description: 'Recovery codes, each good once, never shown again.',
        schema: recoveryCodes,
      },
      errors: [
        ...BODY_ERRORS,
        'secondFactor/notStarted',
        'secondFactor/wrong',
        'session/tooManyFailures',
      ],
      handle: async (call) => {
        const signedIn = signedInOf(call);
        const by = actorOf(signedIn.viewer);
        const codes = await factors.confirm(signedIn.account.name, call.body().code, by);
        if (codes === undefined) return refuse('secondFactor/notStarted');
        if (codes === 'wrong') return refuse('secondFactor/wrong');
        if ('waitSeconds' in codes) {
          return refuse('session/tooManyFailures', undefined, codes.waitSeconds);
        }
        await sessions.endOthers(signedIn, call.request.ip);
        return { recoveryCodes: codes };
      },
    }),
    route({
      method: 'POST',
      path: `${path}/disable`,
      id: 'disableSecondFactor',
      summary: 'Takes the second factor away by one of its codes.',
      body: { schema: codeRequest, example: CODE_EXAMPLE },
      answer: { status: 204, description: 'Sign-in asks for no code any more.' },
      errors: [...BODY_ERRORS, 'secondFactor/wrong', 'session/tooManyFailures'],
      handle: async (call) => {
        const { account, viewer } = signedInOf(call);
        const checked = await factors.disable(account.name, call.body().code, actorOf(viewer));
        if (checked === 'wrong') return refuse('secondFactor/wrong');
        if (checked !== 'right') {
          return refuse('session/tooManyFailures', undefined, checked.waitSeconds);
        }
        void call.reply.code(204);
        return undefined;
      },
    }),
  ];
}

const BODY_ERRORS = ['request/malformed', 'request/unsupportedType', 'request/invalid'] as const;
