import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { ReadSide } from '../read-side.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { candidatesAround } from './candidates-around.ts';
import type { DaysAround } from './candidates-around.ts';
import { entryOf, withBrief } from './case-entry.ts';
import type { CaseEntry } from './case-entry.ts';
import type { SharedParts } from './case-entry.ts';
import { CountPlaces } from './count-places.ts';
import { readCell } from './counts.ts';
import { SharedBriefs } from './shared-briefs.ts';
import { SharedPlains } from './shared-plains.ts';
import type { Watched } from './watched-work.ts';
import { breath, goOn } from './watched-work.ts';

/** A case that is around no more. */
type GoneCase = Pick<CaseEntry, 'no' | 'slot' | 'stamp'>;

/** A case with all that happened in it. */
interface WholeCase {
  readonly entry: CaseEntry;
  readonly row: SubjectRow;
  readonly events: readonly LoggedEvent[];
}

// Rows that are read in one moment of the store: some milliseconds.
const ROWS_AT_ONCE = 60;
/** Cases that are read with their events in one moment of the store: some milliseconds. */
export const EVENTS_AT_ONCE = 25;
/** Cases of which is kept what their rows say: some 270 bytes each, 400 MB at most. */
const MOST_KEPT = 1_500_000;
/** Shapes of cases, and cases that have none, that are kept: some 4.5 kB each, 450 MB at most. */
const MOST_BRIEFS = 100_000;
/** More than these have changed unseen: it is quicker to begin anew. */
const MOST_CHANGED = 20_000;
const EVERYWHERE = { path: '', line: null } as const;

/**
 * The cases around a period as far as other rules may move them, in memory and following what
 * changes. What was read stays when whoever asked gives up; the next one goes on from there.
 */
export class CasesAround {
  readonly #side: ReadSide;
  readonly #around: DaysAround;
  readonly #entries = new Map<string, CaseEntry>();
  readonly #shared: SharedParts = {
    ...{ places: new CountPlaces(), plains: new SharedPlains(), briefs: new SharedBriefs() },
  };
  /** Those that are around no more. */
  readonly #gone = new Map<string, GoneCase>();
  readonly #changed = new Set<string>();
  readonly #stopFollowing: () => void;
  #stamp = 0;
  #slots = 0;
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

  /** How many slots cases have, those that have gone as well. */
  get slots(): number {
    return this.#slots;
  }

  /** Where cases are counted. */
  get places(): Pick<CountPlaces, 'at' | 'of'> {
    return this.#shared.places;
  }

  all(): Iterable<CaseEntry> {
    return this.#entries.values();
  }

  /** The cases read after a stamp. */
  *readAfter(stamp: number): Generator<CaseEntry> {
    for (const entry of this.#entries.values()) if (entry.stamp > stamp) yield entry;
  }

  /** Those that were seen after a stamp to be around no more. */
  *goneAfter(stamp: number): Generator<GoneCase> {
    for (const gone of this.#gone.values()) if (gone.stamp > stamp) yield gone;
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
      await breath(work);
    }
  }

  /** Reads the events of cases that were not read yet, as far as they can be kept in brief. */
  async followEvents(work: Watched): Promise<void> {
    let nos: string[] = [];
    const read = async (): Promise<void> => {
      goOn(work);
      await this.readWhole(nos);
      nos = [];
      await breath(work);
    };
    for (const { no, brief } of this.#entries.values()) {
      if (this.#shared.briefs.size >= MOST_BRIEFS) return;
      if (brief !== undefined) continue;
      nos.push(no);
      if (nos.length === EVENTS_AT_ONCE) await read();
    }
    if (nos.length > 0) await read();
  }

  /** Reads cases with their events, and keeps them in brief. */
  async readWhole(nos: readonly string[]): Promise<readonly WholeCase[]> {
    const { moments, book, sweptTo } = this.#side;
    const read = await moments.list.snapshot(async (inside) => {
      const rows = (await inside.subjects.find(keysOf(nos))).filter((row) => this.#isAround(row));
      return { rows, lists: await inside.log.readLists(rows.map(({ events }) => events)) };
    });
    return read.rows.flatMap((row, place): readonly WholeCase[] => {
      const events = read.lists[place] ?? [];
      const kept = this.#entries.get(row.no);
      // It is around no more, as whoever follows will be told.
      if (kept === undefined) return [];
      if (kept.brief === null || this.#shared.briefs.size >= MOST_BRIEFS)
        return [{ entry: kept, row, events }];
      const fresh = this.#entryOf(row, kept.slot);
      const asOf = Math.max(sweptTo, row.asOf);
      const brief = withBrief(fresh, row, events, book, this.#shared, asOf);
      const entry = { ...brief, stamp: kept.stamp };
      this.#set(entry);
      return [{ entry, row, events }];
    });
  }

  #forget(): void {
    this.#stamp += 1;
    for (const { no, slot, brief } of this.#entries.values()) {
      this.#gone.set(no, { no, slot, stamp: this.#stamp });
      if (brief != null) this.#shared.briefs.release(brief);
    }
    this.#entries.clear();
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
      this.#named = await candidatesAround(this.#side, this.#around, work);
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
      await breath(work);
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
      await breath(work);
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
    const stamp = this.#stamp;
    const before = this.#entries.get(no) ?? this.#gone.get(no);
    if (row !== undefined && this.#isAround(row)) {
      const slot = before?.slot ?? this.#slots;
      this.#slots = Math.max(this.#slots, slot + 1);
      const isKept = this.#entries.size < MOST_KEPT || this.#entries.has(no);
      const entry = this.#entryOf(row, slot);
      this.#gone.delete(no);
      this.#set(isKept ? { ...entry, stamp } : { ...entry, stamp, plain: undefined, brief: null });
    } else if (before !== undefined) {
      this.#release(no);
      this.#entries.delete(no);
      this.#gone.set(no, { no, slot: before.slot, stamp });
    }
  }

  #entryOf(row: SubjectRow, slot: number): CaseEntry {
    return entryOf(row, slot, this.#side.book, this.#shared);
  }

  #set(entry: CaseEntry): void {
    // First the new one, which is the old one most of the time.
    if (entry.brief != null) this.#shared.briefs.hold(entry.brief);
    this.#release(entry.no);
    this.#entries.set(entry.no, entry);
  }

  #release(no: string): void {
    const brief = this.#entries.get(no)?.brief;
    if (brief != null) this.#shared.briefs.release(brief);
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
