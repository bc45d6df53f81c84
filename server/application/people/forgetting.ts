import type { AuditActor } from '../audit/audit-rows.ts';

/** A wish to be forgotten. */
export interface WantedForgetting {
  readonly by: AuditActor;
  /** Number of a case, ticket, review …; all kinds under it are forgotten. */
  readonly no: string;
  readonly reason: string;
}

/** What was deleted. */
export interface Forgotten {
  readonly no: string;
  /** Kinds of subjects under the number; none where nothing was known of anybody. */
  readonly kinds: readonly string[];
  /** Events of which something was deleted. */
  readonly events: number;
  /** Refused events about the subject, deleted as a whole. */
  readonly quarantined: number;
}
