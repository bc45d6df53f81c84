import type { CaseFilter, CaseRow, Counted } from '#contract/case-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import type { CasePhase } from '#domain/cases/case-facts.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { pathWithin } from '../people/answer-scope.ts';
import {
  asksForCells,
  BUCKETS_MEANT,
  codeOf,
  countAskedFor,
  dueDays,
  measureOf,
} from '../counts/asked-cells.ts';
import type { AskedCells } from '../counts/asked-cells.ts';
import { readClockLines } from './clock-lines.ts';
import { pageSize, readCursor, writeCursor } from '../cursor.ts';
import type { PageQuery, Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts, SubjectFilter } from '../store/store.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { instantTextOf } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';

const SCANNED_AT_ONCE = 500;
const COUNTED_AT_ONCE = 2000;

/** Cases, and the clocks, volumes or cards for which they are in the list. */
interface Totals {
  readonly total: number;
  readonly counted: number;
}

/** Keeps the last totals that took a scan, so that the pages of one list do not count it again. */
export class CaseLists {
  readonly #side: ReadSide;
  #known: ({ readonly key: string } & Totals) | undefined;

  constructor(side: ReadSide) {
    this.#side = side;
  }

  /** Cases of scope and filter, latest received first, with the exact totals. */
  async page(
    viewer: Viewer,
    filter: CaseFilter,
    query: PageQuery,
  ): Promise<Result<Page<CaseRow> & Counted & Stamp, Refusal>> {
    const path = pathWithin(this.#side, viewer, filter.region);
    if (!path.ok) return path;
    const days = dueDays(filter.from, filter.to);
    if (!days.ok) return days;
    if (filter.channel !== undefined && !asksForReceipt(filter)) {
      const message = 'is counted at receipt, not with another volume, clocks or cards';
      return err({ code: 'request/invalid', path: 'channel', message });
    }
    const after = placeOf(query.cursor);
    if (after === undefined) return err({ code: 'request/cursor', path: 'cursor' });
    const region = path.value === '' ? (this.#side.book.root?.path ?? '') : path.value;
    const wanted = subjectFilter(viewer, filter, path.value);
    const size = pageSize(query.limit);
    const read = await this.#side.moments.list.snapshot(async (inside) => {
      const { dataVersion, isSettled } = await inside.journal.head();
      const key = isSettled ? JSON.stringify([dataVersion, wanted, filter]) : undefined;
      const asked = { days: days.value, filedAt: filter.atRegion === true ? region : null };
      const rows = await rowsAfter(inside, wanted, after, size + 1, matcher(filter, asked));
      // Only a moment that is settled is one that the counts know.
      const known =
        key === undefined
          ? undefined
          : this.#known?.key === key
            ? this.#known
            : this.#fromCounts(viewer, filter, path.value, asked, dataVersion);
      const totals = known ?? (await countAll(inside, wanted, filter, asked));
      if (key !== undefined) this.#known = { ...totals, key };
      return { rows, totals };
    });
    const items = read.rows.slice(0, size);
    const last = read.rows.length > size ? items.at(-1) : undefined;
    return ok({
      items: items.map((row) => caseRow(this.#side, row)),
      next: last === undefined ? null : writeCursor([last.received ?? 0, last.no]),
      total: read.totals.total,
      counted: read.totals.counted,
      ...this.#side.stamp(),
    });
  }

  /**
   * The totals from the counts, where they are the same number: of every kind but steps a case has one
   * clock at most. Undefined where the list asks for more, or is of another commit.
   */
  #fromCounts(
    viewer: Viewer,
    filter: CaseFilter,
    path: string,
    { days, filedAt }: AskedCells,
    dataVersion: number,
  ): Totals | undefined {
    const { card, channel, clock, bucket, phase, level, text, department, item } = filter;
    const volume = channel === undefined ? filter.volume : 'received';
    if (card !== undefined) return undefined;
    if (volume === undefined ? clock === undefined || clock === 'step' : clock !== undefined) {
      return undefined;
    }
    if (phase !== undefined || level !== undefined || text !== undefined) return undefined;
    if (dataVersion !== this.#side.dataVersion) return undefined;
    let total = 0;
    const scope = { path, line: viewer.scope.line, ...days };
    const measure = volume === undefined ? `clock ${clock}` : `volume ${volume}`;
    this.#side.counts.visit(measure, scope, (cell) => {
      if (filedAt !== null && cell.path !== filedAt) return;
      if (bucket !== undefined && !BUCKETS_MEANT[bucket].includes(cell.kind as ClockBucket)) return;
      if (channel !== undefined && cell.kind !== codeOf(channel)) return;
      if (department !== undefined && cell.department !== codeOf(department)) return;
      if (item !== undefined && cell.item !== codeOf(item)) return;
      total += cell.amount;
    });
    return { total, counted: total };
  }
}

function asksForReceipt({ volume = 'received', card, clock, bucket }: CaseFilter): boolean {
  const isCard = card !== undefined;
  return volume === 'received' && !isCard && clock === undefined && bucket === undefined;
}

function subjectFilter(viewer: Viewer, filter: CaseFilter, path: string): SubjectFilter {
  const byCell = asksForCells(filter);
  const buckets = filter.bucket === undefined ? [] : BUCKETS_MEANT[filter.bucket];
  return {
    kind: 'case',
    path,
    line: viewer.scope.line ?? undefined,
    // With a clock or card, the department is its own: of a step that is the step's.
    department: filter.department === undefined || byCell ? undefined : codeOf(filter.department),
    item: filter.item === undefined ? undefined : codeOf(filter.item),
    phase: filter.phase,
    level: filter.level,
    text: filter.text,
    contributes: [
      ...(byCell ? [measureOf(filter)] : []),
      // The channel stands before the day.
      ...(filter.channel === undefined ? [] : [`,${JSON.stringify(codeOf(filter.channel))},`]),
      // Of several buckets any will do, which this sieve cannot say.
      ...(buckets.length === 1 ? buckets.map((bucket) => `,"${bucket}"]`) : []),
    ],
  };
}

type Matches = (row: SubjectRow) => boolean;

function matcher(filter: CaseFilter, asked: AskedCells): Matches {
  const { filedAt } = asked;
  if (!asksForCells(filter)) return ({ path }) => filedAt === null || path === filedAt;
  return ({ contribution }) => countAskedFor(contribution, filter, asked) > 0;
}

type Place = { readonly received: number; readonly no: string } | null;

async function rowsAfter(
  inside: StoreParts,
  filter: SubjectFilter,
  start: Place,
  wanted: number,
  matches: Matches,
): Promise<SubjectRow[]> {
  const found: SubjectRow[] = [];
  let after = start;
  for (;;) {
    const rows = await inside.subjects.list(filter, after, SCANNED_AT_ONCE);
    found.push(...rows.filter(matches));
    const last = rows.at(-1);
    if (last === undefined || rows.length < SCANNED_AT_ONCE || found.length >= wanted) {
      return found.slice(0, wanted);
    }
    after = { received: last.received ?? 0, no: last.no };
    await others();
  }
}

async function countAll(
  inside: StoreParts,
  wanted: SubjectFilter,
  filter: CaseFilter,
  asked: AskedCells,
): Promise<Totals> {
  if (!asksForCells(filter)) {
    const total =
      asked.filedAt === null
        ? await inside.subjects.count(wanted)
        : (await rowsAfter(inside, wanted, null, Infinity, matcher(filter, asked))).length;
    return { total, counted: total };
  }
  let total = 0;
  let counted = 0;
  let after = '';
  for (;;) {
    const rows = await inside.subjects.contributions(wanted, after, COUNTED_AT_ONCE);
    for (const { contribution } of rows) {
      const count = countAskedFor(contribution, filter, asked);
      if (count > 0) total += 1;
      counted += count;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < COUNTED_AT_ONCE) return { total, counted };
    after = last.no;
    await others();
  }
}

/** Other answers may not wait for a long list. */
function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return null;
  const [received, no] = readCursor(cursor) ?? [];
  return typeof received === 'number' && typeof no === 'string' ? { received, no } : undefined;
}

function caseRow({ book, calendar }: ReadSide, row: SubjectRow): CaseRow {
  const regionCode = row.path.split('/').at(-2) ?? '';
  return {
    no: row.no,
    title: row.title,
    itemCode: row.item,
    regionCode,
    regionName: book.findRegion(regionCode)?.name ?? regionCode,
    departmentCode: row.department,
    departmentName:
      row.department === null ? null : (book.findDepartment(row.department)?.name ?? null),
    phase: row.phase as CasePhase,
    level: row.level,
    receivedAt: instantTextOf(calendar, row.received),
    finishedAt: instantTextOf(calendar, row.finished),
    clocks: readClockLines(row.clocks),
  };
}
