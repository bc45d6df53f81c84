import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { AccountRow, SessionRow, SourceAccount } from '../platform.ts';
import type {
  CredentialRow,
  ManifestRow,
  RecordRow,
  RecordWrite,
  QuarantineEntry,
  SourceDay,
  SourceTally,
} from './store-rows.ts';

/** What is kept beside the log: small rows, read by name. */
export interface Desk {
  addAccount(account: AccountRow, passwordHash: string, at: Instant): Promise<boolean>;
  findAccount(name: string): Promise<(AccountRow & { readonly passwordHash: string }) | undefined>;
  accounts(): Promise<readonly AccountRow[]>;
  /** Replaces all but name and password; whether there is such an account. */
  changeAccount(account: AccountRow): Promise<boolean>;
  /** Whether there is such an account. */
  changePassword(name: string, passwordHash: string): Promise<boolean>;
  /** What an account signs in with beside its password. */
  findCredential(kind: CredentialRow['kind'], key: string): Promise<CredentialRow | undefined>;
  /** Writes a credential where its body still is `before`, null for none; whether it was so. */
  putCredential(row: CredentialRow, before: string | null): Promise<boolean>;
  dropCredential(kind: CredentialRow['kind'], key: string): Promise<boolean>;
  findRecord(kind: string, key: string): Promise<RecordRow | undefined>;
  /** The next records of a kind whose keys begin with `prefix`, in order of their key by code point. */
  listRecords(
    kind: string,
    prefix: string,
    after: string,
    limit: number,
  ): Promise<readonly RecordRow[]>;
  /** Whether it still had the version it was read with, and so was written. */
  writeRecord(write: RecordWrite): Promise<boolean>;
  saveSession(session: SessionRow): Promise<void>;
  findSession(idHash: string): Promise<SessionRow | undefined>;
  endSession(idHash: string): Promise<void>;
  /** Of an account, latest begun first; also those whose time is over and that nobody has ended. */
  sessionsOf(account: string): Promise<readonly SessionRow[]>;
  addSource(source: SourceAccount, keyHash: string, at: Instant): Promise<boolean>;
  findSourceByKeyHash(keyHash: string): Promise<SourceAccount | undefined>;
  sources(): Promise<readonly SourceAccount[]>;
  addSourceDays(days: readonly SourceDay[]): Promise<void>;
  /** Latest day of every source at or before `day`; when something came last, of all days up to it. */
  sourceDays(day: number): Promise<readonly SourceDay[]>;
  /** Adds to what came from sources of days. */
  addSourceTallies(rows: readonly SourceTally[]): Promise<void>;
  /** Of sources that begin with `prefix`, for days from and to, both included. */
  sourceTallies(prefix: string, from: Day, to: Day): Promise<readonly SourceTally[]>;
  /** Keeps what a source says of a span; a later manifest of the same span replaces it. */
  putManifests(rows: readonly ManifestRow[]): Promise<void>;
  /** Those of sources that begin with `prefix` and touch [from, to). */
  manifests(prefix: string, from: Instant, to: Instant): Promise<readonly ManifestRow[]>;
  watch(account: string, card: string, watched: boolean): Promise<void>;
  watched(account: string): Promise<readonly string[]>;
  /** Keeps the newest `keep` rows; answers those that were not there already. */
  addQuarantine(
    entries: readonly QuarantineEntry[],
    keep: number,
  ): Promise<readonly QuarantineEntry[]>;
  /** Latest first; of the accounts named, or of all where null. */
  quarantine(
    accounts: readonly string[] | null,
    before: number | null,
    limit: number,
  ): Promise<readonly (QuarantineEntry & { readonly no: number })[]>;
  findQuarantined(no: number): Promise<(QuarantineEntry & { readonly no: number }) | undefined>;
  dropQuarantined(no: number): Promise<void>;
  /** Writes the event of a refused row anew, sealed in another way. */
  putQuarantined(no: number, event: string): Promise<void>;
  countQuarantined(accounts: readonly string[] | null): Promise<number>;
}
