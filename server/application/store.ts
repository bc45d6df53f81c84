import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-case.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { AccountRow, SessionRow, SourceAccount } from './platform.ts';
import type {
  AddedEvent,
  CardRow,
  ChangeRow,
  Head,
  ManifestRow,
  QuarantineEntry,
  ReferenceRow,
  SourceDay,
  SourceTally,
  SubjectKey,
  SubjectRow,
} from './store-rows.ts';

/** The log: what was acknowledged, once per source and id, for ever. */
export interface EventLog {
  /** Stores what is not there yet, numbering from `firstSeq`; of the rest tells what was kept. */
  add(events: readonly LoggedEvent[], firstSeq: number): Promise<readonly AddedEvent[]>;
  /** The events of these numbers, in their order. */
  read(seqs: readonly number[]): Promise<readonly LoggedEvent[]>;
  /** The next events after a number, for a full recompute. */
  scan(
    afterSeq: number,
    limit: number,
  ): Promise<readonly (SubjectKeyText & { readonly seq: number })[]>;
}

/** Type and subject of an event, from which its subject's key follows. */
interface SubjectKeyText {
  readonly type: string;
  readonly subject: string;
}

/** Which subjects of cases a list wants; absent fields do not restrict. */
export interface SubjectFilter {
  readonly path: string;
  /** Exact line; undefined for all. */
  readonly line?: string | undefined;
  readonly department?: string | null | undefined;
  readonly item?: string | null | undefined;
  readonly phase?: string | undefined;
  readonly level?: string | undefined;
  /** Part of the number or title. */
  readonly text?: string | undefined;
  /** Texts that the cells of the contribution must contain: a coarse sieve before an exact one. */
  readonly contributes?: readonly string[] | undefined;
}

/** A subject to be written, and what the store holds of it: what did not move costs nothing. */
export interface SubjectWrite {
  readonly row: SubjectRow;
  /** Undefined for a subject that is new. */
  readonly before: SubjectRow | undefined;
}

/** Subjects as last derived. */
export interface SubjectTable {
  find(keys: readonly SubjectKey[]): Promise<readonly SubjectRow[]>;
  put(writes: readonly SubjectWrite[]): Promise<void>;
  /** Subjects whose next change is at or before `until`, earliest first. */
  due(until: Instant, limit: number): Promise<readonly SubjectKey[]>;
  /** The next cases in order of their number, for jobs that visit all. */
  scan(after: string, limit: number): Promise<readonly SubjectRow[]>;
  /** Cases of a filter, latest received first, after a place in that order. */
  list(
    filter: SubjectFilter,
    after: { readonly received: Instant; readonly no: string } | null,
    limit: number,
  ): Promise<readonly SubjectRow[]>;
  count(filter: SubjectFilter): Promise<number>;
  /** Number and contribution of the next cases of a filter in order of their number. */
  contributions(
    filter: SubjectFilter,
    after: string,
    limit: number,
  ): Promise<readonly Pick<SubjectRow, 'no' | 'contribution'>[]>;
  addLinks(links: readonly (SubjectKey & { readonly caseNo: string })[]): Promise<void>;
  links(caseNo: string): Promise<readonly SubjectKey[]>;
}

/** Cards as last derived. */
export interface CardTable {
  ofSubject(subject: string): Promise<readonly CardRow[]>;
  find(ids: readonly string[]): Promise<readonly CardRow[]>;
  put(rows: readonly CardRow[]): Promise<void>;
  all(): Promise<readonly CardRow[]>;
}

/** What commits changed, and the counts they add up to. */
export interface Journal {
  head(): Promise<Head>;
  add(change: ChangeRow): Promise<void>;
  /** Moves a mark without a change: the watermark, or the configuration that all subjects follow. */
  mark(name: 'sweptTo' | 'lastReceivedAt' | 'refiledTo', value: number): Promise<void>;
  after(dataVersion: number, limit: number): Promise<readonly ChangeRow[]>;
  /** Merged counts and the version up to which they are merged. */
  counts(): Promise<{ readonly upTo: number; readonly cells: Contribution }>;
  /** Merges changes into the counts, about so many characters of them; whether more are left. */
  merge(size: number): Promise<boolean>;
}

/** Reference data in the order it was recorded. */
export interface ReferenceTable {
  all(): Promise<readonly ReferenceRow[]>;
  add(rows: readonly Omit<ReferenceRow, 'no'>[]): Promise<void>;
}

/** What is kept beside the log: small rows, read by name. */
export interface Desk {
  addAccount(account: AccountRow, passwordHash: string, at: Instant): Promise<boolean>;
  findAccount(name: string): Promise<(AccountRow & { readonly passwordHash: string }) | undefined>;
  saveSession(session: SessionRow): Promise<void>;
  findSession(idHash: string): Promise<SessionRow | undefined>;
  endSession(idHash: string): Promise<void>;
  addSource(source: SourceAccount, keyHash: string, at: Instant): Promise<boolean>;
  findSourceByKeyHash(keyHash: string): Promise<SourceAccount | undefined>;
  sources(): Promise<readonly SourceAccount[]>;
  addSourceDays(days: readonly SourceDay[]): Promise<void>;
  /** Latest day of every source at or before `day`. */
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
  countQuarantined(accounts: readonly string[] | null): Promise<number>;
}

/** Everything a home of the data offers. */
export interface StoreParts {
  readonly log: EventLog;
  readonly subjects: SubjectTable;
  readonly cards: CardTable;
  readonly journal: Journal;
  readonly reference: ReferenceTable;
  readonly desk: Desk;
}

/**
 * One home of the data. Every promise of `transaction` is durable when it resolves; a rejected one
 * left nothing behind. A `snapshot` sees one moment however long it reads.
 */
export interface Store extends StoreParts {
  transaction<T>(work: (inside: StoreParts) => Promise<T>): Promise<T>;
  snapshot<T>(work: (inside: StoreParts) => Promise<T>): Promise<T>;
  /** Whether another connection wrote since this was asked last: caches are then void. */
  foreignWrites(): Promise<boolean>;
  /** What the home likes to do while nobody waits. */
  rest(): Promise<void>;
  close(): Promise<void>;
}
