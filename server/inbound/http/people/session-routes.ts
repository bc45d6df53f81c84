import { me } from '#contract/decode/reference-view.ts';
import { sessionRequest } from '#contract/decode/session-request.ts';
import type { Me } from '#contract/session-view.ts';
import type { Role } from '#domain/access/role.ts';
import type { FastifyRequest } from 'fastify';
import type { Platform } from '../../../application/platform.ts';
import { endedCookie, sessionCookie, sessionIdIn } from '../../sign-in/session-cookie.ts';
import type { Sessions, SignedIn } from '../../sign-in/sessions.ts';
import { isHttps } from '../is-https.ts';
import { requireOwnPage } from '../admit.ts';
import { instantText } from '#contract/instant-text.ts';
import { refuse } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Call, Route } from '../route.ts';
import { ROUTE_PERMISSIONS } from '../route-permissions.ts';

const ME_EXAMPLE: Me = {
  name: 'li',
  displayName: 'li',
  role: 'supervisor',
  regionCode: '370100',
  regionName: '济南市',
  line: null,
  expiresAt: '2026-10-08T09:30:00+08:00',
  owesSecondFactor: false,
  pages: ['overview', 'cards', 'cases', 'limits', 'sources'],
};

/**
 * Signing in and out, and who is signed in.
 *
 * @param origin that people type, where it is set.
 */
export function sessionRoutes(
  sessions: Sessions,
  platform: Pick<Platform, 'regions'>,
  origin?: string,
): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/session',
      id: 'signIn',
      summary: 'Signs in and sets the session cookie; needs the header X-Requested-With: mingjian.',
      body: { schema: sessionRequest, example: { name: 'li', password: 'correct horse' } },
      answer: { description: 'Who is signed in.', schema: me, example: ME_EXAMPLE },
      errors: [
        'request/malformed',
        'request/unsupportedType',
        'request/invalid',
        'request/notMingjian',
        'session/refused',
        'session/secondFactorRequired',
        'session/secondFactorWrong',
        'session/tooManyFailures',
        'server/busy',
      ],
      handle: async ({ body, request, reply }) => {
        requireOwnPage(request);
        const { name, password, code } = body();
        const answer = await sessions.signIn(name, password, request.ip, code);
        if (answer.kind === 'wait') {
          return refuse('session/tooManyFailures', undefined, answer.seconds);
        }
        if (answer.kind === 'busy') return refuse('server/busy', undefined, 1);
        if (answer.kind === 'refused') return refuse(answer.code);
        // A session of before is not left behind: its id may have been seen.
        await endOld(sessions, request);
        void reply.header('set-cookie', sessionCookie(answer.id, isHttps(request, origin)));
        return meOf(platform, answer.signedIn);
      },
    }),
    route({
      method: 'DELETE',
      path: '/session',
      id: 'signOut',
      summary: 'Ends the session; needs the header X-Requested-With: mingjian.',
      answer: { status: 204, description: 'There is no session any more.' },
      errors: ['request/notMingjian'],
      handle: async ({ request, reply }) => {
        requireOwnPage(request);
        await endOld(sessions, request);
        void reply.code(204).headers({
          'set-cookie': endedCookie(isHttps(request, origin)),
          'clear-site-data': '"cache", "storage"',
        });
        return undefined;
      },
    }),
    route({
      method: 'GET',
      path: '/me',
      id: 'readMe',
      summary: 'Who is signed in, and what he may see.',
      answer: { description: 'The account of the session.', schema: me, example: ME_EXAMPLE },
      handle: (call) => meOf(platform, signedInOf(call)),
    }),
  ];
}

/** Who is signed in; the route's permission has seen to it that somebody is. */
export function signedInOf(call: Call<unknown, unknown>): SignedIn {
  if (call.caller.signedIn === undefined) throw new Error('a route without session asks who it is');
  return call.caller.signedIn;
}

async function endOld(sessions: Sessions, request: FastifyRequest): Promise<void> {
  const id = sessionIdIn(request.headers.cookie);
  const old = id === undefined ? undefined : await sessions.find(id);
  if (old !== undefined) await sessions.end(old, request.ip);
}

function meOf(
  platform: Pick<Platform, 'regions'>,
  { account, viewer, endsAt, owesFactor }: SignedIn,
): Me {
  const region = platform.regions(viewer).find(({ code }) => code === viewer.regionCode);
  return {
    name: account.name,
    displayName: account.displayName,
    role: viewer.role,
    regionCode: viewer.regionCode,
    regionName: region?.name ?? viewer.regionCode,
    line: viewer.scope.line,
    expiresAt: instantText(endsAt),
    pages: owesFactor ? [] : pagesOf(viewer.role),
    owesSecondFactor: owesFactor,
  };
}

/** Pages of the application and the operation that each cannot do without. */
const PAGES: readonly (readonly [page: string, operation: string])[] = [
  ['overview', 'GET /overview'],
  ['cards', 'GET /cards'],
  ['cases', 'GET /cases'],
  ['feedback', 'GET /feedback'],
  ['rankings', 'GET /rankings'],
  ['limits', 'POST /time-limits/evaluate'],
  ['sources', 'GET /quarantine'],
  ['audit', 'GET /audit'],
];

function pagesOf(role: Role): readonly string[] {
  return PAGES.filter(([, operation]) => {
    const permission = ROUTE_PERMISSIONS[operation];
    return permission?.kind !== 'session' || permission.roles.includes(role);
  }).map(([page]) => page);
}
