import { ROLES } from '#domain/access/role.ts';
import type { Permission } from '../http/route-permissions.ts';

/**
 * Every event that a socket may send and who may send it; one that is not listed does not start.
 * The namespace's handshake asks for the session or the key.
 */
export const EVENT_PERMISSIONS: Readonly<Record<string, Permission>> = {
  '/ingest events': { kind: 'sourceKey' },
  // Which topic is open to which role is that of the operation that reads it: `topicCode`.
  '/live watch': { kind: 'session', roles: ROLES },
  '/live unwatch': { kind: 'session', roles: ROLES },
};
