import type { Contribution } from '#domain/derived-subject.ts';
import type { CellTerm, Counted, IndicatorCount } from '#domain/indicators/indicator.ts';
import { CARDED_KINDS } from '#domain/subject-kind.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import { isAsked } from '../counts/is-asked.ts';
import { readCell } from '../counts/read-cell.ts';
import type { ReadCell } from '../counts/read-cell.ts';
import { marksWanted } from './evidence-index.ts';
import type { EvidenceSpot } from './evidence-spots.ts';
import { isWithin } from './indicator-counts.ts';
import type { IndicatorScope } from './indicator-counts.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { beginOf } from './measure-begins.ts';
import type { LooseSubjects } from './loose-subjects.ts';

const READ_AT_ONCE = 400;

type CellCount = Extract<IndicatorCount, { from: 'cells' }>;

/** A subject and how much of a count it is in one month and region. */
export interface EvidenceEntry extends SubjectKey {
  readonly month: number;
  readonly region: string;
  readonly amount: number;
}

/** Which evidence is looked for. */
export interface EvidenceSearch {
  readonly count: CellCount;
  readonly scope: IndicatorScope;
  /** Where there is any, in the order in which it is shown. */
  readonly spots: readonly EvidenceSpot[];
  /** Subjects that the index does not show as they were at the version asked for. */
  readonly loose: LooseSubjects;
  /** Whether the index is as far as `loose` begins; otherwise the regions are searched through. */
  readonly isIndexed: boolean;
}

/** The kinds of subjects whose contributions a count adds up. */
export const COUNTED_SUBJECTS: Readonly<Record<Counted, readonly SubjectKind[]>> = {
  case: ['case'],
  day: ['case'],
  material: ['case'],
  clock: ['ticket'],
  ticket: ['ticket'],
  review: ['review'],
  point: ['review'],
  card: CARDED_KINDS,
  order: [...CARDED_KINDS, 'order'],
  licence: ['licence'],
  call: ['hotline'],
  item: [],
};

/**
 * The subjects of a kind behind a count, spot by spot, in each by their numbers from one of them on:
 * those whose contribution, as it was at the version asked for, adds something to it there.
 */
export async function* evidenceOf(
  inside: StoreParts,
  kind: SubjectKind,
  search: EvidenceSearch,
  start: Pick<EvidenceEntry, 'month' | 'region' | 'no'> | null,
): AsyncGenerator<EvidenceEntry> {
  for (const spot of search.spots) {
    const isFirst = start?.month === spot.month && start.region === spot.region;
    yield* evidenceAt(inside, kind, search, spot, isFirst ? start.no : '');
  }
}

/** A subject and what it adds to the counts. */
interface Contributing {
  readonly no: string;
  readonly contribution: Contribution;
}

async function* evidenceAt(
  inside: StoreParts,
  kind: SubjectKind,
  search: EvidenceSearch,
  spot: EvidenceSpot,
  start: string,
): AsyncGenerator<EvidenceEntry> {
  const { loose } = search;
  const { month, region } = spot;
  const entry = function* ({ no, contribution }: Contributing): Generator<EvidenceEntry> {
    const amount = amountIn(contribution, search.count.terms, spot, search.scope);
    if (amount !== 0) yield { kind, no, month, region, amount };
  };
  const changed = await loose.contributionsOf(inside, kind, spot);
  const apart = changed.filter(({ no }) => no >= start);
  let next = 0;
  let after: string | null = null;
  for (;;) {
    const rows = await candidates(inside, kind, search, spot, after ?? start, after === null);
    for (const row of rows) {
      for (let one = apart[next]; one !== undefined && one.no < row.no; one = apart[next]) {
        yield* entry(one);
        next += 1;
      }
      if (!loose.has({ kind, no: row.no }, spot)) yield* entry(row);
    }
    if (rows.length < READ_AT_ONCE) break;
    after = rows.at(-1)?.no ?? '';
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const one of apart.slice(next)) yield* entry(one);
}

/** The next subjects that may count for something in a spot, from a number on or after it. */
async function candidates(
  inside: StoreParts,
  kind: SubjectKind,
  { count, isIndexed }: EvidenceSearch,
  { month, region, path }: EvidenceSpot,
  no: string,
  isFrom: boolean,
): Promise<readonly Contributing[]> {
  const first = isFrom && no !== '' ? await inside.subjects.find([{ kind, no }]) : [];
  const left = READ_AT_ONCE - first.length;
  if (isIndexed) {
    const marks = marksWanted(count.terms);
    const found = await inside.evidence.subjects({ kind, month, region }, marks, no, left);
    return [...first, ...found];
  }
  const filter = {
    // A hotline may tell of several regions; its cells say which.
    ...{ kind, path: kind === 'hotline' ? '' : path },
    contributesAny: count.terms.map(({ measure }) => beginOf(measure)),
  };
  return [...first, ...(await inside.subjects.contributions(filter, no, left))];
}

function amountIn(
  contribution: Contribution,
  terms: readonly CellTerm[],
  spot: EvidenceSpot,
  scope: IndicatorScope,
): number {
  let sum = 0;
  for (const { cell, amount } of countedCells(contribution, terms, spot, scope)) {
    if (cell.path === spot.path) sum += amount;
  }
  return sum;
}

/** The cells of a contribution that terms count on some days, and how much of each. */
export function* countedCells(
  contribution: Contribution,
  terms: readonly CellTerm[],
  { from, to }: Pick<EvidenceSpot, 'from' | 'to'>,
  scope: IndicatorScope,
): Generator<{ readonly cell: ReadCell; readonly amount: number }> {
  const asked = { path: scope.path, line: scope.line, from, to };
  for (const [text, amount] of contribution) {
    const begin = text.indexOf('|') + 1;
    const wanted = terms.filter(({ measure }) => text.startsWith(beginOf(measure), begin));
    if (wanted.length === 0) continue;
    const cell = readCell(text);
    if (!isAsked(cell, asked) || !isWithin(scope, cell)) continue;
    for (const { kinds, sign } of wanted) {
      if (kinds === null || kinds.has(cell.kind ?? '')) yield { cell, amount: sign * amount };
    }
  }
}
