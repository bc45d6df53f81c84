import { SUBJECT_COLUMNS } from '../outbound/store/subject-record.ts';
import { COPY_MARK } from './case-history.ts';

/** What the two homes write differently. */
export interface CopyDialect {
  /** A text of 16 hexadecimal digits in no order, another one for each row. */
  readonly randomId: string;
  /** The JSON list of whole numbers in `column`, each larger by `by`. */
  readonly shifted: (column: string, by: number) => string;
}

/** The numbers of the rows of a history, from which those of its copies follow. */
export interface CopiedSpan {
  readonly lastSeq: number;
  readonly firstVersion: number;
  readonly lastVersion: number;
}

/** Tables that hold something of each case; what they sum up is in `count`, `source_day`, `source_tally`. */
export const COPIED_TABLES = [
  ...(['event', 'subject', 'card', 'link', 'secret', 'personal', 'evidence', 'change'] as const),
];

/** Copies are four digits: 10 million cases of 100 thousand take a hundred. */
export const MOST_COPIES = 9999;

/** Changes that are of no case, such as reference data, may lie behind those of the history. */
const VERSIONS_BETWEEN = 1000;

/**
 * The statements that add copy number `no` of a history, whose rows lie in `base_event` and so on: every
 * row that a case has, under a number of its own, with new ids in no order.
 */
export function copyStatements(
  no: number,
  { lastSeq, firstVersion, lastVersion }: CopiedSpan,
  { randomId, shifted }: CopyDialect,
): readonly string[] {
  const seqs = no * lastSeq;
  const versions = no * (lastVersion - firstVersion + VERSIONS_BETWEEN);
  const mark = `-c${String(no).padStart(4, '0')}-`;
  const named = (column: string): string => `replace(${column}, '${COPY_MARK}', '${mark}')`;
  const copy = (
    table: (typeof COPIED_TABLES)[number],
    columns: Readonly<Record<string, string>>,
  ): string =>
    `INSERT INTO ${table} (${Object.keys(columns).join(', ')})
     SELECT ${Object.values(columns).join(', ')} FROM base_${table}`;
  const same = (...columns: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(columns.map((column) => [column, column]));
  return [
    copy('event', {
      ...same('source_no', 'type', 'time', 'sequence', 'received_at'),
      seq: `seq + ${seqs}`,
      // What the platform decided is named after its case.
      id: `CASE WHEN id LIKE '%${COPY_MARK}%' THEN ${named('id')} ELSE ${randomId} END`,
      subject: named('subject'),
      data: named('data'),
    }),
    copy('subject', {
      ...same(...SUBJECT_COLUMNS),
      ...{ no: named('no'), clocks: named('clocks'), events: shifted('events', seqs) },
    }),
    copy('card', {
      ...same('kind', 'path', 'line', 'state'),
      ...{ id: named('id'), subject: named('subject'), body: named('body') },
    }),
    copy('link', { ...same('kind'), case_no: named('case_no'), no: named('no') }),
    copy('secret', { ...same('kind', 'half', 'forgotten_at'), no: named('no') }),
    copy('personal', { seq: `seq + ${seqs}`, sealed: 'sealed' }),
    copy('evidence', { ...same('kind', 'month', 'region', 'mark'), no: named('no') }),
    copy('change', {
      ...same('swept_to', 'deltas', 'snapshot', 'at', 'last_event_at'),
      data_version: `data_version + ${versions}`,
      cards: named('cards'),
      cases: named('cases'),
    }),
  ];
}

/** The statements that make the sums those of `to` histories where they were those of `from`. */
export function sumStatements(from: number, to: number): readonly string[] {
  const grown = (column: string): string => `${column} = ${column} / ${from} * ${to}`;
  return [
    `UPDATE count SET ${grown('amount')}`,
    `UPDATE source_day SET ${['accepted', 'rejected', 'lag_ms'].map(grown).join(', ')}`,
    `UPDATE source_tally SET ${['accepted', 'rejected', 'late'].map(grown).join(', ')}`,
    `UPDATE head SET value = (SELECT max(data_version) FROM change)
     WHERE name IN ('countedTo', 'evidencedTo')`,
  ];
}
