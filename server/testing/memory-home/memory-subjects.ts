import { sees } from '#domain/access/scope.ts';
import type { Scope } from '#domain/access/scope.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { CardTable, SubjectFilter, SubjectTable } from '../../application/store/store.ts';
import type { SubjectGlance, SubjectKey, SubjectRow } from '../../application/store/store-rows.ts';
import type { AtOnce } from './at-once.ts';
import type { MemoryViews } from './memory-tables.ts';

const keyOf = ({ kind, no }: SubjectKey): string => `${kind} ${no}`;

/** Subjects in memory. */
export function memorySubjects({ subjects, links }: MemoryViews): AtOnce<SubjectTable> {
  const ofKind = (wanted: SubjectKind): SubjectRow[] =>
    [...subjects.values()].filter(({ kind }) => kind === wanted);
  const inScope = (wanted: SubjectKind, within: Scope | undefined): SubjectRow[] =>
    ofKind(wanted).filter((row) => within === undefined || sees(within, row));
  const matching = (filter: SubjectFilter): SubjectRow[] =>
    ofKind(filter.kind).filter((row) => isWanted(row, filter));
  const due: AtOnce<SubjectTable>['due'] = (until, limit) =>
    [...subjects.values()]
      .filter(({ nextAt }) => nextAt !== null && nextAt <= until)
      .sort((one, other) => (one.nextAt ?? 0) - (other.nextAt ?? 0))
      .slice(0, limit)
      .map(({ kind, no }) => ({ kind, no }));
  return {
    take: (wanted) =>
      wanted.flatMap(({ known, ...key }) =>
        known === null ? (subjects.get(keyOf(key)) ?? []) : [],
      ),
    due,
    takeDue: due,
    glance: (keys) => keys.flatMap((key) => glanceOf(subjects.get(keyOf(key))) ?? []),
    glanceOver: (kind, after, limit) => {
      const rows = byNo(ofKind(kind), after, limit);
      const last = rows.length < limit ? undefined : rows.at(-1);
      return { glances: rows.flatMap((row) => glanceOf(row) ?? []), after: last?.no ?? null };
    },
    find: (keys) => keys.flatMap((key) => subjects.get(keyOf(key)) ?? []),
    put: (writes) => {
      for (const { row, before } of writes) {
        const key = keyOf(row);
        if ((subjects.get(key) === undefined) !== (before === undefined)) {
          throw new TypeError(`${key} is not in the store as the writer believes`);
        }
        subjects.set(key, Object.freeze({ ...row }));
      }
    },
    scan: (kind, after, limit, within) => byNo(inScope(kind, within), after, limit),
    numberAfter: (kind, after, skipped, within) =>
      byNo(inScope(kind, within), after, skipped + 1)[skipped]?.no,
    scanOpen: (after, limit) =>
      [...subjects.values()]
        .filter((row) => row.open && (after === null || compareKeys(row, after) > 0))
        .sort(compareKeys)
        .slice(0, limit),
    list: (filter, after, limit) =>
      matching(filter)
        .sort(compareListed)
        .filter((row) => after === null || compareListed(after, row) < 0)
        .slice(0, limit),
    count: (filter) => matching(filter).length,
    contributions: (filter, after, limit) =>
      byNo(matching(filter), after, limit).map(({ no, contribution }) => ({ no, contribution })),
    addLinks: (rows) => {
      for (const row of rows) links.set(`${row.caseNo}\0${keyOf(row)}`, row);
    },
    linksOf: (caseNos) => [...links.values()].filter(({ caseNo }) => caseNos.includes(caseNo)),
    links: (caseNo) =>
      [...links.values()]
        .filter((row) => row.caseNo === caseNo)
        .map(({ kind, no }) => ({ kind, no }))
        .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
  };
}

/** Cards in memory. */
export function memoryCards({ cards }: MemoryViews): AtOnce<CardTable> {
  return {
    ofSubject: ({ kind, no }) =>
      [...cards.values()]
        .filter((row) => row.subject === no && row.kind === kind)
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    ofSubjects: (keys) => {
      const wanted = new Set(keys.map(keyOf));
      return [...cards.values()].filter(({ kind, subject: no }) => wanted.has(keyOf({ kind, no })));
    },
    find: (ids) => ids.flatMap((id) => cards.get(id) ?? []),
    put: (rows) => {
      for (const row of rows) cards.set(row.id, Object.freeze({ ...row }));
    },
    eachPart: (take) => {
      for (const row of cards.values()) void take([row]);
    },
  };
}

function glanceOf(row: SubjectRow | undefined): SubjectGlance | undefined {
  if (row === undefined) return undefined;
  const { no, path, department, line, item, finished, asOf, clocks, shape } = row;
  return {
    ...{ no, path, department, line, item, finished, asOf, clocks, shape },
    ...{ detached: row.detached, configuration: row.configuration },
    // Its cells name their places, so that it is the same for subjects of one place alone.
    sign: JSON.stringify([path, department, line, item, row.contribution]),
    readContribution: () => row.contribution,
  };
}

function byNo(rows: SubjectRow[], after: string, limit: number): SubjectRow[] {
  return rows
    .filter(({ no }) => no > after)
    .sort((one, other) => (one.no < other.no ? -1 : 1))
    .slice(0, limit);
}

function compareListed(
  one: Pick<SubjectRow, 'received' | 'no'>,
  other: Pick<SubjectRow, 'received' | 'no'>,
): number {
  const later = (other.received ?? 0) - (one.received ?? 0);
  if (later !== 0) return later;
  return one.no === other.no ? 0 : one.no < other.no ? -1 : 1;
}

function compareKeys(one: SubjectKey, other: SubjectKey): number {
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
  return one.no === other.no ? 0 : one.no < other.no ? -1 : 1;
}

function isWanted(row: SubjectRow, filter: SubjectFilter): boolean {
  if (!row.path.startsWith(filter.path)) return false;
  if (filter.line !== undefined && row.line !== filter.line) return false;
  for (const name of ['department', 'item', 'phase', 'level'] as const) {
    if (filter[name] !== undefined && row[name] !== filter[name]) return false;
  }
  if (filter.open !== undefined && row.open !== filter.open) return false;
  if ((row.received ?? 0) < (filter.receivedFrom ?? -Infinity)) return false;
  const contribution = JSON.stringify(row.contribution);
  for (const text of filter.contributes ?? []) {
    if (!contribution.includes(JSON.stringify(text).slice(1, -1))) return false;
  }
  const any = filter.contributesAny;
  const has = (text: string) => contribution.includes(JSON.stringify(text).slice(1, -1));
  if (any !== undefined && !any.some(has)) return false;
  if (filter.text === undefined) return true;
  return `${row.no}\n${row.title ?? ''}`.toLowerCase().includes(filter.text.toLowerCase());
}
