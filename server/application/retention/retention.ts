import type { Result } from '#domain/result.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { AuditActor } from '../audit/audit-rows.ts';
import type { Refusal } from '../refusal.ts';

/** One archive that was made. */
export interface ArchiveReport {
  readonly archive: string;
  readonly month: string;
  readonly subjects: number;
  readonly events: number;
  /** Of the compressed file, hexadecimal; the audit log holds it as well. */
  readonly sha256: string;
}

/** What a run of retention did. */
export interface RetentionReport {
  /** First month of which everything stays. */
  readonly firstKept: string;
  readonly archives: readonly ArchiveReport[];
  /** Subjects that changed while their archive was written: they stay, and go another time. */
  readonly left: number;
}

/** What attaching an archive did. */
interface AttachReport {
  readonly archive: string;
  readonly subjects: number;
  readonly events: number;
  /** Subjects of the archive whose events the log holds already. */
  readonly there: number;
}

/** Subjects whose events are to go, and the archive that holds them by now. */
export interface WantedDetaching {
  readonly archive: string;
  readonly subjects: readonly (SubjectKey & { readonly version: number })[];
}

/** Subjects whose events come back. */
export interface WantedAttaching {
  readonly archive: string;
  readonly subjects: readonly (SubjectKey & {
    readonly events: readonly { readonly seq: number; readonly event: LoggedEvent }[];
  })[];
}

/** What became of the subjects of an archive; `bad` names the first of which an event differs. */
export interface Attached {
  readonly subjects: number;
  readonly events: number;
  readonly there: number;
  readonly bad: string | null;
}

/** The lines of an archive and the hash of its file, as it lies there. */
export interface ArchiveFile {
  readonly sha256: string;
  readonly lines: AsyncIterable<string>;
}

/** Who wants it, and how many months stay. */
interface WantedRetention {
  readonly by: AuditActor;
  readonly months: number;
}

/** What leaves the store by month, and how it comes back. */
export interface RetentionDesk {
  /** Detaches all that may go, month by month. */
  retain(wanted: WantedRetention): Promise<RetentionReport>;
  /** Puts an archive back; refused where the audit log does not know it, or an event of it differs. */
  attach(file: ArchiveFile, by: AuditActor): Promise<Result<AttachReport, Refusal>>;
}
