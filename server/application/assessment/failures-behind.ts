import type { SchemeText } from '#contract/scheme-view.ts';
import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { textOf } from '#domain/cases/read-data.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import { CARD_LEVELS } from '#domain/cards/card-rule.ts';
import { indicatorFor } from '#domain/indicators/indicator.ts';
import type { CountedFor, IndicatorCount } from '#domain/indicators/indicator.ts';
import type { Period } from '#domain/indicators/period.ts';
import { isCarded } from '#domain/subject-kind.ts';
import { startOfDay } from '#domain/time/calendar.ts';
import { addDays } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { changesBetween } from '../counts/changes-between.ts';
import { readCountsAt } from '../counts/counts-at.ts';
import { cardMovesSince } from '../counts/moves-since.ts';
import type { CountSource } from '../counts/counts-at.ts';
import { readCell } from '../counts/read-cell.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';
import { UndoneChanges } from '../writer/undone-changes.ts';
import { countedCells, COUNTED_SUBJECTS, evidenceOf } from './evidence-rows.ts';
import { evidenceSpots } from './evidence-spots.ts';
import type { EvidenceSpot } from './evidence-spots.ts';
import { LooseSubjects } from './loose-subjects.ts';
import { notIndexed } from './not-indexed.ts';
import type { Failure } from './once-per-matter.ts';
import type { RankingUnit } from './ranking-units.ts';

const ROWS_AT_ONCE = 200;
const EVERYWHERE = { path: '', line: null } as const;
/** Kinds whose cards are in memory; what they count is not looked for in the store. */
const OF_CARDS: ReadonlySet<string> = new Set(['card', 'order']);

type CellCount = Extract<IndicatorCount, { from: 'cells' }>;

/** A moment that is gone back to. */
interface Then {
  readonly dataVersion: number;
  readonly knownAt: Instant;
}

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
 *
 * @param then as it was known then, not as it is now
 * @returns undefined where too much has changed since to go back
 */
export async function failuresBehind(
  side: ReadSide,
  { reads, oncePerMatter = [] }: Pick<SchemeText, 'reads' | 'oncePerMatter'>,
  period: Pick<Period, 'from' | 'to'>,
  units: readonly RankingUnit[],
  then?: Then,
): Promise<ReadonlyMap<string, readonly Failure[]> | undefined> {
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
    const of = departments.size > 0 ? 'department' : 'region';
    const looked = await lookAt(side, inside, ids, period, then);
    if (looked === undefined) return undefined;
    const found = cardsFound(side, ids, period, looked);
    found.push(...(await cardsThen(inside, ids, period, looked)));
    for (const id of ids) {
      const counted = await countedBy(inside, id, of, period, looked);
      if (counted === undefined) return undefined;
      found.push(...counted);
    }
    const matters = await mattersOf(inside, found, then?.knownAt);
    // A region's code is part of the path of all that lies in it.
    const listsOf = (path: string): readonly Failure[][] =>
      path.split('/').flatMap((code) => {
        const list = departments.has(code) ? undefined : byUnit.get(code);
        return list === undefined ? [] : [list];
      });
    const byPath = new Map<string, readonly Failure[][]>();
    for (const one of found) {
      const { kind, no, indicator, department, path } = one;
      const matter = kind === 'case' ? no : (matters.get(one) ?? no);
      const failure = { matter, indicator, kind, no };
      if (department !== null && departments.has(department)) byUnit.get(department)?.push(failure);
      let lists = byPath.get(path);
      if (lists === undefined) byPath.set(path, (lists = listsOf(path)));
      for (const list of lists) list.push(failure);
    }
    return byUnit;
  });
}

/** The version of the data that is looked at, what has moved since, and where there is anything then. */
interface Looked {
  readonly version: number;
  readonly undone: UndoneChanges;
  readonly spotsOf: (
    of: Parameters<typeof evidenceSpots>[1],
  ) => Promise<readonly EvidenceSpot[] | undefined>;
}

async function lookAt(
  side: ReadSide,
  inside: Pick<StoreParts, 'journal' | 'stretches'>,
  ids: ReadonlySet<string>,
  period: Pick<Period, 'from' | 'to'>,
  then: Then | undefined,
): Promise<Looked | undefined> {
  const spots = (counts: CountSource, of: Parameters<typeof evidenceSpots>[1]) =>
    evidenceSpots(counts, of, period, EVERYWHERE);
  if (then === undefined) {
    const undone = UndoneChanges.of([]);
    const { dataVersion: version } = await inside.journal.head();
    return undone && { version, undone, spotsOf: (of) => Promise.resolve(spots(side.counts, of)) };
  }
  const { dataVersion: version } = then;
  const undone = await undoneSince(inside, version, [...ids].every(isOfCards));
  return (
    undone && {
      version,
      undone,
      spotsOf: async (of) =>
        (await readCountsAt(side, version, period, (counts) => spots(counts, of)))?.value,
    }
  );
}

/** What has moved since a version; of cards alone that is kept longer, and told at once. */
async function undoneSince(
  inside: Pick<StoreParts, 'journal' | 'stretches'>,
  version: number,
  ofCards: boolean,
): Promise<UndoneChanges | undefined> {
  if (ofCards) {
    const subjects = await cardMovesSince(inside, version);
    return subjects && UndoneChanges.of([{ subjects }]);
  }
  const { journal } = inside;
  if ((await journal.settled()).prunedTo > version) return undefined;
  const since = await changesBetween((after, most) => journal.seen(after, most), version, Infinity);
  return since && UndoneChanges.of(since);
}

/** Whether an indicator counts cards by their level. */
function isOfCards(indicator: string): boolean {
  return indicator === 'I-18' || indicator.startsWith('I-18.');
}

/** Cards of what has not moved since. */
function cardsFound(
  side: ReadSide,
  ids: ReadonlySet<string>,
  { from, to }: Pick<Period, 'from' | 'to'>,
  { undone }: Looked,
): Found[] {
  const found: Found[] = [];
  // There may be a hundred thousand: what is the same for all is worked out before.
  const begin = startOfDay(side.calendar, from);
  const end = startOfDay(side.calendar, addDays(to, 1));
  const read = new Map(
    CARD_LEVELS.map((level) => [level, [`I-18.${level}`, 'I-18'].filter((id) => ids.has(id))]),
  );
  for (const { body, groundAt, path } of side.cards.all()) {
    if (groundAt < begin || groundAt >= end) continue;
    const { level, state, subject: no, subjectKind: kind, departmentCode: department } = body.view;
    if (state === 'revoked' || undone.has({ kind, no })) continue;
    for (const indicator of read.get(level) ?? []) {
      found.push({ kind, no, indicator, department, path });
    }
  }
  return found;
}

/** Cards of what has moved since, as its contribution counted them. */
async function cardsThen(
  inside: StoreParts,
  ids: ReadonlySet<string>,
  { from, to }: Pick<Period, 'from' | 'to'>,
  { undone }: Looked,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  const keys = undone.keys().filter(({ kind }) => isCarded(kind));
  for await (const row of rowsOf(inside, keys)) {
    const { kind, no } = row;
    for (const [text, amount] of undone.before(row)) {
      const { measure, path, department, day } = readCell(text);
      if (!measure.startsWith('card ') || day === null || day < from || day > to) continue;
      for (const indicator of [`I-18.${measure.slice('card '.length)}`, 'I-18']) {
        if (!ids.has(indicator)) continue;
        for (let nth = 0; nth < amount; nth += 1) {
          found.push({ kind, no, indicator, department, path });
        }
      }
    }
  }
  return found;
}

/** What an indicator counts in a period, cell by cell of each subject. */
async function countedBy(
  inside: StoreParts,
  indicator: string,
  of: CountedFor,
  period: Pick<Period, 'from' | 'to'>,
  looked: Looked,
): Promise<readonly Found[] | undefined> {
  const found = findIndicator(indicator);
  const known = found && indicatorFor(found, of);
  const count = known?.numerator;
  if (known === undefined || count?.from !== 'cells' || OF_CARDS.has(count.of)) return [];
  const spots = await looked.spotsOf(known);
  if (spots === undefined) return undefined;
  const all: Found[] = [];
  for await (const row of subjectsOf(inside, count, spots, looked)) {
    const { kind, no } = row;
    const contribution = looked.undone.before(row);
    for (const { cell, amount } of countedCells(contribution, count.terms, period, EVERYWHERE)) {
      const { department, path } = cell;
      for (let nth = 0; nth < amount; nth += 1) {
        all.push({ kind, no, indicator, department, path });
      }
    }
  }
  return all;
}

async function* subjectsOf(
  inside: StoreParts,
  count: CellCount,
  spots: readonly EvidenceSpot[],
  { version, undone }: Looked,
): AsyncGenerator<SubjectRow> {
  const late = await notIndexed(inside, version);
  const search = {
    ...{ count, scope: EVERYWHERE, spots },
    ...{ loose: new LooseSubjects(count.terms, undone, late ?? []), isIndexed: late !== undefined },
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
  knownAt = Infinity,
): Promise<SubjectMap<string>> {
  const matters = new SubjectMap<string>();
  const keys = new SubjectMap<SubjectKey>();
  for (const { kind, no } of found) if (kind !== 'case') keys.set({ kind, no }, { kind, no });
  for await (const { kind, no, events } of rowsOf(inside, [...keys.values()])) {
    const all = await inside.log.read(events);
    const said = eventsInOrder(all.filter(({ receivedAt }) => receivedAt <= knownAt));
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
