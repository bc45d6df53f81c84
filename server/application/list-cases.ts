import type { CaseFilter, CaseRow } from '#contract/case-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import type { CasePhase } from '#domain/cases/case-facts.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { pathWithin } from './answer-scope.ts';
import { asksForClocks, codeOf, dueDays, isClockAskedFor, measureOf } from './clock-cells.ts';
import type { DueDays } from './clock-cells.ts';
import { pageSize, readCursor, writeCursor } from './cursor.ts';
import type { PageQuery, Refusal } from './platform.ts';
import type { ReadSide } from './read-side.ts';
import type { StoreParts, SubjectFilter } from './store.ts';
import type { SubjectRow } from './store-rows.ts';
import { instantTextOf } from './times.ts';
import type { Viewer } from './viewer.ts';

const SCANNED_AT_ONCE = 500;
const COUNTED_AT_ONCE = 2000;

/** The last total that took a scan, so that the pages of one list do not count it again. */
export class CaseLists {
  readonly #side: ReadSide;
  #known: { readonly key: string; readonly total: number } | undefined;

  constructor(side: ReadSide) {
    this.#side = side;
  }

  /** Cases of scope and filter, latest received first, with the exact total. */
  async page(
    viewer: Viewer,
    filter: CaseFilter,
    query: PageQuery,
  ): Promise<Result<Page<CaseRow> & Stamp, Refusal>> {
    const path = pathWithin(this.#side, viewer, filter.region);
    if (!path.ok) return path;
    const days = dueDays(filter.from, filter.to);
    if (!days.ok) return days;
    const after = placeOf(query.cursor);
    if (after === undefined) return err({ code: 'request/cursor', path: 'cursor' });
    const wanted = subjectFilter(viewer, filter, path.value);
    const size = pageSize(query.limit);
    const read = await this.#side.moments.list.snapshot(async (inside) => {
      const { dataVersion } = await inside.journal.head();
      const key = JSON.stringify([dataVersion, wanted, filter]);
      const matches = matcher(filter, days.value);
      const rows = await rowsAfter(inside, wanted, after, size + 1, matches);
      const total =
        this.#known?.key === key
          ? this.#known.total
          : (this.#counted(viewer, filter, path.value, days.value, dataVersion) ??
            (await countAll(inside, wanted, asksForClocks(filter) ? matches : undefined)));
      this.#known = { key, total };
      return { rows, total };
    });
    const items = read.rows.slice(0, size);
    const last = read.rows.length > size ? items.at(-1) : undefined;
    return ok({
      items: items.map((row) => caseRow(this.#side, row)),
      next: last === undefined ? null : writeCursor([last.received ?? 0, last.no]),
      total: read.total,
      ...this.#side.stamp(),
    });
  }

  /**
   * The total from the counts, where it is the same number: of every kind but steps a case has one
   * clock at most. Undefined where the list asks for more, or is of another commit.
   */
  #counted(
    viewer: Viewer,
    filter: CaseFilter,
    path: string,
    days: DueDays,
    dataVersion: number,
  ): number | undefined {
    const { volume, clock, bucket, phase, level, text, department, item } = filter;
    if (volume === undefined ? clock === undefined || clock === 'step' : clock !== undefined) {
      return undefined;
    }
    if (phase !== undefined || level !== undefined || text !== undefined) return undefined;
    if (dataVersion !== this.#side.dataVersion) return undefined;
    let total = 0;
    const scope = { path, line: viewer.scope.line, ...days };
    const measure = volume === undefined ? `clock ${clock}` : `volume ${volume}`;
    this.#side.counts.visit(measure, scope, (cell) => {
      if (bucket !== undefined && cell.kind !== bucket) return;
      if (department !== undefined && cell.department !== codeOf(department)) return;
      if (item !== undefined && cell.item !== codeOf(item)) return;
      total += cell.amount;
    });
    return total;
  }
}

type Counted = Pick<SubjectRow, 'contribution'>;

function subjectFilter(viewer: Viewer, filter: CaseFilter, path: string): SubjectFilter {
  const byClock = asksForClocks(filter);
  return {
    path,
    line: viewer.scope.line ?? undefined,
    // With a clock, the department is the clock's: of a step that is the step's own.
    department: filter.department === undefined || byClock ? undefined : codeOf(filter.department),
    item: filter.item === undefined ? undefined : codeOf(filter.item),
    phase: filter.phase,
    level: filter.level,
    text: filter.text,
    contributes: [
      ...(filter.clock === undefined && filter.volume === undefined ? [] : [measureOf(filter)]),
      ...(filter.bucket === undefined ? [] : [`,"${filter.bucket}"]`]),
    ],
  };
}

type Matches = (row: Counted) => boolean;

function matcher(filter: CaseFilter, days: DueDays): Matches {
  if (!asksForClocks(filter)) return () => true;
  return (row) => row.contribution.some(([cell]) => isClockAskedFor(cell, filter, days));
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
  filter: SubjectFilter,
  matches: Matches | undefined,
): Promise<number> {
  if (matches === undefined) return inside.subjects.count(filter);
  let total = 0;
  let after = '';
  for (;;) {
    const rows = await inside.subjects.contributions(filter, after, COUNTED_AT_ONCE);
    total += rows.filter(matches).length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < COUNTED_AT_ONCE) return total;
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
    clocks: JSON.parse(row.clocks) as CaseRow['clocks'],
  };
}
