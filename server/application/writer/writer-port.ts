import type { Receipt } from '#contract/receipt.ts';
import type { ManualScore } from '#contract/scheme-view.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Result } from '#domain/result.ts';
import type { ActRefusal, WantedAct } from '../cards/act-on-card.ts';
import type { FeedbackOutcome, WantedFeedbackActs } from '../feedback/act-on-feedback.ts';
import type { WantedScoreAct } from '../assessment/act-on-score.ts';
import type { AuditEntry } from '../audit/audit-rows.ts';
import type { Batch } from './admit-batch.ts';
import type { CardBody } from '../cards/card-body.ts';
import type { Forgotten, WantedForgetting } from '../people/forgetting.ts';
import type { AccountRow, SessionRow, SourceAccount } from '../platform.ts';
import type { Refusal } from '../refusal.ts';
import type { CredentialRow, RecordWrite, SourceTally, SubjectKey } from '../store/store-rows.ts';
import type { Attached, WantedAttaching, WantedDetaching } from '../retention/retention.ts';
import type { NewReference } from './new-reference.ts';

/** Everything that may be asked of the writer; arguments and answers cross a thread. */
export interface WriterCommands {
  act(wanted: WantedAct): Promise<Result<CardBody, ActRefusal>>;
  /** Acts on tickets and reviews, in one commit. */
  actOnFeedback(wanted: WantedFeedbackActs): Promise<readonly FeedbackOutcome[]>;
  /** Enters or confirms a score of persons. */
  actOnScore(wanted: WantedScoreAct): Promise<Result<ManualScore, Refusal>>;
  /** Records reference data and derives again what they concern; answers how many subjects that were. */
  record(
    rows: readonly Omit<NewReference, 'recordedAt'>[],
    audits?: readonly AuditEntry[],
  ): Promise<number>;
  /** Records reference data; cases follow when it is idle, or with the next `record`. */
  note(
    rows: readonly Omit<NewReference, 'recordedAt'>[],
    audits?: readonly AuditEntry[],
  ): Promise<void>;
  /** Derives these subjects again and writes what came out. */
  rederive(keys: readonly SubjectKey[]): Promise<void>;
  correctCounts(deltas: Contribution): Promise<void>;
  /** Puts events back that their subjects' rows had lost. */
  relist(lists: readonly EventList[]): Promise<void>;
  /** Applies what is due; whether more is. */
  sweep(): Promise<boolean>;
  /** Merges counts and follows reference data, a bounded part; whether more is left and nobody waits. */
  tidy(): Promise<boolean>;
  addAccount(account: AccountRow, passwordHash: string, audit: AuditEntry): Promise<boolean>;
  changeAccount(account: AccountRow, audit: AuditEntry): Promise<boolean>;
  changePassword(name: string, passwordHash: string, audit: AuditEntry): Promise<boolean>;
  putCredential(row: CredentialRow, before: string | null, audit?: AuditEntry): Promise<boolean>;
  dropCredential(kind: CredentialRow['kind'], key: string, audit?: AuditEntry): Promise<boolean>;
  /** Writes records, all or none: whether each still had the version it was read with. */
  writeRecords(writes: readonly RecordWrite[], audits: readonly AuditEntry[]): Promise<boolean>;
  saveSession(session: SessionRow, audit?: AuditEntry): Promise<void>;
  endSession(idHash: string, audit?: AuditEntry): Promise<void>;
  addSource(source: SourceAccount, keyHash: string, audit: AuditEntry): Promise<boolean>;
  /** Adds rows to the audit log. */
  audit(entries: readonly AuditEntry[]): Promise<void>;
  forget(wanted: WantedForgetting): Promise<Forgotten>;
  /** Leaves the events of subjects to an archive; how many went. */
  detach(wanted: WantedDetaching): Promise<number>;
  attach(wanted: WantedAttaching): Promise<Attached>;
  watch(account: string, card: string, watched: boolean): Promise<void>;
  /** Forgets a refused event, and that it counted as refused. */
  dropQuarantined(no: number, takenBack: readonly SourceTally[]): Promise<void>;
  metrics(): Promise<Readonly<Record<string, number>>>;
}

/** The events that the log holds of one subject. */
export interface EventList extends SubjectKey {
  readonly seqs: readonly number[];
}

/** What a commit leaves, as the writer tells it. */
export interface Committed {
  readonly dataVersion: number;
  readonly sweptTo: Instant;
  /** Code of why the store takes nothing; null while it does. */
  readonly trouble: string | null;
}

/** The writer as the rest of the platform sees it, wherever it runs. */
export interface WriterPort {
  /** Resolves when durable; batches that wait together share a commit. */
  ingest(batch: Batch): Promise<Receipt>;
  call<Name extends keyof WriterCommands>(
    name: Name,
    ...args: Parameters<WriterCommands[Name]>
  ): ReturnType<WriterCommands[Name]>;
  /** Number of requests that wait for their answer. */
  waiting(): number;
  onCommit(listener: (committed: Committed) => void): void;
  close(): Promise<void>;
}
