import type { FastifyRequest } from 'fastify';
import { sessionIdIn } from '../sign-in/session-cookie.ts';
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

const NOBODY: Caller = { signedIn: undefined, source: undefined };

/** Lets a request through its route's door, or refuses it. */
export async function admit(
  doors: Doors,
  permission: Permission,
  request: FastifyRequest,
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
      const signedIn = await doors.sessions.find(id);
      if (signedIn === undefined) return refuse('session/required');
      if (!permission.roles.includes(signedIn.viewer.role)) return refuse('access/notAllowed');
      return { signedIn, source: undefined };
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
