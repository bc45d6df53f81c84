import type { AuditAction } from '#contract/audit-view.ts';
import { maskText } from '#domain/access/masking.ts';
import type { AuditActor, AuditEntry } from './audit-rows.ts';
import type { Viewer } from '../people/viewer.ts';

/** The platform itself, such as at its first start. */
export const PLATFORM_ACTOR: AuditActor = { actor: 'platform', session: null, ip: null };

const LONGEST = 2000;

/** Who acts behind a viewer. */
export function actorOf({ account, via }: Viewer): AuditActor {
  return { actor: account, session: via?.session ?? null, ip: via?.ip ?? null };
}

/** An entry; done unless said. The reason that a person wrote is masked, since rows stay for ever. */
export function auditEntry(
  by: AuditActor,
  action: AuditAction,
  more: Partial<Omit<AuditEntry, keyof AuditActor | 'action'>> = {},
): AuditEntry {
  const { object = null, reason = null, outcome = 'done', detail = {} } = more;
  const { actor, session, ip } = by;
  return {
    actor,
    session,
    ip,
    action,
    object: object === null ? null : object.slice(0, LONGEST),
    reason: reason === null ? null : maskText(reason.slice(0, LONGEST)),
    outcome,
    detail,
  };
}
