import type { Contribution } from '#domain/derived-subject.ts';
import type { CellTerm, Counted, IndicatorCount } from '#domain/indicators/indicator.ts';
import type { Period } from '#domain/indicators/period.ts';
import { CARDED_KINDS } from '#domain/subject-kind.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import { isAsked } from '../counts/counts-at.ts';
import { readCell } from '../counts/counts.ts';
import { isWithin } from './indicator-counts.ts';
import type { IndicatorScope } from './indicator-counts.ts';
import type { StoreParts, SubjectFilter } from '../store/store.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { UndoneChanges } from '../writer/undone-changes.ts';

const SCANNED_AT_ONCE = 1000;

type CellCount = Extract<IndicatorCount, { from: 'cells' }>;

/** A subject and how much of a count it is. */
export interface EvidenceEntry extends SubjectKey {
  readonly amount: number;
}

/** Which evidence is looked for. */
export interface EvidenceSearch {
  readonly count: CellCount;
  readonly period: Pick<Period, 'from' | 'to'>;
  readonly scope: IndicatorScope;
  /** What is taken back to come to the version asked for. */
  readonly undone: UndoneChanges;
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
  order: CARDED_KINDS,
  licence: ['licence'],
  call: ['hotline'],
  item: [],
};

/**
 * The subjects of a kind behind a count, in order of their numbers from one of them on: those whose
 * contribution, as it was at the version asked for, adds something to it.
 */
export async function* evidenceOf(
  inside: StoreParts,
  kind: SubjectKind,
  { count, period, scope, undone }: EvidenceSearch,
  start: string,
): AsyncGenerator<EvidenceEntry> {
  const amountOf = (contribution: Contribution): number =>
    amountIn(contribution, count.terms, period, scope);
  // Subjects that have changed since are looked at one by one; the store shows them as they are now.
  const before = (await undone.contributionsOf(inside, kind)).filter(({ no }) => no >= start);
  let next = 0;
  const filter = sieve(kind, count, scope);
  // The store answers what comes after a number.
  if (start !== '' && !undone.has({ kind, no: start })) {
    yield* entry((await inside.subjects.find([{ kind, no: start }]))[0]);
  }
  let from = start;
  for (;;) {
    const rows = await inside.subjects.contributions(filter, from, SCANNED_AT_ONCE);
    const end = rows.length < SCANNED_AT_ONCE ? undefined : rows.at(-1)?.no;
    for (const { no, contribution } of rows) {
      for (; (before[next]?.no ?? no) < no; next += 1) yield* entry(before[next]);
      if (undone.has({ kind, no })) continue;
      yield* entry({ no, contribution });
    }
    if (end === undefined) break;
    from = end;
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (; next < before.length; next += 1) yield* entry(before[next]);

  function* entry(
    row: { readonly no: string; readonly contribution: Contribution } | undefined,
  ): Generator<EvidenceEntry> {
    const amount = row === undefined ? 0 : amountOf(row.contribution);
    if (row !== undefined && amount !== 0) yield { kind, no: row.no, amount };
  }
}

/** What the store can tell apart by itself: most rows that have nothing to do with the count. */
function sieve(kind: SubjectKind, { terms, of }: CellCount, scope: IndicatorScope): SubjectFilter {
  const signs = terms.map(({ measure }) => beginOf(measure));
  const [only] = terms;
  const kinds = terms.length === 1 && only?.kinds?.size === 1 ? [...only.kinds] : [];
  // Of a case alone every cell lies in its own department; cards and clocks have their own.
  const own = of === 'case' || of === 'day' || of === 'material';
  return {
    kind,
    // A hotline may tell of several regions; its cells say which.
    path: of === 'call' ? '' : scope.path,
    ...(scope.line !== null && { line: scope.line }),
    ...(own && scope.department !== undefined && { department: scope.department }),
    ...(scope.item !== undefined && { item: scope.item }),
    contributesAny: signs,
    // A volume has its kind before its day, every other measure at its end.
    contributes: kinds.flatMap((one) =>
      one === '' || only?.measure.startsWith('volume ') === true ? [] : [`,"${one}"]`],
    ),
  };
}

function amountIn(
  contribution: Contribution,
  terms: readonly CellTerm[],
  period: Pick<Period, 'from' | 'to'>,
  scope: IndicatorScope,
): number {
  let sum = 0;
  for (const [text, amount] of contribution) {
    const begin = text.indexOf('|') + 1;
    const wanted = terms.filter(({ measure }) => text.startsWith(beginOf(measure), begin));
    if (wanted.length === 0) continue;
    const cell = readCell(text);
    if (!isAsked(cell, { ...scope, ...period }) || !isWithin(scope, cell)) continue;
    for (const { kinds, sign } of wanted) {
      if (kinds === null || kinds.has(cell.kind ?? '')) sum += sign * amount;
    }
  }
  return sum;
}

const BEGINS = new Map<string, string>();

/** How the cells of a measure begin. */
function beginOf(measure: string): string {
  const known = BEGINS.get(measure);
  if (known !== undefined) return known;
  const at = measure.indexOf(' ');
  const begin = `["${measure.slice(0, at)}","${measure.slice(at + 1)}",`;
  BEGINS.set(measure, begin);
  return begin;
}
