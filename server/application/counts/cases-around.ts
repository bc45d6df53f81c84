import type { Indicator } from '#domain/indicators/indicator.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { Day } from '#domain/time/day.ts';
import { evidenceSpots } from '../assessment/evidence-spots.ts';
import { notIndexed } from '../assessment/not-indexed.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { entryOf, withBrief } from './case-entry.ts';
import type { CaseEntry } from './case-entry.ts';
import { CountPlaces } from './count-places.ts';
import { readCell } from './counts.ts';
import type { Watched } from './watched-work.ts';
import { breath, goOn } from './watched-work.ts';

/** Days around a period. */
export interface DaysAround {
  readonly from: Day;
  readonly to: Day;
}

/** A case with all that happened in it. */
interface WholeCase {
  readonly entry: CaseEntry;
  readonly row: SubjectRow;
  readonly events: readonly LoggedEvent[];
}

// Rows that are read in one moment of the store: some milliseconds.
const ROWS_AT_ONCE = 60;
const KEYS_AT_ONCE = 500;
/** Cases kept: some 60 MB as most are, 200 MB with what was read of their events. */
const MOST_KEPT = 200_000;
/** More than these have changed unseen: it is quicker to begin anew. */
const MOST_CHANGED = 20_000;
/** Clocks of cases, and days that were taken: all that other days and limits can move. */
const MOVABLE = [
  ...['clock correctionNotice', 'clock statutory', 'clock commitment', 'clock step'],
  ...['clock delivery', 'days actual'],
];
const MOVED_COUNT: Pick<Indicator, 'numerator' | 'denominator'> = {
  numerator: {
    from: 'cells',
    of: 'case',
    terms: MOVABLE.map((measure) => ({ measure, kinds: null, sign: 1 })),
  },
  denominator: null,
};
const EVERYWHERE = { path: '', line: null } as const;

/**
 * The cases around a period as far as other rules may move them, in memory and following what
 * changes. What was read stays when whoever asked gives up; the next one goes on from there.
 */
export class CasesAround {
  readonly #side: ReadSide;
  readonly #around: DaysAround;
  readonly #entries = new Map<string, CaseEntry>();
  readonly #places = new CountPlaces();
  /** When each entry was read last; of those that have gone as well. */
  readonly #stamps = new Map<string, number>();
  readonly #changed = new Set<string>();
  readonly #stopFollowing: () => void;
  #stamp = 0;
  #isComplete = false;
  /** The number up to which all cases were read, where the first reading goes through them. */
  #readTo = '';
  #named: string[] | undefined;

  constructor(side: ReadSide, around: DaysAround) {
    this.#side = side;
    this.#around = around;
    this.#stopFollowing = side.subscribe(({ subjects }) => {
      for (const { kind, no } of subjects) if (kind === 'case') this.#changed.add(no);
    });
  }

  /** Grows with every reading. */
  get stamp(): number {
    return this.#stamp;
  }

  /** Whether nothing is known to be read again. */
  get isUpToDate(): boolean {
    return this.#isComplete && this.#changed.size === 0;
  }

  find(no: string): CaseEntry | undefined {
    return this.#entries.get(no);
  }

  /** The cases read after a stamp, also those that are not around any more. */
  *readAfter(stamp: number): Generator<string> {
    for (const [no, at] of this.#stamps) if (at > stamp) yield no;
  }

  close(): void {
    this.#stopFollowing();
  }

  /** Reads the rows of what is not known yet, and of what has changed. */
  async follow(work: Watched): Promise<void> {
    if (this.#changed.size > MOST_CHANGED) this.#forget();
    if (!this.#isComplete) await this.#readFirst(work);
    const nos = [...this.#changed];
    for (let at = 0; at < nos.length; at += ROWS_AT_ONCE) {
      goOn(work);
      const some = nos.slice(at, at + ROWS_AT_ONCE);
      // Before the reading: what changes meanwhile is noted again.
      for (const no of some) this.#changed.delete(no);
      await this.#readRows(some);
      await breath();
    }
  }

  /** Reads cases with their events, and keeps them in brief. */
  async readWhole(nos: readonly string[]): Promise<readonly WholeCase[]> {
    const { moments, book, sweptTo } = this.#side;
    const read = await moments.list.snapshot(async (inside) => {
      const rows = (await inside.subjects.find(keysOf(nos))).filter((row) => this.#isAround(row));
      return { rows, lists: await inside.log.readLists(rows.map(({ events }) => events)) };
    });
    return read.rows.map((row, place) => {
      const events = read.lists[place] ?? [];
      const kept = this.#entries.get(row.no);
      const fresh = entryOf(row, book, this.#places);
      const entry =
        kept?.brief === null
          ? kept
          : withBrief(fresh, row, events, book, Math.max(sweptTo, row.asOf));
      if (kept !== undefined) this.#entries.set(row.no, entry);
      return { entry, row, events };
    });
  }

  #forget(): void {
    this.#entries.clear();
    this.#stamps.clear();
    this.#changed.clear();
    this.#isComplete = false;
    this.#readTo = '';
    this.#named = undefined;
  }

  /** By the index of evidence where that spares reading most cases, else through all of them. */
  async #readFirst(work: Watched): Promise<void> {
    const total = this.#sum(undefined);
    const near = this.#sum(this.#around);
    if (this.#named === undefined && this.#readTo === '' && near * 3 < total) {
      this.#named = await this.#candidates(work);
    }
    if (this.#named !== undefined) await this.#readNamed(this.#named, work);
    else await this.#readAll(total, work);
    this.#isComplete = true;
  }

  async #readNamed(named: string[], work: Watched): Promise<void> {
    const total = this.#entries.size + named.length;
    while (named.length > 0) {
      goOn(work);
      const some = named.slice(-ROWS_AT_ONCE);
      await this.#readRows(some);
      named.length -= some.length;
      work.onProgress?.({ phase: 'reading', done: total - named.length, total });
      await breath();
    }
  }

  async #readAll(total: number, work: Watched): Promise<void> {
    const { moments } = this.#side;
    for (let done = this.#entries.size; ;) {
      goOn(work);
      const rows = await moments.list.snapshot((inside) =>
        inside.subjects.scan('case', this.#readTo, ROWS_AT_ONCE),
      );
      for (const row of rows) this.#keep(row.no, row);
      const last = rows.at(-1);
      if (last === undefined) return;
      this.#readTo = last.no;
      done += rows.length;
      work.onProgress?.({ phase: 'reading', done: Math.min(done, total), total });
      await breath();
    }
  }

  async #readRows(nos: readonly string[]): Promise<void> {
    const found = await this.#side.moments.list.snapshot((inside) =>
      inside.subjects.find(keysOf(nos)),
    );
    const rows = new Map(found.map((row) => [row.no, row]));
    for (const no of nos) this.#keep(no, rows.get(no));
  }

  #keep(no: string, row: SubjectRow | undefined): void {
    this.#stamp += 1;
    if (row !== undefined && this.#isAround(row)) {
      const isKept = this.#entries.size < MOST_KEPT || this.#entries.has(no);
      const { line, asOf } = row;
      const entry = isKept
        ? entryOf(row, this.#side.book, this.#places)
        : { no, line, place: this.#places.of(row), asOf, plain: undefined, brief: null };
      this.#entries.set(no, entry);
    } else if (!this.#entries.delete(no)) return;
    this.#stamps.set(no, this.#stamp);
  }

  /** Numbers of cases by the index of evidence, and of those that it does not know yet. */
  async #candidates(work: Watched): Promise<string[] | undefined> {
    const { moments, dataVersion, counts } = this.#side;
    const late = await moments.list.snapshot((inside) => notIndexed(inside, dataVersion));
    if (late === undefined) return undefined;
    const nos = new Set<string>();
    for (const { subjects } of late) {
      for (const { kind, no } of subjects) if (kind === 'case') nos.add(no);
    }
    for (const { month, region } of evidenceSpots(counts, MOVED_COUNT, this.#around, EVERYWHERE)) {
      const place = { kind: 'case', month, region } as const;
      for (let after = ''; ;) {
        goOn(work);
        const page = (inside: StoreParts) =>
          inside.evidence.subjects(place, [0], after, KEYS_AT_ONCE);
        const rows = await moments.list.snapshot(page);
        for (const { no } of rows) nos.add(no);
        const last = rows.at(-1);
        if (last === undefined) break;
        after = last.no;
        await breath();
      }
    }
    return [...nos];
  }

  /** About how many cases there are, with days or in all. */
  #sum(around: DaysAround | undefined): number {
    let sum = 0;
    const filter = { ...EVERYWHERE, from: around?.from, to: around?.to };
    this.#side.counts.visit('volume received', filter, ({ amount }) => (sum += amount));
    return sum;
  }

  /** Whether a case has a clock that ends around the period, or days that were counted there. */
  #isAround({ detached, contribution }: SubjectRow): boolean {
    return detached === null && contribution.some(([cell]) => isBetween(cell, this.#around));
  }
}

function isBetween(text: Contribution[number][0], { from, to }: DaysAround): boolean {
  const begin = text.indexOf('|') + 1;
  if (!text.startsWith('["clock",', begin) && !text.startsWith('["days",', begin)) return false;
  const { day } = readCell(text);
  return day !== null && day >= from && day <= to;
}

function keysOf(nos: readonly string[]) {
  return nos.map((no) => ({ kind: 'case', no }) as const);
}
