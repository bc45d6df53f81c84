import type { Role } from '#domain/access/role.ts';
import { readPeriod } from '#domain/indicators/period.ts';
import type { ErrorCode } from '../../errors.ts';
import { ROUTE_PERMISSIONS } from '../http/route-permissions.ts';

/** The operation whose permission a topic shares: what may be read may be watched. */
const READS: Readonly<Record<string, string>> = {
  cards: 'GET /cards',
  overview: 'GET /overview',
  case: 'GET /cases/{no}',
  feedback: 'GET /feedback',
  indicators: 'GET /indicators',
};

/** Why a role may not watch a topic; undefined where it may. */
export function topicCode(topic: string, role: Role): ErrorCode | undefined {
  const at = topic.indexOf(':');
  const kind = at === -1 ? topic : topic.slice(0, at);
  const named = topic.length > at + 1;
  const takesName = kind === 'case' || kind === 'indicators';
  if (takesName !== (at !== -1) || !named) return 'topic/unknown';
  if (kind === 'indicators' && readPeriod(topic.slice(at + 1)) === undefined)
    return 'topic/unknown';
  const operation = Object.hasOwn(READS, kind) ? READS[kind] : undefined;
  if (operation === undefined) return 'topic/unknown';
  const permission = ROUTE_PERMISSIONS[operation];
  return permission?.kind === 'session' && permission.roles.includes(role)
    ? undefined
    : 'topic/notAllowed';
}
