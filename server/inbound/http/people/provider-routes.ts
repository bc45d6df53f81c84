import { ServiceError } from '../../../errors.ts';
import { sessionCookie } from '../../sign-in/session-cookie.ts';
import { endedJourney, journeyCookie, journeyIn } from '../../sign-in/journey-cookie.ts';
import type { ProviderSignIn } from '../../sign-in/provider-sign-in.ts';
import { isHttps } from '../is-https.ts';
import { refuse } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';

/** Sign-in by an OpenID provider; without one both answer that there is nothing. */
export function providerRoutes(
  provider: ProviderSignIn | undefined,
  origin: string | undefined,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/session/provider',
      id: 'signInByProvider',
      summary: 'Sends the browser to the OpenID provider.',
      answer: { status: 302, description: 'To the provider.' },
      errors: ['route/notFound', 'provider/unreachable'],
      handle: async ({ request, reply }) => {
        if (provider === undefined) return refuse('route/notFound');
        const { url, journey } = await provider.begin().catch((cause: unknown) => {
          throw new ServiceError('provider/unreachable', {}, { cause });
        });
        void reply.header('set-cookie', journeyCookie(journey, isHttps(request, origin)));
        return reply.redirect(url);
      },
    }),
    route({
      method: 'GET',
      path: '/session/provider/callback',
      id: 'returnFromProvider',
      summary: 'Takes the browser back from the OpenID provider and signs it in.',
      answer: { status: 302, description: 'To the first page.' },
      errors: ['route/notFound', 'provider/failed', 'provider/noGrant'],
      handle: async ({ request, reply }) => {
        if (provider === undefined) return refuse('route/notFound');
        const https = isHttps(request, origin);
        const journey = journeyIn(request.headers.cookie);
        const answer = await provider.finish(request.url, journey, request.ip);
        const ended = endedJourney(https);
        void reply.header('set-cookie', ended);
        if (answer.kind === 'noGrant') return refuse('provider/noGrant');
        if (answer.kind !== 'signedIn') return refuse('provider/failed');
        // Set by an answer to another site’s link, the Strict cookie goes along from the next request on.
        void reply.header('set-cookie', sessionCookie(answer.id, https));
        return reply.redirect('/');
      },
    }),
  ];
}
