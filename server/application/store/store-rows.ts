import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { CardedKind, SubjectKind } from '#domain/subject-kind.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';

/** Names a subject. */
export interface SubjectKey {
  readonly kind: SubjectKind;
  readonly no: string;
}

/** A subject as it was last derived; of kinds that are not derived the row holds the events. */
export interface SubjectRow extends SubjectKey {
  /** Numbers of its events in the log, in order of arrival. */
  readonly events: readonly number[];
  /** Region as sent; decides what is filed again when a region becomes known. */
  readonly region: string | null;
  readonly path: string;
  readonly department: string | null;
  readonly line: string | null;
  readonly item: string | null;
  readonly title: string | null;
  readonly phase: string | null;
  readonly level: CardLevel | null;
  readonly received: Instant | null;
  readonly finished: Instant | null;
  /** Next instant at which it changes by itself; null if never. */
  readonly nextAt: Instant | null;
  /** Moment at which it was derived; what is stored holds from there up to `nextAt`. */
  readonly asOf: Instant;
  /** Its clocks as lists show them (`clock-lines.ts`). */
  readonly clocks: string;
  /** What else lists show of a ticket or review, JSON; null for other kinds. */
  readonly summary: string | null;
  /** A ticket or review on which somebody has something left to do. */
  readonly open: boolean;
  /** Exactly what it last added to the counts; cells carry the line before them. */
  readonly contribution: Contribution;
  /** Of a case, the number of its shape; null where it has none, or a version wrote it that did not keep it. */
  readonly shape: number | null;
  /** Name of the archive that holds what its events say; null while the log does. */
  readonly detached: string | null;
  /** Version of the configuration it was derived with. */
  readonly configuration: number;
  /** Grows with every write. */
  readonly version: number;
}

/** A subject as far as it is asked what it has in common with others; much quicker to read than its row. */
export interface SubjectGlance extends Pick<
  SubjectRow,
  | 'no'
  | 'path'
  | 'department'
  | 'line'
  | 'item'
  | 'finished'
  | 'asOf'
  | 'clocks'
  | 'shape'
  | 'detached'
  | 'configuration'
> {
  /** Subjects with the same one add the same to the counts, each in its own place. */
  readonly sign: string;
  readContribution(): Contribution;
}

/** That a subject counts for something in a month and a region. */
export interface EvidenceMark extends SubjectKey {
  /** Months of the years up to it, and those of its own before it. */
  readonly month: number;
  /** Code of the region that it is filed under. */
  readonly region: string;
  /** Says for what; 0 for anything. */
  readonly mark: number;
}

/** A card as lists need it. `body` is JSON of the card and the clock input its `remaining` is read from. */
export interface CardRow {
  readonly id: string;
  /** Kind of its subject. */
  readonly kind: CardedKind;
  readonly subject: string;
  readonly path: string;
  readonly line: string | null;
  readonly state: string;
  readonly body: string;
}

/** A subject that a commit wrote, and what it moved in the counts. */
export interface ChangedSubject extends SubjectKey {
  /** Null where a version wrote it that did not keep this: then nobody can say. */
  readonly moved: Contribution | null;
}

/** What one commit changed. */
export interface NewChange {
  readonly sweptTo: Instant;
  readonly deltas: Contribution;
  readonly cards: readonly string[];
  readonly subjects: readonly ChangedSubject[];
  readonly snapshot: boolean;
  readonly at: Instant;
  /** Latest time among the events it stored; null where it stored none. */
  readonly lastEventAt: Instant | null;
}

/** A change with its place among all: the tail that readers follow. */
export interface ChangeRow extends NewChange {
  /** Grows; dense where one transaction runs at a time, else with gaps. */
  readonly dataVersion: number;
}

/** Which version a change made, when, and how far time had come then. */
export type ChangeMark = Pick<ChangeRow, 'dataVersion' | 'sweptTo' | 'at'>;

/** A point that nobody can write behind any more. */
export interface Settled {
  /** Every change up to this version is to be seen, and none will be added. */
  readonly upTo: number;
  /** Time has been applied up to here, by changes up to `upTo`. */
  readonly sweptTo: Instant;
  /** Changes up to this version are not kept any more: who stands before it reads everything anew. */
  readonly prunedTo: number;
}

/** Where the store stands. */
export interface Head {
  /** Last version that is settled. */
  readonly dataVersion: number;
  /** Whether this moment shows nothing beyond `dataVersion`. */
  readonly isSettled: boolean;
  readonly sweptTo: Instant;
  readonly lastReceivedAt: Instant;
  readonly hasEvents: boolean;
  /** Number of the last recorded piece of reference data. */
  readonly configuration: number;
  /** Number of the last piece of reference data that every subject was derived with. */
  readonly refiledTo: number;
  /** Version of the code that derived its subjects, or is to; 0 before such versions were kept. */
  readonly derivedWith: number;
  /** Whether the content of any events lies in an archive. */
  readonly hasDetached: boolean;
}

/** What became of an event that was to be stored. */
export type AddedEvent =
  | { readonly fresh: true; readonly seq: number }
  | { readonly fresh: false; readonly seq: number; readonly kept: KeptEvent };

/** An event that was there before: all of it, or only what tells a repetition from a conflict. */
export type KeptEvent = LoggedEvent | DetachedEvent;

/** An event whose content lies in an archive. */
export interface DetachedEvent {
  readonly digests: EventDigests;
}

/** What an event is known again by when it is sent once more. */
export interface EventDigests {
  /** Of its content as the log kept it. */
  readonly content: string;
  /** Of the same with nothing in it that tells one person from another. */
  readonly withoutPersons: string;
}

/** Kinds of reference data whose versions are recorded. */
export type ReferenceKind =
  | 'region'
  | 'department'
  | 'item'
  | 'calendar'
  | 'ruleSet'
  | 'service'
  | 'ticketLimit'
  | 'reviewPeriod'
  | 'reviewContent'
  | 'survey'
  | 'outline';

/** One recorded version; versions are added, never changed. */
export interface ReferenceRow {
  readonly no: number;
  readonly kind: ReferenceKind;
  readonly code: string;
  readonly recordedAt: Instant;
  /** JSON of the value. */
  readonly data: string;
}

/** An event that was refused, kept for a person to look at. */
export interface QuarantineEntry {
  readonly source: string | null;
  readonly eventId: string | null;
  readonly code: string;
  readonly path: string | null;
  readonly message: string;
  readonly receivedAt: Instant;
  /** JSON of the event as it was sent; null where it was too large to keep. */
  readonly event: string | null;
  /** Number of the event that was kept, for a conflict. */
  readonly keptSeq: number | null;
  readonly sourceName: string | null;
}

/** What makes the key of a subject's personal data, together with the master key. */
export interface SubjectSecret extends SubjectKey {
  /** Null where the subject was forgotten: nothing of it is ever kept again. */
  readonly half: Uint8Array | null;
  readonly forgottenAt: Instant | null;
}

/** What one event holds of a person, sealed. */
export interface SealedPart {
  /** Number of the event. */
  readonly seq: number;
  readonly sealed: Uint8Array;
}

/** What one source account delivered on one day. */
export interface SourceDay {
  readonly name: string;
  readonly day: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Sum of receivedAt − time over the accepted events, ms. */
  readonly lagMs: number;
  readonly lastEventAt: Instant | null;
  /** When something new came last; 0 where nothing did, only what was known or refused. */
  readonly lastReceivedAt: Instant;
}

/** What came from one `source` of events that happened on one day, whatever account sent it. */
export interface SourceTally {
  readonly source: string;
  readonly day: Day;
  readonly accepted: number;
  /** Refused and not taken since. */
  readonly rejected: number;
  /** Of the accepted: a working day or more after their day. */
  readonly late: number;
}

/** What a source says it sent of a span of time, [from, to). */
export interface ManifestRow {
  readonly source: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly count: number;
  readonly receivedAt: Instant;
}

/** What an account signs in with beside its password; `body` is JSON that only sign-in reads. */
export interface CredentialRow {
  /** `totp`: key is the account's name. `oidc`: key is issuer and subject, a blank between them. */
  readonly kind: 'totp' | 'oidc';
  readonly key: string;
  readonly account: string;
  readonly body: string;
}

/** A small document kept beside the log under a kind and a key, such as a draft or a template. */
export interface RecordRow {
  readonly kind: string;
  readonly key: string;
  /** JSON that only its desk reads. */
  readonly body: string;
  /** 1 when it is new; one more with each change. */
  readonly version: number;
}

/** A record as it shall be; it is written only where it still has the version it was read with. */
export interface RecordWrite extends Pick<RecordRow, 'kind' | 'key'> {
  /** Null takes it away. */
  readonly body: string | null;
  /** Version it was read with; null where there was none. */
  readonly before: number | null;
}
