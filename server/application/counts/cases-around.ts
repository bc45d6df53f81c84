import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import { plainOf } from '#domain/plain-case.ts';
import { readPlainLimit } from '../cases/clock-lines.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectGlance, SubjectRow } from '../store/store-rows.ts';
import { candidatesAround } from './candidates-around.ts';
import type { DaysAround } from './candidates-around.ts';
import type { CaseKind } from './case-kinds.ts';
import { CaseTable } from './case-table.ts';
import { readCell } from './read-cell.ts';
import { movableText, readBrief } from './kept-brief.ts';
import type { KeptBrief } from './kept-brief.ts';
import { SharedPlains } from './shared-plains.ts';
import type { Watched } from './watched-work.ts';
import { breath, goOn } from './watched-work.ts';

/** A case with all that happened in it. */
interface WholeCase {
  readonly row: SubjectRow;
  readonly events: readonly LoggedEvent[];
}

/** What one moment of the store holds of some cases. */
interface ReadCases {
  readonly glances: readonly SubjectGlance[];
  /** Whether every case there follows the configuration in which the numbers of shapes are read. */
  readonly isFollowed: boolean;
}

/** Glances that are read in one moment of the store: some milliseconds, where their pages are in memory. */
const GLANCES_AT_ONCE = 400;
/** The same where nobody waits: from a cold disk these take as long, and hold up whoever asks meanwhile. */
const GENTLE_GLANCES = 100;
/** Cases that are read with their events in one moment of the store: some milliseconds. */
export const EVENTS_AT_ONCE = 25;
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
  readonly #plains = new SharedPlains();
  readonly #changed = new Set<string>();
  readonly #stopFollowing: () => void;
  #table = new CaseTable();
  /** Whether some rows were not trusted, since cases were yet to follow the configuration. */
  #hasUntold = false;
  #isComplete = false;
  /** How far all cases were read, where the first reading goes through them. */
  #readTo = '';
  #named: string[] | undefined;

  constructor(side: ReadSide, around: DaysAround) {
    this.#side = side;
    this.#around = around;
    this.#stopFollowing = side.subscribe(({ subjects }) => {
      for (const { kind, no } of subjects) if (kind === 'case') this.#changed.add(no);
    });
  }

  /** The cases; another table where it was begun anew. */
  get table(): CaseTable {
    return this.#table;
  }

  /** Whether nothing is known to be read again. */
  get isUpToDate(): boolean {
    return this.#isComplete && this.#changed.size === 0;
  }

  close(): void {
    this.#stopFollowing();
  }

  /** Looks at what is not known yet, and at what has changed. */
  async follow(work: Watched): Promise<void> {
    if (this.#changed.size > MOST_CHANGED || (await this.#isFollowedSince())) this.#forget();
    if (!this.#isComplete) await this.#readFirst(work);
    const nos = [...this.#changed];
    const most = glancesAtOnce(work);
    for (let at = 0; at < nos.length; at += most) {
      goOn(work);
      const some = nos.slice(at, at + most);
      // Before the reading: what changes meanwhile is noted again.
      for (const no of some) this.#changed.delete(no);
      await this.#look(some);
      await breath(work);
    }
  }

  /** Reads in brief what was not read yet, as far as it can be kept. */
  async followBriefs(work: Watched): Promise<void> {
    const { kinds } = this.#table;
    const unread = [...kinds.all()].filter(({ brief }) => brief === undefined);
    await this.readBriefs(unread, work, () => kinds.hasRoom);
  }

  /**
   * Reads the events of one case of each of some kinds. One that has changed meanwhile is of another kind
   * then, of which it is told.
   *
   * @param take whether to go on; also told what there is no room to keep
   */
  async readBriefs(
    wanted: readonly CaseKind[],
    work: Watched,
    take: (kind: CaseKind, brief: KeptBrief | null) => boolean,
  ): Promise<void> {
    const nos = this.#table.sampleOf(wanted);
    const { configuration } = this.#side.book;
    for (let at = 0; at < nos.length; at += EVENTS_AT_ONCE) {
      goOn(work);
      const some = nos.slice(at, at + EVENTS_AT_ONCE);
      const { read, wholes } = await this.#moment(async (inside) => ({
        read: await this.#glanceAt(some, inside),
        wholes: await wholesOf(some, inside),
      }));
      this.#keepAll(some, read);
      for (const { row, events } of wholes) {
        const found = readBrief(row, events, configuration);
        const kind = this.#kindAsRead(row, found.shape);
        if (kind === undefined) continue;
        // Other events than those that its number was made of: nothing of it is trusted.
        const brief = found.shape === kind.shape ? found.kept : null;
        if (kind.brief === undefined) this.#table.kinds.keepBrief(kind, brief);
        if (!take(kind, brief)) return;
      }
      work.onProgress?.({ phase: 'deriving', done: at + some.length, total: nos.length });
      await breath(work);
    }
  }

  /** Reads cases with their events; those that are not here any more are left out. */
  async readWhole(nos: readonly string[]): Promise<readonly WholeCase[]> {
    const wholes = await this.#moment((inside) => wholesOf(nos, inside));
    return wholes.filter(({ row }) => this.#table.kindOf(row.no) !== undefined);
  }

  #forget(): void {
    this.#table = new CaseTable();
    this.#changed.clear();
    this.#hasUntold = false;
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
    // Whoever gave up with the last of it waits for nothing more either.
    goOn(work);
  }

  async #readNamed(named: string[], work: Watched): Promise<void> {
    const total = this.#table.size + named.length;
    while (named.length > 0) {
      goOn(work);
      const some = named.slice(-glancesAtOnce(work));
      await this.#look(some);
      named.length -= some.length;
      work.onProgress?.({ phase: 'reading', done: total - named.length, total });
      await breath(work);
    }
  }

  async #readAll(total: number, work: Watched): Promise<void> {
    for (let done = this.#table.size; ;) {
      goOn(work);
      const { glances, after, isFollowed } = await this.#moment(async (inside) => ({
        ...(await inside.subjects.glanceOver('case', this.#readTo, glancesAtOnce(work))),
        isFollowed: await this.#isFollowed(inside),
      }));
      for (const glance of glances) this.#keep(glance, isFollowed);
      done += glances.length;
      work.onProgress?.({ phase: 'reading', done: Math.min(done, total), total });
      if (after === null) return;
      this.#readTo = after;
      await breath(work);
    }
  }

  async #look(nos: readonly string[]): Promise<void> {
    this.#keepAll(nos, await this.#moment((inside) => this.#glanceAt(nos, inside)));
  }

  #moment<T>(work: (inside: StoreParts) => Promise<T>): Promise<T> {
    return this.#side.moments.list.snapshot(work);
  }

  async #glanceAt(nos: readonly string[], inside: StoreParts): Promise<ReadCases> {
    const glances = await inside.subjects.glance(keysOf(nos));
    return { glances, isFollowed: await this.#isFollowed(inside) };
  }

  /** Whether no case is yet to follow the configuration that answers are given by. */
  async #isFollowed(inside: StoreParts): Promise<boolean> {
    return (await inside.journal.head()).refiledTo >= this.#side.configuration.version;
  }

  /** Whether what was read while cases were yet to follow the configuration can be trusted by now. */
  async #isFollowedSince(): Promise<boolean> {
    return this.#hasUntold && (await this.#moment((inside) => this.#isFollowed(inside)));
  }

  #keepAll(nos: readonly string[], { glances, isFollowed }: ReadCases): void {
    const missing = new Set(nos);
    for (const glance of glances) {
      missing.delete(glance.no);
      this.#keep(glance, isFollowed);
    }
    for (const no of missing) this.#table.remove(no);
  }

  #keep(glance: SubjectGlance, isFollowed: boolean): void {
    const kind = glance.detached === null ? this.#kindOf(glance, isFollowed) : undefined;
    const { no, asOf } = glance;
    if (kind === undefined) this.#table.remove(no);
    else this.#table.put(no, kind, this.#table.places.of(glance), asOf);
  }

  /** @returns undefined for one that is not around the period */
  #kindOf(glance: SubjectGlance, isFollowed: boolean): CaseKind | undefined {
    const { sign } = glance;
    const { kinds } = this.#table;
    const { configuration } = this.#side.book;
    const isTold = isFollowed && glance.configuration <= configuration.version;
    if (!isFollowed) this.#hasUntold = true;
    const shape = isTold ? glance.shape : null;
    const known = shape === null ? undefined : kinds.find(sign, shape);
    if (known !== undefined) return known;
    const contribution = glance.readContribution();
    if (!contribution.some(([cell]) => isBetween(cell, this.#around))) return undefined;
    const limit = isTold ? readPlainLimit(glance.clocks) : null;
    const found = plainOf({ ...placeOf(glance), contribution }, limit, configuration);
    const plain = typeof found === 'object' ? this.#plains.of(found, configuration) : found;
    const movable = movableText({ ...placeOf(glance), contribution });
    const kind = kinds.of({ movable, shape, plain });
    kinds.note(sign, kind);
    return kind;
  }

  /** The kind of a case, now that its events tell its shape where its row did not. */
  #kindAsRead({ no, asOf }: SubjectRow, shape: number | null): CaseKind | undefined {
    const { kinds } = this.#table;
    const kind = this.#table.kindOf(no);
    if (kind?.shape !== null || shape === null) return kind;
    const { movable, plain } = kind;
    const shared = kinds.of({ movable, shape, plain });
    this.#table.move(no, shared, asOf);
    return shared;
  }

  /** About how many cases there are, with days or in all. */
  #sum(around: DaysAround | undefined): number {
    let sum = 0;
    const filter = { ...EVERYWHERE, from: around?.from, to: around?.to };
    this.#side.counts.visit('volume received', filter, ({ amount }) => (sum += amount));
    return sum;
  }
}

function glancesAtOnce({ isGentle }: Watched): number {
  return isGentle === true ? GENTLE_GLANCES : GLANCES_AT_ONCE;
}

async function wholesOf(nos: readonly string[], inside: StoreParts): Promise<readonly WholeCase[]> {
  const rows = await inside.subjects.find(keysOf(nos));
  const lists = await inside.log.readLists(rows.map(({ events }) => events));
  return rows.map((row, place) => ({ row, events: lists[place] ?? [] }));
}

function placeOf({ path, department, line, item, finished }: SubjectGlance) {
  return { path, department, line, item, finished };
}

/** Whether a clock ends between days, or days are counted there. */
function isBetween(text: Contribution[number][0], { from, to }: DaysAround): boolean {
  const begin = text.indexOf('|') + 1;
  if (!text.startsWith('["clock",', begin) && !text.startsWith('["days",', begin)) return false;
  const { day } = readCell(text);
  return day !== null && day >= from && day <= to;
}

function keysOf(nos: readonly string[]) {
  return nos.map((no) => ({ kind: 'case', no }) as const);
}
