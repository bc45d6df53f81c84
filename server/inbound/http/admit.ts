import type { FastifyRequest } from 'fastify';
import { isForeignPage } from '../sign-in/origin-rule.ts';
import { sessionIdIn } from '../sign-in/session-cookie.ts';
import { sessionMark } from '../sign-in/session-mark.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import type { SourceKeys } from '../sign-in/source-keys.ts';
import { findApiKey, requireForm } from '../open311/form-type.ts';
import { refuse } from './refused-request.ts';
import type { Permission } from './route-permissions.ts';
import type { Caller } from './route.ts';

/** What tells callers apart. */
export interface Doors {
  /** Origin that people type, where it is set. */
  readonly origin?: string | undefined;
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
      // Signing in and out is open to everybody; what another's page does here it may as well not.
      if (!reads(request)) requireOwnOrigin(doors, request);
      return NOBODY;
    case 'sourceKey':
      return { signedIn: undefined, source: await sourceOf(doors.sourceKeys, request) };
    case 'apiKey':
      return { signedIn: undefined, source: await sourceOfForm(doors.sourceKeys, request) };
    case 'session': {
      const id = sessionIdIn(request.headers.cookie);
      if (id === undefined) return refuse('session/required');
      requireOwnOrigin(doors, request);
      if (!reads(request) && permission.onlyAsks !== true) requireOwnPage(request);
      const found = await doors.sessions.find(id);
      if (found === undefined) return refuse('session/required');
      const via = { session: sessionMark(found.idHash), ip: request.ip };
      const signedIn = { ...found, viewer: { ...found.viewer, via } };
      const caller = { signedIn, source: undefined };
      onKnown(caller);
      if (!permission.roles.includes(signedIn.viewer.role)) return refuse('access/notAllowed');
      if (signedIn.owesFactor && permission.beforeFactor !== true) {
        return refuse('session/secondFactorOwed');
      }
      return caller;
    }
  }
}

function reads({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The second lock beside the header: a browser says itself which page a request is from. */
function requireOwnOrigin({ origin }: Doors, request: FastifyRequest): void {
  if (isForeignPage(request, origin)) refuse('request/foreignOrigin');
}

/**
 * Refuses what another site's page could have sent with the visitor's cookie: a page can set this
 * header only for its own site.
 */
export function requireOwnPage(request: FastifyRequest): void {
  if (request.headers['x-requested-with'] !== 'mingjian') refuse('request/notMingjian');
}

async function sourceOfForm(keys: SourceKeys, { url, body, headers }: FastifyRequest) {
  requireForm(headers['content-type'], body);
  const key = findApiKey(url, body);
  if (key === undefined) return refuse('source/keyMissing', 'api_key was not provided.');
  return (await keys.find(key)) ?? refuse('source/keyMissing', 'api_key is not valid.');
}

async function sourceOf(keys: SourceKeys, request: FastifyRequest) {
  const key = /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  const source = key === undefined ? undefined : await keys.find(key);
  return source ?? refuse('source/keyMissing');
}
