import type { AuditAction, AuditOutcome } from '#contract/audit-view.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';

/** Who acts, as the audit log names him. */
export interface AuditActor {
  /** Account; `platform` or `cli:NAME` without a session; empty for somebody unknown. */
  readonly actor: string;
  /** Mark of the session: tells sessions apart, opens none. */
  readonly session: string | null;
  readonly ip: string | null;
}

/** What is to be written. No personal data and no secrets: nothing is ever taken out of the log. */
export interface AuditEntry extends AuditActor {
  readonly action: AuditAction;
  readonly object: string | null;
  readonly reason: string | null;
  readonly outcome: AuditOutcome;
  readonly detail: Readonly<Record<string, Json>>;
}

/** A row as it is stored. `hash` covers all other fields, and by `prevHash` all rows before. */
export interface AuditRow extends Omit<AuditEntry, 'detail'> {
  /** From 1 on, without gaps. */
  readonly no: number;
  readonly at: Instant;
  /** Canonical JSON. */
  readonly detail: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** Where the chain stands; `no` is 0 and the rest empty before its first row. */
export interface AuditHead {
  readonly no: number;
  readonly hash: string;
  /** Id of the store, made with its first row and anew by a restore. */
  readonly storeId: string;
}

/** Which rows are wanted; absent fields do not restrict. `to` is no longer in. */
export interface AuditRowFilter {
  readonly actor?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly outcome?: AuditOutcome | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** The audit log: rows are added at its end and neither changed nor taken away. */
export interface AuditTable {
  /**
   * Adds rows to the chain with the commit of the transaction around it. The first row of all, which
   * makes the store's id, comes by itself.
   */
  append(entries: readonly AuditEntry[], at: Instant): Promise<void>;
  head(): Promise<AuditHead>;
  /** Rows of a filter before a number, the latest first. */
  list(filter: AuditRowFilter, before: number | null, limit: number): Promise<readonly AuditRow[]>;
  count(filter: AuditRowFilter): Promise<number>;
  /** The next rows after a number, in order. */
  scan(after: number, limit: number): Promise<readonly AuditRow[]>;
}
