import type { FastifyRequest } from 'fastify';
import { sessionIdIn } from '../sign-in/session-cookie.ts';
import { sessionMark } from '../sign-in/session-mark.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import type { SourceKeys } from '../sign-in/source-keys.ts';
import { refuse } from './refused-request.ts';
import type { Permission } from './route-permissions.ts';
import type { Caller } from './route.ts';

/** What tells callers apart. */
export interface Doors {
  readonly sessions: Sessions;
  readonly sourceKeys: SourceKeys;
}

export const NOBODY: Caller = { signedIn: undefined, source: undefined };

/**
 * Lets a request through its route's door, or refuses it.
 *
 * @param onKnown hears who it is as soon as that is known, also of somebody who is then refused.
 */
export async function admit(
  doors: Doors,
  permission: Permission,
  request: FastifyRequest,
  onKnown: (caller: Caller) => void = () => undefined,
): Promise<Caller> {
  switch (permission.kind) {
    case 'public':
      return NOBODY;
    case 'sourceKey':
      return { signedIn: undefined, source: await sourceOf(doors.sourceKeys, request) };
    case 'session': {
      const id = sessionIdIn(request.headers.cookie);
      if (id === undefined) return refuse('session/required');
      if (request.method !== 'GET' && request.method !== 'HEAD') requireOwnPage(request);
      const found = await doors.sessions.find(id);
      if (found === undefined) return refuse('session/required');
      const via = { session: sessionMark(found.idHash), ip: request.ip };
      const signedIn = { ...found, viewer: { ...found.viewer, via } };
      const caller = { signedIn, source: undefined };
      onKnown(caller);
      if (!permission.roles.includes(signedIn.viewer.role)) return refuse('access/notAllowed');
      return caller;
    }
  }
}

/**
 * Refuses what another site's page could have sent with the visitor's cookie: a page can set this
 * header only for its own site.
 */
export function requireOwnPage(request: FastifyRequest): void {
  if (request.headers['x-requested-with'] !== 'mingjian') refuse('request/notMingjian');
}

async function sourceOf(keys: SourceKeys, request: FastifyRequest) {
  const key = /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  const source = key === undefined ? undefined : await keys.find(key);
  return source ?? refuse('source/keyMissing');
}
