import type { FastifyRequest } from 'fastify';
import { actorOf, auditEntry } from '../../../application/audit/audit-entry.ts';
import type { AuditActor } from '../../../application/audit/audit-rows.ts';
import type { Platform } from '../../../application/platform.ts';
import { RefusedRequest } from '../refused-request.ts';
import type { Caller, Route } from '../route.ts';

/** Refusals of permission, wherever they happen. */
const OF_PERMISSION: ReadonlySet<string> = new Set([
  'access/notAllowed',
  'request/notMingjian',
  'scope/aggregateOnly',
  'source/notCovered',
  'twoPersons/same',
]);
/** Not there or out of scope: noted where somebody wanted to act, since reading may just be mistyped. */
const OF_SCOPE: ReadonlySet<string> = new Set([
  'card/notFound',
  'case/notFound',
  'feedback/notFound',
  'quarantine/notFound',
  'region/unknown',
]);
const LONGEST_ID = 200;

/** Has the audit log note a refusal of access that was thrown; other errors are none of its business. */
export function noteRefusal(
  platform: Pick<Platform, 'noteRefusal'>,
  { method, path }: Pick<Route, 'method' | 'path'>,
  { caller, request, error }: Asked & { readonly error: unknown },
): void {
  if (!(error instanceof RefusedRequest)) return;
  const { id, no } = request.params as { readonly id?: string; readonly no?: string };
  const refused = { object: id ?? no ?? null, code: error.refusal.code };
  noteRefused(platform, `${method} ${path}`, { caller, request }, refused);
}

/** Has the audit log note what was refused as a part of an answer, if access was the reason. */
export function noteRefused(
  platform: Pick<Platform, 'noteRefusal'>,
  operation: string,
  { caller, request }: Asked,
  { object, code }: { readonly object: string | null; readonly code: string },
): void {
  const by = actorIn(caller, request.ip);
  const detail = { code, operation };
  const outcome = 'refused';
  if (code === 'source/keyMissing') {
    platform.noteRefusal(auditEntry(by, 'key.refuse', { outcome, detail }));
  } else if (OF_PERMISSION.has(code) || (!operation.startsWith('GET') && OF_SCOPE.has(code))) {
    const shown = object?.slice(0, LONGEST_ID) ?? null;
    platform.noteRefusal(auditEntry(by, 'access.refuse', { object: shown, outcome, detail }));
  }
}

/** A request and who it came from. */
interface Asked {
  readonly caller: Caller;
  readonly request: FastifyRequest;
}

function actorIn({ signedIn, source }: Caller, ip: string): AuditActor {
  if (signedIn !== undefined) return { ...actorOf(signedIn.viewer), ip };
  return { actor: source === undefined ? '' : `source:${source.name}`, session: null, ip };
}
