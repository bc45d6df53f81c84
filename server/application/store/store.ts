import type { Scope } from '#domain/access/scope.ts';
import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { AuditTable } from '../audit/audit-rows.ts';
import type { Desk } from './desk.ts';
import type {
  AddedEvent,
  CardRow,
  ChangeMark,
  ChangeRow,
  DetachedEvent,
  EvidenceMark,
  Head,
  KeptEvent,
  NewChange,
  ReferenceRow,
  SealedPart,
  Settled,
  SubjectGlance,
  SubjectKey,
  SubjectRow,
  SubjectSecret,
} from './store-rows.ts';
import type { StretchTable } from './stretch-rows.ts';

/** The log: what was acknowledged, once per source and id, for ever. */
export interface EventLog {
  /**
   * Stores what is not there yet and numbers it, upwards in the order given; of the rest tells what
   * was kept. Numbers are unique; a shared home may leave gaps.
   */
  add(events: readonly LoggedEvent[]): Promise<readonly AddedEvent[]>;
  /** What is kept under the identities of these events, each undefined where nothing is. */
  find(
    events: readonly LoggedEvent[],
  ): Promise<readonly ({ readonly seq: number; readonly kept: KeptEvent } | undefined)[]>;
  /** The events of these numbers, in their order; those whose content lies in an archive are left out. */
  read(seqs: readonly number[]): Promise<readonly LoggedEvent[]>;
  /** The same for several lists of numbers, list by list, in one question. */
  readLists(lists: readonly (readonly number[])[]): Promise<readonly (readonly LoggedEvent[])[]>;
  /** Keeps of these events their identity and what they are known again by; their content is elsewhere. */
  detach(events: readonly ({ readonly seq: number } & DetachedEvent)[]): Promise<void>;
  /** What is kept of detached events, in the order of these numbers; others are left out. */
  detached(seqs: readonly number[]): Promise<readonly ({ readonly seq: number } & DetachedEvent)[]>;
  /** Gives detached events their content back. */
  attach(events: readonly { readonly seq: number; readonly data: EventData }[]): Promise<void>;
  /** How many events have numbers after one and up to another, detached ones too, and the last number of all. */
  tally(afterSeq: number, upToSeq: number): Promise<EventTally>;
  /** The next events after a number, for a full recompute; detached ones are left out. */
  scan(
    afterSeq: number,
    limit: number,
  ): Promise<readonly (SubjectKeyText & { readonly seq: number })[]>;
}

/** Events with numbers between two. */
export interface EventTally {
  readonly count: number;
  /** The number of the last event of the whole log; 0 where there is none. */
  readonly last: number;
}

/** What of an event its subject's key follows from. */
interface SubjectKeyText {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** Of cards, orders and surveys, whose data tell what they belong to; empty for others. */
  readonly data: EventData;
}

/** Which subjects a list wants; absent fields do not restrict. */
export interface SubjectFilter {
  readonly kind: SubjectKind;
  readonly path: string;
  /** Exact line; undefined for all. */
  readonly line?: string | undefined;
  readonly department?: string | null | undefined;
  readonly item?: string | null | undefined;
  readonly phase?: string | undefined;
  /** Whether somebody has something left to do; of tickets and reviews alone. */
  readonly open?: boolean | undefined;
  /** First instant at which they were received. */
  readonly receivedFrom?: Instant | undefined;
  readonly level?: string | undefined;
  /** Part of the number or title. */
  readonly text?: string | undefined;
  /** Texts that the cells of the contribution must contain: a coarse sieve before an exact one. */
  readonly contributes?: readonly string[] | undefined;
  /** Texts of which the contribution must contain one. */
  readonly contributesAny?: readonly string[] | undefined;
}

/** A subject to be written, and what the store holds of it: what did not move costs nothing. */
export interface SubjectWrite {
  readonly row: SubjectRow;
  /** Undefined for a subject that is new. */
  readonly before: SubjectRow | undefined;
}

/** A subject that a transaction is going to write. */
export interface WantedSubject extends SubjectKey {
  /** Version that memory holds of it; null where memory holds nothing. */
  readonly known: number | null;
}

/** A part of all subjects of a kind, each in one part; also an empty one may be followed by others. */
export interface GlancePage {
  readonly glances: readonly SubjectGlance[];
  /** Null behind the last one: whatever was there at the beginning was told by then. */
  readonly after: string | null;
}

/** Subjects as last derived. */
export interface SubjectTable {
  find(keys: readonly SubjectKey[]): Promise<readonly SubjectRow[]>;
  /** The same at a glance. */
  glance(keys: readonly SubjectKey[]): Promise<readonly SubjectGlance[]>;
  /**
   * The next subjects of a kind at a glance, `limit` at most, in whatever order the home reads them
   * quickest.
   *
   * @param after empty at the beginning, then what the last page said
   */
  glanceOver(kind: SubjectKind, after: string, limit: number): Promise<GlancePage>;
  /**
   * Takes subjects for this transaction alone: until its end nobody else writes them. Answers the
   * rows of those that memory does not hold as they are; one without an answer is as memory holds
   * it, or is not there yet.
   */
  take(wanted: readonly WantedSubject[]): Promise<readonly SubjectRow[]>;
  put(writes: readonly SubjectWrite[]): Promise<void>;
  /** Subjects whose next change is at or before `until`, earliest first. */
  due(until: Instant, limit: number): Promise<readonly SubjectKey[]>;
  /** The same, taken for this transaction; those that another one has at work are left to it. */
  takeDue(until: Instant, limit: number): Promise<readonly SubjectKey[]>;
  /** The next subjects of a kind in order of their number, for jobs that visit all, or all of a scope. */
  scan(
    kind: SubjectKind,
    after: string,
    limit: number,
    within?: Scope,
  ): Promise<readonly SubjectRow[]>;
  /** The number of the subject that so many of its kind lie before, after a number; undefined beyond the last. */
  numberAfter(
    kind: SubjectKind,
    after: string,
    skipped: number,
    within?: Scope,
  ): Promise<string | undefined>;
  /** The next tickets and reviews that are open, in order of kind and number, after one of them. */
  scanOpen(after: SubjectKey | null, limit: number): Promise<readonly SubjectRow[]>;
  /** Subjects of a filter, latest received first, after a place in that order. */
  list(
    filter: SubjectFilter,
    after: { readonly received: Instant; readonly no: string } | null,
    limit: number,
  ): Promise<readonly SubjectRow[]>;
  count(filter: SubjectFilter): Promise<number>;
  /** Number and contribution of the next subjects of a filter in order of their number. */
  contributions(
    filter: SubjectFilter,
    after: string,
    limit: number,
  ): Promise<readonly Pick<SubjectRow, 'no' | 'contribution'>[]>;
  addLinks(links: readonly (SubjectKey & { readonly caseNo: string })[]): Promise<void>;
  links(caseNo: string): Promise<readonly SubjectKey[]>;
  /** The links of many cases at once, in no order. */
  linksOf(
    caseNos: readonly string[],
  ): Promise<readonly (SubjectKey & { readonly caseNo: string })[]>;
}

/**
 * An index from where something is counted to what is counted there. Up to its version it may name a
 * subject too much, where it counts no more, and never one too few.
 */
export interface EvidenceTable {
  /** Version of the data up to which it knows every subject. */
  upTo(): Promise<number>;
  /** Adds marks to those there are, and moves the version. */
  put(marks: readonly EvidenceMark[], upTo: number): Promise<void>;
  /** The next subjects of a place that bear one of the marks, in order of their number. */
  subjects(
    place: Pick<EvidenceMark, 'kind' | 'month' | 'region'>,
    marks: readonly number[],
    after: string,
    limit: number,
  ): Promise<readonly Pick<SubjectRow, 'no' | 'contribution'>[]>;
  /** The numbers of the next subjects of a place that bear a mark, in their order, without their rows. */
  numbers(
    place: Pick<EvidenceMark, 'kind' | 'month' | 'region'>,
    mark: number,
    after: string,
    limit: number,
  ): Promise<readonly string[]>;
}

/** Cards as last derived. */
export interface CardTable {
  ofSubject(key: SubjectKey): Promise<readonly CardRow[]>;
  /** The cards of many subjects at once, in no order. */
  ofSubjects(keys: readonly SubjectKey[]): Promise<readonly CardRow[]>;
  find(ids: readonly string[]): Promise<readonly CardRow[]>;
  put(rows: readonly CardRow[]): Promise<void>;
  /**
   * Hands all cards out, some hundreds at a time and in no order: all rows at once are hundreds of MB. It
   * goes on when a part has been taken.
   */
  eachPart(take: (part: readonly CardRow[]) => void | Promise<void>): Promise<void>;
}

/** What commits changed, and the counts they add up to. */
export interface Journal {
  head(): Promise<Head>;
  /** How far readers may follow. */
  settled(): Promise<Settled>;
  /** Records what this transaction changed, once; answers the version of the data that it makes. */
  add(change: NewChange): Promise<number>;
  /** Moves a mark without a change: the watermark, or the configuration that all subjects follow. */
  mark(
    name: 'sweptTo' | 'lastReceivedAt' | 'refiledTo' | 'derivedWith' | 'hasDetached',
    value: number,
  ): Promise<void>;
  /**
   * The next changes that are settled: whoever has followed them up to one of them has everything up
   * to its version, and nothing will be added there.
   */
  after(dataVersion: number, limit: number): Promise<readonly ChangeRow[]>;
  /** The next changes that this moment sees, settled or not: what its sums are made of. */
  seen(dataVersion: number, limit: number): Promise<readonly ChangeRow[]>;
  /** The last settled change up to a version and recorded by an instant; undefined where there is none. */
  lastChange(upTo: number, by: Instant): Promise<ChangeMark | undefined>;
  /** Merged counts and the version up to which they are merged. */
  counts(): Promise<{ readonly upTo: number; readonly cells: Contribution }>;
  /** Merges changes into the counts, about so many characters of them; whether more are left. */
  merge(size: number): Promise<boolean>;
  /** The first changes that are kept, of those that are merged and that more than `kept` others follow. */
  oldest(kept: number, limit: number): Promise<readonly ChangeMark[]>;
  /** Forgets changes up to a version. */
  prune(upTo: number): Promise<void>;
}

/** Reference data in the order it was recorded. */
export interface ReferenceTable {
  all(): Promise<readonly ReferenceRow[]>;
  /** What was recorded after a number. */
  after(no: number): Promise<readonly ReferenceRow[]>;
  add(rows: readonly Omit<ReferenceRow, 'no'>[]): Promise<void>;
}

/** What is about people: split off the log, sealed by the key of its subject. */
export interface PersonalTable {
  /** Names the master key that seals this store; undefined where nothing was sealed yet. */
  keyId(): Promise<string | undefined>;
  /** Takes this master key unless another was taken before; answers the one that holds. */
  claimKey(id: string, at: Instant): Promise<string>;
  /** Names another master key in place of one; whether that one was named. */
  replaceKey(from: string, to: string, at: Instant): Promise<boolean>;
  /** The next keys of subjects in order of number and kind, forgotten ones too. */
  scanSecrets(after: SubjectKey | null, limit: number): Promise<readonly SubjectSecret[]>;
  /** Writes keys of subjects that are there and not forgotten; the old ones are gone. */
  putSecrets(rows: readonly SubjectSecret[]): Promise<void>;
  /** The keys of these subjects that there are, forgotten ones too. */
  secrets(keys: readonly SubjectKey[]): Promise<readonly SubjectSecret[]>;
  /** Keeps the first key of a subject; answers the ones that were there before. */
  addSecrets(rows: readonly SubjectSecret[]): Promise<readonly SubjectSecret[]>;
  /** Subjects of any kind under this number that have, or had, a key. */
  subjectsOf(no: string): Promise<readonly SubjectKey[]>;
  put(parts: readonly SealedPart[]): Promise<void>;
  /** What is sealed of these events, in their order; of most events nothing is. */
  read(seqs: readonly number[]): Promise<readonly SealedPart[]>;
  /** Deletes a subject's key and what was sealed of its events; that it was forgotten stays. */
  forget(key: SubjectKey, seqs: readonly number[], at: Instant): Promise<void>;
}

/** Everything a home of the data offers. */
export interface StoreParts {
  readonly log: EventLog;
  readonly subjects: SubjectTable;
  readonly evidence: EvidenceTable;
  readonly cards: CardTable;
  readonly journal: Journal;
  readonly stretches: StretchTable;
  readonly reference: ReferenceTable;
  readonly desk: Desk;
  readonly audit: AuditTable;
  readonly personal: PersonalTable;
}

/**
 * Who may be at work beside a transaction. `shared`: others that derive with the same watermark and
 * configuration. `alone`: nobody who derives, for whoever moves one of these. `beside`: it touches
 * neither, such as a session that is kept.
 */
export type Company = 'shared' | 'alone' | 'beside';

/** Work that one process at a time may do, whichever it is. */
export type Duty = 'merging' | 'refiling' | 'retaining' | 'telling' | 'placing';

/**
 * One home of the data. Every promise of `transaction` is durable when it resolves; a rejected one
 * left nothing behind. A `snapshot` sees one moment however long it reads.
 */
export interface Store extends StoreParts {
  /**
   * Whether several processes write at once. They then take subjects one by one, and time is applied
   * beside the commits; otherwise a transaction has the whole home.
   */
  readonly isShared: boolean;
  /** `work` may be run again, from its beginning, where others stood in its way: it changes nothing outside. */
  transaction<T>(work: (inside: StoreParts) => Promise<T>, company?: Company): Promise<T>;
  /**
   * @param at the moment of another store's snapshot of this home, which still goes on
   * @throws {MomentPassed} others have written since; a shared home can always join.
   */
  snapshot<T>(work: (inside: StoreParts, moment: string) => Promise<T>, at?: string): Promise<T>;
  /** Does a duty unless another process has it; undefined then. One that dies leaves it to the others. */
  onDuty<T>(duty: Duty, work: () => Promise<T>): Promise<T | undefined>;
  /** Whether another connection may have written since this was asked last. */
  foreignWrites(): Promise<boolean>;
  /** After something was forgotten: leaves as little of it behind as the home can. */
  wipe(): Promise<void>;
  /** What the home likes to do while nobody waits. */
  rest(): Promise<void>;
  close(): Promise<void>;
}
