import type { SubjectTable, SubjectWrite } from '../../../application/store/store.ts';
import type { SubjectKey } from '../../../application/store/store-rows.ts';
import { postgresConditions } from './postgres-conditions.ts';
import type { Sql } from '../sql.ts';
import { SubjectTaken } from '../../../application/writer/subject-taken.ts';
import { readContribution } from '../contribution-text.ts';
import type { Place } from '../contribution-text.ts';
import { scopeBounds } from '../scope-bounds.ts';
import { GLANCE_COLUMNS, glanceOf } from '../subject-glance.ts';
import type { GlanceRecord } from '../subject-glance.ts';
import { SUBJECT_COLUMNS, subjectValues, toSubjectRow } from '../subject-record.ts';
import type { SubjectRecord } from '../subject-record.ts';

const LIST = SUBJECT_COLUMNS.map((column) => `subject.${column}`).join(', ');
const GLANCED = GLANCE_COLUMNS.map((column) => `subject.${column}`).join(', ');
const NUMBERS: ReadonlySet<string> = new Set([
  'received',
  'finished',
  'next_at',
  'as_of',
  'configuration',
  'version',
  'open',
  'shape',
]);
/** All columns of many rows, a list for each column. */
const GIVEN = `unnest(${SUBJECT_COLUMNS.map(
  (column, place) => `$${place + 1}::${NUMBERS.has(column) ? 'bigint' : 'text'}[]`,
).join(', ')}) AS given (${SUBJECT_COLUMNS.join(', ')})`;

const FIND = {
  name: 'subject.find',
  text: `SELECT ${LIST} FROM subject JOIN unnest($1::text[], $2::text[]) AS given (kind, no)
    ON subject.kind = given.kind AND subject.no = given.no`,
};
const GLANCE = { name: 'subject.glance', text: FIND.text.replace(LIST, GLANCED) };
// In the order of the key, so that no two transactions wait for each other in a circle.
const TAKE = {
  name: 'subject.take',
  text: `SELECT subject.version = given.known AS same, ${LIST.replace(
    'subject.events',
    "CASE WHEN subject.version = given.known THEN '' ELSE subject.events END AS events",
  )} FROM subject
    JOIN unnest($1::text[], $2::text[], $3::bigint[]) AS given (kind, no, known)
      ON subject.kind = given.kind AND subject.no = given.no
    ORDER BY subject.kind, subject.no FOR UPDATE OF subject`,
};
const INSERT = {
  name: 'subject.insert',
  text: `INSERT INTO subject (${SUBJECT_COLUMNS.join(', ')}) SELECT * FROM ${GIVEN}
    ORDER BY kind COLLATE "C", no COLLATE "C"
    ON CONFLICT (kind, no) DO NOTHING RETURNING 1 AS done`,
};
const UPDATE = {
  name: 'subject.update',
  text: `UPDATE subject SET ${SUBJECT_COLUMNS.slice(2)
    .map((column) => `${column} = given.${column}`)
    .join(', ')} FROM ${GIVEN}
    WHERE subject.kind = given.kind AND subject.no = given.no RETURNING 1 AS done`,
};
const DUE = {
  name: 'subject.due',
  text: 'SELECT kind, no FROM subject WHERE next_at <= $1 ORDER BY next_at LIMIT $2',
};
const TAKE_DUE = { name: 'subject.takeDue', text: `${DUE.text} FOR UPDATE SKIP LOCKED` };
const SCAN = {
  name: 'subject.scan',
  text: `SELECT ${LIST} FROM subject WHERE kind = $1 AND no > $2 ORDER BY no LIMIT $3`,
};
const GLANCE_OVER = { name: 'subject.glanceOver', text: SCAN.text.replace(LIST, GLANCED) };
const NUMBER_AFTER = {
  name: 'subject.numberAfter',
  text: 'SELECT no FROM subject WHERE kind = $1 AND no > $2 ORDER BY no LIMIT 1 OFFSET $3',
};
const WITHIN = 'path >= $4 AND path < $5 AND ($6::text IS NULL OR line = $6)';
const SCAN_WITHIN = {
  name: 'subject.scanWithin',
  text: `SELECT ${LIST} FROM subject WHERE kind = $1 AND no > $2 AND ${WITHIN} ORDER BY no LIMIT $3`,
};
const NUMBER_AFTER_WITHIN = {
  name: 'subject.numberAfterWithin',
  text: `SELECT no FROM subject WHERE kind = $1 AND no > $2 AND ${WITHIN} ORDER BY no LIMIT 1 OFFSET $3`,
};
const SCAN_OPEN = {
  name: 'subject.scanOpen',
  text: `SELECT ${LIST} FROM subject WHERE open = 1 AND (kind, no) > ($1, $2)
    ORDER BY kind, no LIMIT $3`,
};
const ADD_LINKS = {
  name: 'subject.addLinks',
  text: `INSERT INTO link (case_no, kind, no)
    SELECT DISTINCT case_no COLLATE "C", kind COLLATE "C", no COLLATE "C"
    FROM unnest($1::text[], $2::text[], $3::text[]) AS given (case_no, kind, no) ORDER BY 1, 2, 3
    ON CONFLICT (case_no, kind, no) DO NOTHING`,
};
const LINKS = {
  name: 'subject.links',
  text: 'SELECT kind, no FROM link WHERE case_no = $1 ORDER BY kind, no',
};
const LINKS_OF = {
  name: 'subject.linksOf',
  text: 'SELECT case_no AS "caseNo", kind, no FROM link WHERE case_no = ANY ($1::text[])',
};

/** Subjects in PostgreSQL. */
export function postgresSubjects(sql: Sql): SubjectTable {
  const write = async (
    statement: typeof INSERT,
    writes: readonly SubjectWrite[],
  ): Promise<number> => {
    if (writes.length === 0) return 0;
    const rows = writes.map(({ row }) => subjectValues(row));
    const lists = SUBJECT_COLUMNS.map((_, place) => rows.map((values) => values[place] ?? null));
    return (await sql.rows(statement, lists)).length;
  };
  return {
    find: async (keys) => {
      if (keys.length === 0) return [];
      const records = await sql.rows<SubjectRecord>(FIND, [
        keys.map(({ kind }) => kind),
        keys.map(({ no }) => no),
      ]);
      return records.map(toSubjectRow);
    },
    glance: async (keys) => {
      if (keys.length === 0) return [];
      const records = await sql.rows<GlanceRecord>(GLANCE, [
        keys.map(({ kind }) => kind),
        keys.map(({ no }) => no),
      ]);
      return records.map(glanceOf);
    },
    glanceOver: async (kind, after, limit) => {
      const records = await sql.rows<GlanceRecord>(GLANCE_OVER, [kind, after, limit]);
      const last = records.length < limit ? undefined : records.at(-1);
      return { glances: records.map(glanceOf), after: last?.no ?? null };
    },
    take: async (wanted) => {
      if (wanted.length === 0) return [];
      const records = await sql.rows<SubjectRecord & { readonly same: boolean | null }>(TAKE, [
        wanted.map(({ kind }) => kind),
        wanted.map(({ no }) => no),
        wanted.map(({ known }) => known),
      ]);
      return records.flatMap(({ same, ...record }) =>
        same === true ? [] : [toSubjectRow(record)],
      );
    },
    put: async (writes) => {
      const added = writes.filter(({ before }) => before === undefined);
      const moved = writes.filter(({ before }) => before !== undefined);
      const written = [await write(UPDATE, moved), await write(INSERT, added)];
      // A new subject cannot be taken before it is there: whoever made it first has it.
      if (written[0] !== moved.length || written[1] !== added.length) throw new SubjectTaken();
    },
    due: (until, limit) => sql.rows<SubjectKey>(DUE, [until, limit]),
    takeDue: (until, limit) => sql.rows<SubjectKey>(TAKE_DUE, [until, limit]),
    scan: async (kind, after, limit, within) => {
      const bounds = scopeBounds(within);
      const place = [kind, after, limit, ...(bounds ?? [])];
      const query = bounds === undefined ? SCAN : SCAN_WITHIN;
      return (await sql.rows<SubjectRecord>(query, place)).map(toSubjectRow);
    },
    numberAfter: async (kind, after, skipped, within) => {
      const bounds = scopeBounds(within);
      const place = [kind, after, skipped, ...(bounds ?? [])];
      const query = bounds === undefined ? NUMBER_AFTER : NUMBER_AFTER_WITHIN;
      return (await sql.rows<{ no: string }>(query, place))[0]?.no;
    },
    scanOpen: async (after, limit) => {
      const place = [after?.kind ?? '', after?.no ?? '', limit];
      return (await sql.rows<SubjectRecord>(SCAN_OPEN, place)).map(toSubjectRow);
    },
    list: async (filter, after, limit) => {
      const where = postgresConditions(filter);
      if (after !== null) {
        // The first condition alone is a range of the index.
        where.push('coalesce(received, 0) <= ?', after.received);
        where.push('(coalesce(received, 0) < ? OR no > ?)', after.received, after.no);
      }
      const records = await sql.rows<SubjectRecord>(
        `SELECT ${LIST} FROM subject WHERE ${where.text}
         ORDER BY coalesce(received, 0) DESC, no LIMIT ${where.place(limit)}`,
        where.values,
      );
      return records.map(toSubjectRow);
    },
    contributions: async (filter, after, limit) => {
      const where = postgresConditions(filter);
      where.push('no > ?', after);
      const records = await sql.rows<Pick<SubjectRecord, 'no' | 'contribution' | keyof Place>>(
        `SELECT no, line, path, department, item, contribution FROM subject WHERE ${where.text}
         ORDER BY no LIMIT ${where.place(limit)}`,
        where.values,
      );
      return records.map(({ no, contribution, ...place }) => ({
        no,
        contribution: readContribution(contribution, place),
      }));
    },
    count: async (filter) => {
      const where = postgresConditions(filter);
      const [row] = await sql.rows<{ total: number }>(
        `SELECT count(*) AS total FROM subject WHERE ${where.text}`,
        where.values,
      );
      return row?.total ?? 0;
    },
    addLinks: async (rows) => {
      await sql.rows(ADD_LINKS, [
        rows.map(({ caseNo }) => caseNo),
        rows.map(({ kind }) => kind),
        rows.map(({ no }) => no),
      ]);
    },
    links: (caseNo) => sql.rows<SubjectKey>(LINKS, [caseNo]),
    linksOf: (caseNos) =>
      sql.rows<SubjectKey & { readonly caseNo: string }>(LINKS_OF, [[...caseNos]]),
  };
}
