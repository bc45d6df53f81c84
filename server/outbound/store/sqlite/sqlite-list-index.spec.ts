import { DatabaseSync } from 'node:sqlite';
import type { SubjectFilter } from '../../../application/store/store.ts';
import { countIndex, listIndex } from './sqlite-list-index.ts';
import { MIGRATIONS } from './sqlite-schema.ts';
import { OF_KIND } from '../subject-record.ts';

const CITY = '370000/370100/';
const COUNTY = '370000/370100/370102/';

const LISTS: readonly {
  readonly name: string;
  readonly filter: SubjectFilter;
  readonly by: string;
  readonly isSorted?: true;
}[] = [
  { name: 'all cases', filter: { kind: 'case', path: '' }, by: 'subject_received' },
  { name: 'cases of a city', filter: { kind: 'case', path: CITY }, by: 'subject_received' },
  {
    name: 'cases of a county, few of which are sorted',
    filter: { kind: 'case', path: COUNTY },
    by: 'case_path_line',
    isSorted: true,
  },
  {
    name: 'cases of a department',
    filter: { kind: 'case', path: CITY, department: 'D1' },
    by: 'case_department',
  },
  {
    name: 'cases of no department',
    filter: { kind: 'case', path: '', department: null },
    by: 'case_department',
  },
  { name: 'tickets of a city', filter: { kind: 'ticket', path: CITY }, by: 'ticket_received' },
  {
    name: 'tickets of a category',
    filter: { kind: 'ticket', path: '', item: 'street-light' },
    by: 'ticket_item',
  },
  { name: 'reviews', filter: { kind: 'review', path: '' }, by: 'review_received' },
];

const COUNTS: readonly { readonly filter: SubjectFilter; readonly by: string }[] = [
  { filter: { kind: 'case', path: CITY }, by: 'COVERING INDEX case_path_line' },
  { filter: { kind: 'case', path: CITY, line: 'water' }, by: 'COVERING INDEX case_path_line' },
  {
    filter: { kind: 'case', path: CITY, line: 'water', department: 'D1' },
    by: 'COVERING INDEX case_department',
  },
  { filter: { kind: 'ticket', path: CITY }, by: 'INDEX ticket_path' },
];

describe('subjects in SQLite are read by an index', () => {
  const db = new DatabaseSync(':memory:');
  for (const step of MIGRATIONS) db.exec(step);

  afterAll(() => {
    db.close();
  });

  const planOf = (what: string, index: string, filter: SubjectFilter, rest: string): string =>
    db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT ${what} FROM subject ${index}
         WHERE ${conditionsOf(filter).join(' AND ')} ${rest}`,
      )
      .all()
      .map((row) => String(row['detail']))
      .join('; ');

  for (const { name, filter, by, isSorted = false } of LISTS) {
    it(`that has the order of the list: ${name}`, () => {
      const order = 'ORDER BY coalesce(received, 0) DESC, no LIMIT 500';
      const plan = planOf('*', listIndex(filter), filter, order);
      expect(plan).toContain(`INDEX ${by}`);
      expect(plan.includes('TEMP B-TREE')).toBe(isSorted);
    });
  }

  for (const { filter, by } of COUNTS) {
    it(`that holds what is counted: ${JSON.stringify(filter)}`, () => {
      expect(planOf('count(*)', countIndex(filter), filter, '')).toContain(by);
    });
  }

  it('or by whichever SQLite thinks best, where few of the kind are open or there is none', () => {
    for (const filter of [
      { kind: 'survey', path: '' },
      { kind: 'ticket', path: CITY, open: true },
    ] as const) {
      expect([listIndex(filter), countIndex(filter)]).toEqual(['', '']);
    }
  });
});

function conditionsOf({ kind, path, line, department, item }: SubjectFilter): readonly string[] {
  const parts = [OF_KIND[kind]];
  if (path !== '') parts.push(`path >= '${path}' AND path < '${path.slice(0, -1)}0'`);
  if (line !== undefined) parts.push(`line = '${line}'`);
  if (department === null) parts.push('department IS NULL');
  else if (department !== undefined) parts.push(`department = '${department}'`);
  if (item !== undefined) parts.push(`item = '${item ?? ''}'`);
  return parts;
}
