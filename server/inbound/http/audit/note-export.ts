import type { AuditAction, AuditOutcome } from '#contract/audit-view.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import { actorOf, auditEntry } from '../../../application/audit/audit-entry.ts';
import type { Platform } from '../../../application/platform.ts';
import type { Viewer } from '../../../application/people/viewer.ts';

/**
 * What leaves the platform is written down before it does: what, how many rows, with which filter.
 * Texts that were searched for may name persons, so only that there was one is kept.
 */
export function noteExport(
  platform: Pick<Platform, 'audit'>,
  viewer: Viewer,
  action: AuditAction,
  {
    rows,
    filter,
    case: no,
    outcome = 'begun',
  }: { rows: number | null; filter?: object; case?: string; outcome?: AuditOutcome },
): Promise<void> {
  const entries = Object.entries((filter ?? {}) as Readonly<Record<string, Json | undefined>>);
  const asked: Record<string, Json> = {};
  for (const [name, value] of entries) {
    if (value !== undefined) asked[name] = name === 'text' ? true : value;
  }
  const entry = { object: no ?? null, outcome, detail: { rows, filter: asked } };
  return platform.audit(auditEntry(actorOf(viewer), action, entry));
}
