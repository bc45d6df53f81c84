import type { SchemeText } from '#contract/scheme-view.ts';
import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { textOf } from '#domain/cases/read-data.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import type { IndicatorCount } from '#domain/indicators/indicator.ts';
import type { Period } from '#domain/indicators/period.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';
import { UndoneChanges } from '../writer/undone-changes.ts';
import { countedCells, COUNTED_SUBJECTS, evidenceOf } from './evidence-rows.ts';
import { evidenceSpots } from './evidence-spots.ts';
import { LooseSubjects } from './loose-subjects.ts';
import { notIndexed } from './not-indexed.ts';
import type { Failure } from './once-per-matter.ts';
import type { RankingUnit } from './ranking-units.ts';

const ROWS_AT_ONCE = 200;
const EVERYWHERE = { path: '', line: null } as const;
/** Kinds whose cards are in memory; what they count is not looked for in the store. */
const OF_CARDS: ReadonlySet<string> = new Set(['card', 'order']);

type CellCount = Extract<IndicatorCount, { from: 'cells' }>;

/** Something that went wrong: which subject, counted by which indicator, for whom. */
interface Found extends SubjectKey {
  readonly indicator: string;
  readonly department: string | null;
  readonly path: string;
}

/**
 * The failures of units behind the deductions that a scheme makes once a matter: cards whose ground
 * arose in the period and that are not revoked, and the cases, tickets and reviews that its indicators
 * count there. A matter is a case with the tickets and reviews that speak of it; a ticket or review
 * that speaks of none is one by itself.
 */
export async function failuresBehind(
  side: ReadSide,
  { reads, oncePerMatter = [] }: Pick<SchemeText, 'reads' | 'oncePerMatter'>,
  period: Pick<Period, 'from' | 'to'>,
  units: readonly RankingUnit[],
): Promise<ReadonlyMap<string, readonly Failure[]>> {
  const ids = new Set(
    oncePerMatter.flatMap((leaf) => {
      const read = reads[leaf];
      return read !== undefined && 'indicator' in read ? read.indicator : [];
    }),
  );
  const byUnit = new Map<string, Failure[]>(units.map(({ code }) => [code, []]));
  if (ids.size === 0) return byUnit;
  const departments = new Set(units.flatMap((one) => (one.kind === 'department' ? one.code : [])));
  return side.moments.list.snapshot(async (inside) => {
    const found = cardsFound(side, ids, period);
    for (const id of ids) found.push(...(await countedBy(side, inside, id, period)));
    const matters = await mattersOf(inside, found);
    for (const { indicator, department, path, ...key } of found) {
      const failure = { matter: matters.get(key) ?? key.no, indicator, ...key };
      if (department !== null && departments.has(department)) byUnit.get(department)?.push(failure);
      // A region's code is part of the path of all that lies in it.
      for (const code of path.split('/')) {
        if (!departments.has(code)) byUnit.get(code)?.push(failure);
      }
    }
    return byUnit;
  });
}

function cardsFound(
  side: ReadSide,
  ids: ReadonlySet<string>,
  { from, to }: Pick<Period, 'from' | 'to'>,
): Found[] {
  const found: Found[] = [];
  for (const { body, groundAt, path } of side.cards.all()) {
    const { level, state, subject: no, subjectKind: kind, departmentCode: department } = body.view;
    const day = dayAt(side.calendar, groundAt);
    if (state === 'revoked' || day < from || day > to) continue;
    for (const indicator of [`I-18.${level}`, 'I-18']) {
      if (ids.has(indicator)) found.push({ kind, no, indicator, department, path });
    }
  }
  return found;
}

/** What an indicator counts in a period, cell by cell of each subject. */
async function countedBy(
  side: ReadSide,
  inside: StoreParts,
  indicator: string,
  period: Pick<Period, 'from' | 'to'>,
): Promise<readonly Found[]> {
  const known = findIndicator(indicator);
  const count = known?.numerator;
  if (known === undefined || count?.from !== 'cells' || OF_CARDS.has(count.of)) return [];
  const found: Found[] = [];
  for await (const { kind, no, contribution } of subjectsOf(side, inside, count, known, period)) {
    for (const { cell, amount } of countedCells(contribution, count.terms, period, EVERYWHERE)) {
      const { department, path } = cell;
      for (let nth = 0; nth < amount; nth += 1) {
        found.push({ kind, no, indicator, department, path });
      }
    }
  }
  return found;
}

async function* subjectsOf(
  side: ReadSide,
  inside: StoreParts,
  count: CellCount,
  of: Parameters<typeof evidenceSpots>[1],
  period: Pick<Period, 'from' | 'to'>,
): AsyncGenerator<SubjectRow> {
  const { dataVersion } = await inside.journal.head();
  const late = await notIndexed(inside, dataVersion);
  const nothing = UndoneChanges.of([]);
  if (nothing === undefined) return;
  const search = {
    ...{ count, scope: EVERYWHERE, spots: evidenceSpots(side.counts, of, period, EVERYWHERE) },
    ...{ loose: new LooseSubjects(nothing, late ?? []), isIndexed: late !== undefined },
  };
  const keys = new SubjectMap<SubjectKey>();
  for (const kind of COUNTED_SUBJECTS[count.of]) {
    for await (const { no } of evidenceOf(inside, kind, search, null)) {
      keys.set({ kind, no }, { kind, no });
    }
  }
  yield* rowsOf(inside, [...keys.values()]);
}

/** The case that tickets and reviews speak of; themselves where they speak of none. */
async function mattersOf(
  inside: StoreParts,
  found: readonly SubjectKey[],
): Promise<SubjectMap<string>> {
  const matters = new SubjectMap<string>();
  const keys = new SubjectMap<SubjectKey>();
  for (const { kind, no } of found) if (kind !== 'case') keys.set({ kind, no }, { kind, no });
  for await (const { kind, no, events } of rowsOf(inside, [...keys.values()])) {
    const said = eventsInOrder(await inside.log.read(events));
    const caseNo = said.map(({ data }) => textOf(data, 'caseNo')).find((text) => text !== null);
    matters.set({ kind, no }, caseNo ?? `${kind}:${no}`);
  }
  return matters;
}

async function* rowsOf(
  inside: StoreParts,
  keys: readonly SubjectKey[],
): AsyncGenerator<SubjectRow> {
  for (let at = 0; at < keys.length; at += ROWS_AT_ONCE) {
    yield* await inside.subjects.find(keys.slice(at, at + ROWS_AT_ONCE));
  }
}
