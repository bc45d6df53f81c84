import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { SubjectRow } from '../../application/store/store-rows.ts';
import { contributionText, readContribution } from './contribution-text.ts';

/** A subject as its table has it, in either home. */
export interface SubjectRecord {
  readonly kind: string;
  readonly no: string;
  readonly events: string;
  readonly region: string | null;
  readonly path: string;
  readonly department: string | null;
  readonly line: string | null;
  readonly item: string | null;
  readonly title: string | null;
  readonly phase: string | null;
  readonly level: string | null;
  readonly received: number | null;
  readonly finished: number | null;
  readonly next_at: number | null;
  readonly as_of: number;
  readonly clocks: string;
  readonly summary: string | null;
  /** 1 where it is. */
  readonly open: number | null;
  readonly contribution: string;
  readonly shape: number | null;
  readonly detached: string | null;
  readonly configuration: number;
  readonly version: number;
}

/** The columns of a subject; the first two are its key. */
export const SUBJECT_COLUMNS = [
  'kind',
  'no',
  'events',
  'region',
  'path',
  'department',
  'line',
  'item',
  'title',
  'phase',
  'level',
  'received',
  'finished',
  'next_at',
  'as_of',
  'clocks',
  'summary',
  'open',
  'contribution',
  'shape',
  'detached',
  'configuration',
  'version',
] as const satisfies readonly (keyof SubjectRecord)[];

/** The condition of each kind, in the text of the statement: partial indexes are found by it alone. */
export const OF_KIND: Readonly<Record<SubjectKind, string>> = {
  case: "kind = 'case'",
  item: "kind = 'item'",
  licence: "kind = 'licence'",
  review: "kind = 'review'",
  ticket: "kind = 'ticket'",
  hotline: "kind = 'hotline'",
  survey: "kind = 'survey'",
  answer: "kind = 'answer'",
  order: "kind = 'order'",
  task: "kind = 'task'",
  platform: "kind = 'platform'",
  score: "kind = 'score'",
  source: "kind = 'source'",
};

/** The values of a row in the order of {@link SUBJECT_COLUMNS}. */
export function subjectValues(row: SubjectRow): (string | number | null)[] {
  return [
    row.kind,
    row.no,
    JSON.stringify(row.events),
    row.region,
    row.path,
    row.department,
    row.line,
    row.item,
    row.title,
    row.phase,
    row.level,
    row.received,
    row.finished,
    row.nextAt,
    row.asOf,
    row.clocks,
    row.summary,
    row.open ? 1 : null,
    contributionText(row.contribution, row),
    row.shape,
    row.detached,
    row.configuration,
    row.version,
  ];
}

/** The row that a record of either home holds. */
export function toSubjectRow(record: SubjectRecord): SubjectRow {
  // Named one by one: a spread costs as much as reading the row.
  return {
    kind: record.kind as SubjectKind,
    no: record.no,
    events: JSON.parse(record.events) as number[],
    region: record.region,
    path: record.path,
    department: record.department,
    line: record.line,
    item: record.item,
    title: record.title,
    phase: record.phase,
    level: record.level as CardLevel | null,
    received: record.received,
    finished: record.finished,
    nextAt: record.next_at,
    asOf: record.as_of,
    clocks: record.clocks,
    summary: record.summary,
    open: record.open === 1,
    contribution: readContribution(record.contribution, record),
    shape: record.shape,
    detached: record.detached,
    configuration: record.configuration,
    version: record.version,
  };
}
