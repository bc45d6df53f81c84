import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SubjectFilter, SubjectTable } from '../../../application/store/store.ts';
import type { SubjectKey, SubjectRow } from '../../../application/store/store-rows.ts';
import { contributionSigns, readContribution } from '../contribution-text.ts';
import type { Place } from '../contribution-text.ts';
import { countIndex, listIndex } from './sqlite-list-index.ts';
import { scopeBounds } from '../scope-bounds.ts';
import { GLANCE_COLUMNS, glanceOfColumns } from '../subject-glance.ts';
import type { GlanceColumns } from '../subject-glance.ts';
import { OF_KIND, SUBJECT_COLUMNS, subjectValues, toSubjectRow } from '../subject-record.ts';
import type { SubjectRecord } from '../subject-record.ts';

const LIST = SUBJECT_COLUMNS.join(', ');
const GLANCE = GLANCE_COLUMNS.join(', ');
const WITHIN = 'path >= ? AND path < ? AND (? IS NULL OR line = ?)';

/** Subjects in SQLite. */
export function sqliteSubjects(db: DatabaseSync): SubjectTable {
  const find = db.prepare(`SELECT ${LIST} FROM subject WHERE kind = ? AND no = ?`);
  const insert = db.prepare(
    `INSERT INTO subject (${LIST}) VALUES (${SUBJECT_COLUMNS.map(() => '?').join(', ')})`,
  );
  const update = updates(db);
  const due = db.prepare(
    'SELECT kind, no FROM subject WHERE next_at <= ? ORDER BY next_at LIMIT ?',
  );
  const scan = db.prepare(
    `SELECT ${LIST} FROM subject WHERE kind = ? AND no > ? ORDER BY no LIMIT ?`,
  );
  const glance = db.prepare(`SELECT ${GLANCE} FROM subject WHERE kind = ? AND no = ?`);
  // In order of the pages of the file: by their numbers each row would be a page read anew. By a span
  // of rows, since those of a kind may all lie behind a million of others.
  const glanceOver = db.prepare(
    `SELECT ${GLANCE} FROM subject NOT INDEXED WHERE rowid > ? AND rowid <= ? AND kind = ?`,
  );
  const lastRow = db.prepare('SELECT max(rowid) AS last FROM subject');
  // Of hundreds of thousands of rows the names of their columns would be half the cost.
  for (const statement of [glance, glanceOver]) statement.setReturnArrays(true);
  const skip = db.prepare(
    'SELECT no FROM subject WHERE kind = ? AND no > ? ORDER BY no LIMIT 1 OFFSET ?',
  );
  // Apart, since without a scope the key alone tells numbers, and no row is looked at.
  const scanWithin = db.prepare(
    `SELECT ${LIST} FROM subject WHERE kind = ? AND no > ? AND ${WITHIN} ORDER BY no LIMIT ?`,
  );
  const skipWithin = db.prepare(
    `SELECT no FROM subject WHERE kind = ? AND no > ? AND ${WITHIN} ORDER BY no LIMIT 1 OFFSET ?`,
  );
  const scanOpen = db.prepare(
    `SELECT ${LIST} FROM subject WHERE open = 1 AND (kind, no) > (?, ?) ORDER BY kind, no LIMIT ?`,
  );
  const link = db.prepare(
    `INSERT INTO link (case_no, kind, no) VALUES (?, ?, ?) ON CONFLICT (case_no, kind, no) DO NOTHING`,
  );
  const links = db.prepare('SELECT kind, no FROM link WHERE case_no = ? ORDER BY kind, no');
  const linksOf = db.prepare(
    `SELECT case_no AS caseNo, kind, no FROM link
     WHERE case_no IN (SELECT value FROM json_each(?))`,
  );

  const found = (keys: readonly SubjectKey[]): SubjectRow[] =>
    keys.flatMap(({ kind, no }) => {
      const record = find.get(kind, no);
      return record === undefined ? [] : [toSubjectRow(record as unknown as SubjectRecord)];
    });
  const listDue: SubjectTable['due'] = (until, limit) =>
    Promise.resolve(due.all(until, limit) as unknown as SubjectKey[]);

  return {
    find: (keys) => Promise.resolve(found(keys)),
    glance: (keys) =>
      Promise.resolve(
        keys.flatMap(({ kind, no }) => {
          const columns = glance.get(kind, no);
          return columns === undefined ? [] : [glanceOfColumns(columns as never)];
        }),
      ),
    glanceOver: (kind, after, limit) => {
      const to = Number(after) + limit;
      const rows = glanceOver.all(Number(after), to, kind) as unknown as GlanceColumns[];
      const isLast = to >= Number(lastRow.get()?.['last'] ?? 0);
      const glances = rows.map(glanceOfColumns);
      return Promise.resolve({ glances, after: isLast ? null : String(to) });
    },
    // A transaction has the whole file: what memory holds is right.
    take: (wanted) => Promise.resolve(found(wanted.filter(({ known }) => known === null))),
    put: (writes) => {
      for (const { row, before } of writes) {
        if (before === undefined) insert.run(...subjectValues(row));
        else update(row, before);
      }
      return Promise.resolve();
    },
    due: listDue,
    takeDue: listDue,
    scan: (kind, after, limit, within) => {
      const bounds = scopeBounds(within);
      return Promise.resolve(
        toRows(
          bounds === undefined
            ? scan.all(kind, after, limit)
            : scanWithin.all(kind, after, ...bounds, bounds[2], limit),
        ),
      );
    },
    numberAfter: (kind, after, skipped, within) => {
      const bounds = scopeBounds(within);
      const found =
        bounds === undefined
          ? skip.get(kind, after, skipped)
          : skipWithin.get(kind, after, ...bounds, bounds[2], skipped);
      return Promise.resolve(found?.['no'] as string | undefined);
    },
    scanOpen: (after, limit) =>
      Promise.resolve(toRows(scanOpen.all(after?.kind ?? '', after?.no ?? '', limit))),
    list: (filter, after, limit) => {
      const where = conditions(filter);
      if (after !== null) {
        // The first condition alone is a range of the index.
        where.push('coalesce(received, 0) <= ?', after.received);
        where.push('(coalesce(received, 0) < ? OR no > ?)', after.received, after.no);
      }
      const query = db.prepare(
        `SELECT ${LIST} FROM subject ${listIndex(filter)} WHERE ${where.text}
         ORDER BY coalesce(received, 0) DESC, no LIMIT ?`,
      );
      return Promise.resolve(toRows(query.all(...where.values, limit)));
    },
    contributions: (filter, after, limit) => {
      const where = conditions(filter);
      where.push('no > ?', after);
      const query = db.prepare(
        `SELECT no, line, path, department, item, contribution FROM subject WHERE ${where.text} ORDER BY no LIMIT ?`,
      );
      const rows = query.all(...where.values, limit) as unknown as Pick<
        SubjectRecord,
        'no' | 'contribution' | keyof Place
      >[];
      return Promise.resolve(
        rows.map(({ no, contribution, ...place }) => ({
          no,
          contribution: readContribution(contribution, place),
        })),
      );
    },
    count: (filter) => {
      const where = conditions(filter);
      const query = db.prepare(
        `SELECT count(*) AS total FROM subject ${countIndex(filter)} WHERE ${where.text}`,
      );
      return Promise.resolve(Number(query.get(...where.values)?.['total']));
    },
    addLinks: (rows) => {
      for (const { caseNo, kind, no } of rows) link.run(caseNo, kind, no);
      return Promise.resolve();
    },
    links: (caseNo) => Promise.resolve(links.all(caseNo) as unknown as SubjectKey[]),
    linksOf: (caseNos) =>
      Promise.resolve(
        linksOf.all(JSON.stringify(caseNos)) as unknown as (SubjectKey & { caseNo: string })[],
      ),
  };
}

/** Conditions joined by AND, with their values. */
class Where {
  readonly values: SQLInputValue[] = [];
  readonly #parts: string[] = [];

  push(part: string, ...values: readonly SQLInputValue[]): void {
    this.#parts.push(part);
    this.values.push(...values);
  }

  get text(): string {
    return this.#parts.join(' AND ');
  }
}

function conditions(filter: SubjectFilter): Where {
  const where = new Where();
  where.push(OF_KIND[filter.kind]);
  // A subtree is a range of text, which the index can answer: '0' follows '/'.
  if (filter.path !== '') {
    where.push('path >= ? AND path < ?', filter.path, `${filter.path.slice(0, -1)}0`);
  }
  if (filter.line !== undefined) where.push('line = ?', filter.line);
  exact(where, 'department', filter.department);
  exact(where, 'item', filter.item);
  if (filter.phase !== undefined) where.push('phase = ?', filter.phase);
  if (filter.open !== undefined) where.push(filter.open ? 'open = 1' : 'open IS NULL');
  if (filter.receivedFrom !== undefined) {
    where.push('coalesce(received, 0) >= ?', filter.receivedFrom);
  }
  if (filter.level !== undefined) where.push('level = ?', filter.level);
  if (filter.text !== undefined) {
    const part = `%${filter.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    where.push("(no LIKE ? ESCAPE '\\' OR title LIKE ? ESCAPE '\\')", part, part);
  }
  for (const text of filter.contributes ?? []) contributes(where, [text]);
  if (filter.contributesAny !== undefined) contributes(where, filter.contributesAny);
  return where;
}

/** That the contribution contains one of the texts, in either form in which it is kept. */
function contributes(where: Where, texts: readonly string[]): void {
  const signs = texts.flatMap(contributionSigns);
  const parts = signs.map(() => "contribution LIKE ? ESCAPE '\\'");
  where.push(
    `(${parts.join(' OR ')})`,
    ...signs.map((sign) => `%${sign.replace(/[\\%_]/g, (one) => `\\${one}`)}%`),
  );
}

function exact(where: Where, column: string, value: string | null | undefined): void {
  if (value === undefined) return;
  if (value === null) where.push(`${column} IS NULL`);
  else where.push(`${column} = ?`, value);
}

/** Columns of indexes by which subjects are listed. */
const PLACE = ['path', 'line', 'department', 'received', 'item', 'open'] as const;

/** An index is written anew whenever one of its columns is set, so only those that moved are. */
function updates(db: DatabaseSync): (row: SubjectRow, before: SubjectRow) => void {
  const prepare = (left: ReadonlySet<string>): ((row: SubjectRow) => void) => {
    const columns = SUBJECT_COLUMNS.slice(2).filter((column) => !left.has(column));
    const statement = db.prepare(
      `UPDATE subject SET ${columns.map((column) => `${column} = ?`).join(', ')}
       WHERE kind = ? AND no = ?`,
    );
    const places = columns.map((column) => SUBJECT_COLUMNS.indexOf(column));
    return (row) => {
      const values = subjectValues(row);
      const set = places.map((place) => values[place] ?? null);
      statement.run(...set, row.kind, row.no);
    };
  };
  const nothingMoved = prepare(new Set([...PLACE, 'next_at']));
  const onlyTimeMoved = prepare(new Set(PLACE));
  const onlyPlaceMoved = prepare(new Set(['next_at']));
  const allMoved = prepare(new Set());
  return (row, before) => {
    const placeMoved = PLACE.some((column) => row[column] !== before[column]);
    const timeMoved = row.nextAt !== before.nextAt;
    if (placeMoved) (timeMoved ? allMoved : onlyPlaceMoved)(row);
    else (timeMoved ? onlyTimeMoved : nothingMoved)(row);
  };
}

function toRows(records: readonly unknown[]): SubjectRow[] {
  return records.map((record) => toSubjectRow(record as SubjectRecord));
}
