import { passwordRequest } from '#contract/decode/second-factor.ts';
import type { Sessions } from '../../sign-in/sessions.ts';
import { refuse } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from './session-routes.ts';

/** Changing the own password. */
export function passwordRoute(sessions: Sessions): Route {
  return route({
    method: 'POST',
    path: '/me/password',
    id: 'changeMyPassword',
    summary: 'Changes the own password by the present one; ends the account’s other sessions.',
    body: {
      schema: passwordRequest,
      example: { current: 'the present one', password: 'correct horse battery' },
    },
    answer: { status: 204, description: 'The new password is in force.' },
    errors: [
      'request/malformed',
      'request/unsupportedType',
      'request/invalid',
      'password/wrong',
      'password/common',
      'session/tooManyFailures',
      'server/busy',
    ],
    handle: async (call) => {
      const signedIn = signedInOf(call);
      const { current, password } = call.body();
      const answer = await sessions.changePassword(signedIn, current, password, call.request.ip);
      if (answer.kind === 'wait') {
        return refuse('session/tooManyFailures', undefined, answer.seconds);
      }
      if (answer.kind === 'busy') return refuse('server/busy', undefined, 1);
      if (answer.kind === 'refused') return refuse(answer.code);
      await sessions.endOthers(signedIn, call.request.ip);
      void call.reply.code(204);
      return undefined;
    },
  });
}
