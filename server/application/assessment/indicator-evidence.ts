import type { EvidencePage, EvidenceQuery, EvidenceRow } from '#contract/indicator-view.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import { indicatorValue } from '#domain/indicators/indicator-value.ts';
import { indicatorFor } from '#domain/indicators/indicator.ts';
import type { Counted, Indicator, IndicatorCount } from '#domain/indicators/indicator.ts';
import { readPeriod } from '#domain/indicators/period.ts';
import type { Period } from '#domain/indicators/period.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import { goBackTo, sweptBy } from '../cases/as-known-then.ts';
import type { KnownThen } from '../cases/as-known-then.ts';
import { changesBetween } from '../counts/changes-between.ts';
import { readCountsAt } from '../counts/counts-at.ts';
import { pageSize, writeCursor } from '../cursor.ts';
import { refuseDimension } from './asked-indicators.ts';
import { aggregateOnly, evidenceScope } from './evidence-scope.ts';
import { evidencePlace } from './evidence-place.ts';
import type { EvidencePlace } from './evidence-place.ts';
import { COUNTED_SUBJECTS, evidenceOf } from './evidence-rows.ts';
import type { EvidenceEntry, EvidenceSearch } from './evidence-rows.ts';
import { compareSpots, evidenceSpots } from './evidence-spots.ts';
import { evidenceRows } from './evidence-shown.ts';
import { countIndicators, daysRead, isWithin, stockDay } from './indicator-counts.ts';
import type { IndicatorScope } from './indicator-counts.ts';
import { itemsInForce } from '../reference/items-in-force.ts';
import type { PageQuery, Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import { LooseSubjects } from './loose-subjects.ts';
import { notIndexed } from './not-indexed.ts';
import type { StoreParts } from '../store/store.ts';
import { instantText } from '../times.ts';
import { UndoneChanges } from '../writer/undone-changes.ts';
import type { Viewer } from '../people/viewer.ts';

/** Sums of days, points and calls open as rows that say how much each adds. */
const SUMMED: ReadonlySet<Counted> = new Set(['day', 'point', 'call']);
const GONE = { code: 'evidence/gone', path: 'dataVersion' } as const;

/**
 * What a count of an indicator counts, at one version of the data: both counts again and a page of
 * the things counted, read in one moment of the store. `total` is the count.
 */
export async function indicatorEvidence(
  side: ReadSide,
  viewer: Viewer,
  id: string,
  query: EvidenceQuery,
  page: PageQuery,
): Promise<Result<EvidencePage, Refusal>> {
  const found = findIndicator(id);
  if (found === undefined) return err({ code: 'indicator/unknown' });
  const indicator = indicatorFor(found, query.department === undefined ? 'region' : 'department');
  const period = readPeriod(query.period);
  if (period === undefined) return err({ code: 'request/invalid', path: 'period' });
  const refusal = refuseDimension(indicator, query);
  if (refusal !== undefined) return err(refusal);
  const count = indicator[query.part];
  if (count === null) {
    return err({ code: 'request/invalid', path: 'part', message: 'a count has no denominator' });
  }
  const scope = evidenceScope(side, viewer, query);
  if (!scope.ok) return scope;
  const place = evidencePlace(page.cursor, query.dataVersion);
  if (place === undefined) return err({ code: 'request/cursor', path: 'cursor' });
  const { dataVersion, knownAt } = query;
  const then = { dataVersion, knownAt: knownAt === undefined ? undefined : Date.parse(knownAt) };
  const known = knownAt === undefined ? undefined : await goBackTo(side, then);
  if (known?.ok === false) return known;
  const { within, ofOthers } = scope.value;
  const size = pageSize(page.limit);
  const asked = {
    ...{ indicator, period, count, scope: within, ofOthers, place, size },
    known: known?.value,
  };
  return side.moments.list.snapshot((inside) => readEvidence(side, inside, query, asked));
}

interface Asked {
  readonly indicator: Indicator;
  readonly period: Period;
  readonly count: IndicatorCount;
  readonly scope: IndicatorScope;
  /** Whether it is of a department beyond the viewer's scope. */
  readonly ofOthers: boolean;
  readonly place: EvidencePlace;
  readonly size: number;
  /** The moment that is gone back to; undefined where none is asked for. */
  readonly known: Pick<KnownThen, 'mark' | 'asOf'> | undefined;
}

async function readEvidence(
  side: ReadSide,
  inside: StoreParts,
  { part }: EvidenceQuery,
  { indicator, period, count, scope, ofOthers, place, size, known }: Asked,
): Promise<Result<EvidencePage, Refusal>> {
  const head = await inside.journal.head();
  const version = place.version ?? known?.mark.dataVersion ?? head.dataVersion;
  if (version > head.dataVersion) {
    return err({ code: 'request/invalid', path: 'dataVersion', message: 'is not there yet' });
  }
  const isPast = version < head.dataVersion;
  const mark = await inside.journal.lastChange(version, Number.MAX_SAFE_INTEGER);
  if (isPast && mark === undefined) return err(GONE);
  // What this moment sees beyond the version is taken back, settled or not.
  const since = await changesBetween(
    (after, limit) => inside.journal.seen(after, limit),
    version,
    Infinity,
  );
  const undone = since === undefined ? undefined : UndoneChanges.of(since);
  if (undone === undefined) return err(GONE);
  const late = await notIndexed(inside, version);
  const swept = isPast && mark !== undefined ? sweptBy(side, mark) : side.sweptTo;
  const sweptTo = known?.asOf ?? swept;
  const book = isPast && mark !== undefined ? side.bookAt(mark.at) : side.book;
  const today = dayAt(side.calendar, sweptTo);
  const days = daysRead([indicator], period, today);
  const counted = await readCountsAt(side, version, days, (counts) => {
    const from = { counts, book, today };
    const tally = countIndicators(from, [indicator], period, scope, () => '', []);
    const items =
      count.from === 'items' ? itemsInForce(book, counts, stockDay(period, today), scope) : [];
    const spots = count.from === 'cells' ? evidenceSpots(counts, indicator, period, scope) : [];
    return { tally: tally.get(indicator.id)?.get(''), items, spots };
  });
  if (counted === undefined) return err(GONE);
  const nothing = { numerator: 0, denominator: indicator.denominator === null ? null : 0 };
  const { numerator, denominator } = counted.value.tally ?? nothing;
  if (ofOthers && numerator === 0 && !denominator) return err(aggregateOnly('department'));
  const entries =
    count.from === 'cells'
      ? cellEntries(inside, place, {
          ...{ count, scope, spots: counted.value.spots },
          ...{
            loose: new LooseSubjects(count.terms, undone, late ?? []),
            isIndexed: late !== undefined,
          },
        })
      : itemEntries(count, counted.value.items, scope, place);
  const units = await firstUnits(entries, place, size + 1, !SUMMED.has(count.of));
  const shown = units.slice(0, size);
  const last = units.length > size ? shown.at(-1) : undefined;
  const items: readonly EvidenceRow[] = await evidenceRows(side, inside, book, shown);
  return ok({
    id: indicator.id,
    period: { text: period.text, from: formatDay(period.from), to: formatDay(period.to) },
    part,
    numerator,
    denominator,
    value: indicatorValue(indicator, numerator, denominator),
    items,
    next: last === undefined ? null : cursorOf(version, last),
    total: (part === 'numerator' ? numerator : denominator) ?? 0,
    asOf: instantText(side.calendar, sweptTo),
    dataVersion: version,
    mayOpen: true,
  });
}

function cursorOf(version: number, { kind, month, region, no, nth }: Unit): string {
  return writeCursor([version, kind, month, region, no, nth]);
}

/** Subjects whose contributions are counted, kind by kind, from the place on. */
async function* cellEntries(
  inside: StoreParts,
  { after }: EvidencePlace,
  search: EvidenceSearch,
): AsyncGenerator<EvidenceEntry> {
  const kinds = COUNTED_SUBJECTS[search.count.of];
  const first = after === null ? 0 : kinds.indexOf(after.kind);
  for (const kind of first < 0 ? [] : kinds.slice(first)) {
    // The one that the page before ended in may have more units.
    const start = kind === after?.kind ? after : null;
    const left =
      start === null ? search.spots : search.spots.filter((spot) => compareSpots(spot, start) >= 0);
    yield* evidenceOf(inside, kind, { ...search, spots: left }, start);
  }
}

/** Items in force that are counted. */
async function* itemEntries(
  { amountOf }: Extract<IndicatorCount, { from: 'items' }>,
  items: ReturnType<typeof itemsInForce>,
  scope: IndicatorScope,
  { after }: EvidencePlace,
): AsyncGenerator<EvidenceEntry> {
  for (const item of items) {
    if (!isWithin(scope, item) || (after !== null && item.item < after.no)) continue;
    const amount = amountOf(item);
    if (amount !== 0) {
      const of = { kind: 'item', month: 0, region: '', no: item.item, amount } as const;
      yield await Promise.resolve(of);
    }
  }
}

/** A unit of a count: the nth of its subject. */
interface Unit extends EvidenceEntry {
  readonly nth: number;
}

/** The first units after a place. A subject that is counted several times is there as often. */
async function firstUnits(
  entries: AsyncIterable<EvidenceEntry>,
  { after }: EvidencePlace,
  wanted: number,
  isEach: boolean,
): Promise<readonly Unit[]> {
  const units: Unit[] = [];
  for await (const entry of entries) {
    const count = isEach ? entry.amount : 1;
    const isFirst = after !== null && isSameEntry(after, entry);
    for (let nth = isFirst ? after.nth + 1 : 0; nth < count && units.length < wanted; nth += 1) {
      units.push({ ...entry, amount: isEach ? 1 : entry.amount, nth });
    }
    if (units.length >= wanted) break;
  }
  return units;
}

function isSameEntry(one: Omit<EvidenceEntry, 'amount'>, other: EvidenceEntry): boolean {
  return one.kind === other.kind && compareSpots(one, other) === 0 && one.no === other.no;
}
