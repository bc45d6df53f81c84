import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { AuditRow } from '../../application/audit/audit-rows.ts';
import type { AccountRow, SessionRow, SourceAccount } from '../../application/platform.ts';
import type {
  CardRow,
  CredentialRow,
  DetachedEvent,
  EvidenceMark,
  ManifestRow,
  RecordRow,
  SourceTally,
  ChangeRow,
  QuarantineEntry,
  ReferenceRow,
  SealedPart,
  SourceDay,
  SubjectKey,
  SubjectRow,
  SubjectSecret,
} from '../../application/store/store-rows.ts';
import type { Stretch, StretchPart } from '../../application/store/stretch-rows.ts';
import { Table } from './table.ts';
import type { TableView } from './table.ts';

/** Everything a home in memory holds. Rows are frozen, so that nobody changes them by reference. */
export function memoryTables() {
  return {
    events: new Table<number, LoggedEvent>(),
    detached: new Table<number, DetachedEvent>(),
    identities: new Table<string, number>(),
    subjects: new Table<string, SubjectRow>(),
    links: new Table<string, SubjectKey & { readonly caseNo: string }>(),
    evidence: new Table<string, EvidenceMark>(),
    cards: new Table<string, CardRow>(),
    changes: new Table<number, ChangeRow>(),
    counts: new Table<string, number>(),
    stretches: new Table<string, Stretch>(),
    stretchParts: new Table<string, readonly StretchPart[]>(),
    heads: new Table<string, number>(),
    references: new Table<number, ReferenceRow>(),
    accounts: new Table<string, AccountRow & { readonly passwordHash: string }>(),
    credentials: new Table<string, CredentialRow>(),
    records: new Table<string, RecordRow>(),
    sessions: new Table<string, SessionRow>(),
    sources: new Table<string, SourceAccount & { readonly keyHash: string }>(),
    sourceDays: new Table<string, SourceDay>(),
    sourceTallies: new Table<string, SourceTally>(),
    manifests: new Table<string, ManifestRow>(),
    watched: new Table<string, { readonly account: string; readonly card: string }>(),
    audits: new Table<number, AuditRow>(),
    vaultKeys: new Table<string, string>(),
    secrets: new Table<string, SubjectSecret>(),
    personal: new Table<number, SealedPart>(),
    quarantine: new Table<number, QuarantineEntry & { readonly no: number }>(),
  };
}

export type MemoryTables = ReturnType<typeof memoryTables>;

/** All tables as one transaction or snapshot sees them. */
export type MemoryViews = {
  readonly [Name in keyof MemoryTables]: MemoryTables[Name] extends Table<infer Key, infer Row>
    ? TableView<Key, Row>
    : never;
};

export function viewsOf(tables: MemoryTables): MemoryViews {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, table.view()]),
  ) as unknown as MemoryViews;
}
