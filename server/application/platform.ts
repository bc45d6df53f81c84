import type { FeedbackPlatform } from './feedback/feedback-platform.ts';
import type { PageQuery } from './page-query.ts';
import type { PublicPlatform } from './public/public-platform.ts';
import type {
  SignPlatform,
  SurveyActs,
  SurveyAnswers,
  SurveyDrafts,
  SurveyPlatform,
} from './feedback/survey-platform.ts';
import type { AuditFilter, AuditView } from '#contract/audit-view.ts';
import type { CaseFilter, CaseRow, CaseView, Counted } from '#contract/case-view.ts';
import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type {
  EvidencePage,
  EvidenceQuery,
  IndicatorList,
  IndicatorQuery,
} from '#contract/indicator-view.ts';
import type { OutlinesView } from '#contract/outline-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import type { AlarmView } from '#contract/alarm-view.ts';
import type { SelfCheckView } from '#contract/self-check-view.ts';
import type { Receipt } from '#contract/receipt.ts';
import type { RevealRequest, RevealView } from '#contract/reveal-view.ts';
import type { DepartmentView, ItemView, OverviewView, RegionView } from '#contract/session-view.ts';
import type { Role } from '#domain/access/role.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { CaseClockKind } from '#domain/limits/clock-kind.ts';
import type { Result } from '#domain/result.ts';
import type { CalendarSource } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { AuditActor, AuditEntry, AuditHead } from './audit/audit-rows.ts';
import type { CardPort } from './cards/card-port.ts';
import type { QuarantinePort } from './sources/quarantine-port.ts';
import type { ReferencePort } from './reference/reference-port.ts';
import type { SourceReports } from './sources/source-reports.ts';
import type { BatchRows } from './writer/batch-rows.ts';
import type { BulkReveals } from './people/bulk-reveals.ts';
import type { Forgotten } from './people/forgetting.ts';
import type { Open311Desk } from './public/open311-port.ts';
import type { RetentionDesk } from './retention/retention.ts';
import type { CredentialRow, SubjectKey } from './store/store-rows.ts';
import type { RankingPort } from './assessment/ranking-port.ts';
import type { Refusal } from './refusal.ts';
import type { Viewer } from './people/viewer.ts';
import type { TaskPlatform } from './tasks/task-platform.ts';
import type { WebhookDesk } from './webhooks/webhook-port.ts';

export type { PageQuery } from './page-query.ts';
export type { Refusal } from './refusal.ts';

/** Where a batch came from; a file import is retroactive and notifies nobody. */
export interface Origin {
  readonly way: 'http' | 'socket' | 'file';
  /** Prefixes of `source` that the key covers; null for a file and the platform itself. */
  readonly prefixes: readonly string[] | null;
  /** Name of the source account, for its figures. */
  readonly sourceName: string | null;
}

/** An account as an administrator lists it; the password's hash never leaves the store. */
export interface AccountRow {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly regionCode: string | null;
  readonly line: string | null;
  readonly disabled: boolean;
}

export interface SourceAccount {
  readonly name: string;
  readonly prefix: string;
  /** Region whose system it is; absent where it reports for the whole province. */
  readonly regionCode?: string | null | undefined;
}

export interface SummaryQuery {
  readonly subject: 'case' | 'ticket' | 'review';
  readonly by: 'region' | 'department' | 'item';
  readonly kind: string;
  readonly region?: string | undefined;
  /** First and last due day, `YYYY-MM-DD`; all clocks where both are absent. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Verification {
  readonly sweptTo: string;
  readonly dataVersion: number;
  /** Subjects derived again and compared. */
  readonly checked: number;
  /** Subjects whose events lie in an archive: their contributions count, they are not derived. */
  readonly detached: number;
  /** Number of differences found: in stored contributions, in counts, in cards. Zero is agreement. */
  readonly difference: number;
  readonly at: string;
  /** The first differences, for an operator. */
  readonly details: readonly string[];
}

/** One commit as the push layer hears of it; only a hint, everything is read from the store. */
export interface CommitNote {
  readonly dataVersion: number;
  readonly sweptTo: Instant;
  readonly cards: readonly string[];
  /** Derived subjects that it wrote. */
  readonly subjects: readonly SubjectKey[];
  /** A new day, calendar or rule: every room begins a new epoch. */
  readonly snapshot: boolean;
  /** A file import or a refiling: rooms that hold one of its cards begin a new epoch, not steps. */
  readonly silent: boolean;
  /** Regions were recorded: what a filter by region means may have changed. */
  readonly regions: boolean;
  /** Latest time among the events that it stored; null where it stored none. */
  readonly lastEventAt: Instant | null;
  /** When it was recorded. */
  readonly at: Instant;
  /** What it moved in the counts, by cell: where something happened. */
  readonly deltas: Contribution;
}

/**
 * Everything the edges (HTTP, sockets, files, command line) may ask of the platform. One object,
 * made by the composition root over one store; the edges know nothing of the store.
 */
export interface Platform
  extends
    CardPort,
    FeedbackPlatform,
    QuarantinePort,
    RankingPort,
    ReferencePort,
    RetentionDesk,
    SourceReports,
    PublicPlatform,
    SurveyPlatform,
    SurveyDrafts,
    SurveyActs,
    SurveyAnswers,
    TaskPlatform,
    SignPlatform,
    BulkReveals,
    WebhookDesk {
  // ---- events in
  /**
   * Takes decoded JSON values, one per event, as they came: each is checked on its own, or each row
   * as a whole. Resolves when durable.
   */
  ingest(events: readonly unknown[], origin: Origin, rows?: BatchRows): Promise<Receipt>;

  // ---- reading, always within the viewer's scope
  cases(
    viewer: Viewer,
    filter: CaseFilter,
    page: PageQuery,
  ): Promise<Result<Page<CaseRow> & Counted & Stamp, Refusal>>;
  findCase(
    viewer: Viewer,
    no: string,
    at: { readonly asOf?: Instant | undefined; readonly knownAt?: Instant | undefined },
  ): Promise<CaseView | undefined>;
  clockSummary(
    viewer: Viewer,
    query: SummaryQuery,
  ): Promise<Result<{ readonly items: readonly ClockSummaryRow[] } & Stamp, Refusal>>;
  /** Indicators of a period by region or department. */
  indicators(viewer: Viewer, query: IndicatorQuery): Promise<Result<IndicatorList, Refusal>>;
  /** What a count of an indicator counts, with both counts, at one version of the data. */
  indicatorEvidence(
    viewer: Viewer,
    id: string,
    query: EvidenceQuery,
    page: PageQuery,
  ): Promise<Result<EvidencePage, Refusal>>;
  overview(viewer: Viewer, region: string | undefined): Promise<Result<OverviewView, Refusal>>;
  regions(viewer: Viewer): readonly RegionView[];
  /** The regions of a level below a region, drawn as far as outlines of them are loaded. */
  outlines(viewer: Viewer, code: string, level?: number): Result<OutlinesView, Refusal>;
  departments(viewer: Viewer): readonly DepartmentView[];
  items(viewer: Viewer): readonly ItemView[];
  /** What has to be looked at, as far as it concerns the viewer. */
  alarms(viewer: Viewer): Promise<readonly AlarmView[]>;
  calendar(id: string): CalendarSource | undefined;
  /** What anybody may ask over Open311. */
  open311: Open311Desk;

  // ---- operation
  now(): Instant;
  sweptTo(): Instant;
  /** How far the machine's wall clock has jumped away from what is believed, in ms; 0 while it is believed. */
  clockOffMs(): number;
  dataVersion(): number;
  /** Code of why nothing is taken at present, such as `store/full`; null while everything is. Reading goes on. */
  storeTrouble(): string | null;
  /**
   * Resolves when all that answers are given from is there: a server that has just begun takes events
   * and shows counts of clocks before. Rejects where it could not be read.
   */
  whole(): Promise<void>;
  /** Whether `whole` has resolved. */
  isWhole(): boolean;
  /** Derives again what a viewer sees, everything where there is none, and compares. */
  verify(viewer?: Viewer): Promise<Verification>;
  /** What the standing check has found since the start, as far as a viewer sees. */
  selfCheckLog(viewer: Viewer): SelfCheckView;
  /** Rebuilds counts and derived rows from the events; answers what differed before. */
  recompute(
    onProgress: (done: number, total: number) => void,
    by?: AuditActor,
  ): Promise<Verification>;
  /** Who the people of a case are, in clear: for a reason, on record, and not often. */
  reveal(viewer: Viewer, no: string, request: RevealRequest): Promise<Result<RevealView, Refusal>>;
  /** Deletes for good who the people of a subject are. */
  forget(no: string, reason: string, by: AuditActor): Promise<Forgotten>;
  subscribe(listener: (note: CommitNote) => void): () => void;
  /** Samples for `/metrics`: name to value. */
  metrics(): Promise<Readonly<Record<string, number>>>;

  // ---- audit
  /** Writes to the audit log; what it tells of may be done only when it resolves. */
  audit(entry: AuditEntry): Promise<void>;
  /**
   * Notes a refusal of access. A flood of them is counted instead of written one by one, and the
   * caller is refused whether or not it could be noted.
   */
  noteRefusal(entry: AuditEntry): void;
  /** The audit log, latest first; only of a viewer who sees the whole province. */
  auditLog(
    viewer: Viewer,
    filter: AuditFilter,
    page: PageQuery,
  ): Promise<Result<Page<AuditView>, Refusal>>;
  auditHead(): Promise<AuditHead>;

  // ---- accounts and sources; the platform itself acts where nobody is named
  addAccount(
    account: AccountRow,
    passwordHash: string,
    by?: AuditActor,
  ): Promise<Result<AccountRow, Refusal>>;
  findAccount(name: string): Promise<(AccountRow & { readonly passwordHash: string }) | undefined>;
  /** Replaces all but name and password; sockets and sessions follow within a second. */
  changeAccount(account: AccountRow, by?: AuditActor): Promise<Result<AccountRow, Refusal>>;
  /** Replaces the password's hash of an account; whether there is one. */
  changePassword(name: string, passwordHash: string, entry: AuditEntry): Promise<boolean>;
  findCredential(kind: CredentialRow['kind'], key: string): Promise<CredentialRow | undefined>;
  /** Writes a credential where its body still is `before`, null for none; whether it was so. */
  putCredential(row: CredentialRow, before: string | null, entry?: AuditEntry): Promise<boolean>;
  dropCredential(kind: CredentialRow['kind'], key: string, entry?: AuditEntry): Promise<boolean>;
  sessionsOf(account: string): Promise<readonly SessionRow[]>;
  /** With `entry`, it is written to the audit log or the session is not kept. */
  saveSession(session: SessionRow, entry?: AuditEntry): Promise<void>;
  findSession(idHash: string): Promise<SessionRow | undefined>;
  endSession(idHash: string, entry?: AuditEntry): Promise<void>;
  viewerOf(account: AccountRow): Viewer;
  addSource(
    source: SourceAccount,
    keyHash: string,
    by?: AuditActor,
  ): Promise<Result<SourceAccount, Refusal>>;
  findSourceByKeyHash(keyHash: string): Promise<SourceAccount | undefined>;
  kinds(): readonly CaseClockKind[];
  close(): Promise<void>;
}

export interface SessionRow {
  readonly idHash: string;
  readonly account: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
}
