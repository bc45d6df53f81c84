import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '#contract/events/canonical-json.ts';
import { PLATFORM_ACTOR, auditEntry } from '../../application/audit/audit-entry.ts';
import type { AuditEntry, AuditHead, AuditRow } from '../../application/audit/audit-rows.ts';

/** Where a chain without rows stands. */
export const NO_ROWS: AuditHead = { no: 0, hash: '0'.repeat(64), storeId: '' };

/** The rows that entries become behind a head. The first row of all names the store. */
export function chainRows(
  entries: readonly AuditEntry[],
  at: number,
  head: AuditHead,
): readonly AuditRow[] {
  if (entries.length === 0) return [];
  let { no, hash: prevHash } = head;
  return (no === 0 ? [beginning(), ...entries] : entries).map((entry) => {
    no += 1;
    const row = { ...entry, no, at, detail: canonicalJson(entry.detail), prevHash };
    const hash = auditHash(row);
    prevHash = hash;
    return { ...row, hash };
  });
}

/** The store that a row names; undefined for rows that do something else. */
export function storeNamedBy({ action, outcome, detail }: AuditRow): string | undefined {
  if (outcome !== 'done' || !NAMING.has(action)) return undefined;
  const { store } = JSON.parse(detail) as { readonly store?: unknown };
  return typeof store === 'string' ? store : undefined;
}

/** SHA-256 over the canonical JSON (RFC 8785) of a row without its hash, hexadecimal. */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const { no, at, actor, session, ip, action, object, reason, outcome, detail, prevHash } = row;
  const hashed = { no, at, actor, session, ip, action, object, reason, outcome, detail, prevHash };
  return createHash('sha256').update(canonicalJson(hashed)).digest('hex');
}

/** Actions whose rows name the store from there on. */
const NAMING: ReadonlySet<string> = new Set(['audit.begin', 'store.restore']);

function beginning(): AuditEntry {
  return auditEntry(PLATFORM_ACTOR, 'audit.begin', { detail: { store: randomUUID() } });
}
