import type { Instant } from '#domain/time/limit.ts';
import type { Journal } from '../store/store.ts';
import type { ChangeRow } from '../store/store-rows.ts';
import { Counts } from './counts.ts';
import { changeMark, isCorrection } from './kept-counts.ts';
import type { CountsKeeper } from './kept-counts.ts';

const CHANGES_AT_ONCE = 50;

/** How far counts have come: the last change that is in them, and to where time had come with it. */
export interface Followed {
  readonly dataVersion: number;
  readonly sweptTo: Instant;
}

interface Sums extends Followed {
  readonly counts: Counts;
  readonly moved: number;
}

/** Counts in memory that follow the changes of a store, and are kept beside it for the next start. */
export class FollowedCounts {
  readonly #keeper: CountsKeeper | undefined;
  #counts = new Counts();
  #moved = Infinity;

  constructor(keeper: CountsKeeper | undefined) {
    this.#keeper = keeper;
  }

  get counts(): Counts {
    return this.#counts;
  }

  /**
   * How many amounts and subjects the changes name since the counts were kept, which the next start
   * reads; all where they never were.
   */
  get moved(): number {
    return this.#moved;
  }

  follow(change: ChangeRow): void {
    for (const [cell, amount] of change.deltas) this.#counts.add(cell, amount);
    this.#moved += readOf(change);
  }

  /** Takes the counts as they were kept, or as the store has them, and what changed since. */
  async open(journal: Journal): Promise<Followed> {
    const kept = await this.#readKept(journal);
    return kept === undefined ? this.readAnew(journal) : this.#take(kept);
  }

  /** Takes the counts as the store has them. */
  async readAnew(journal: Journal): Promise<Followed> {
    const { upTo, cells } = await journal.counts();
    const counts = new Counts();
    for (const [cell, amount] of cells) counts.add(cell, amount);
    const since = await addSince(counts, journal, upTo);
    return this.#take({ ...since, counts, moved: Infinity });
  }

  /** Keeps the counts as they are after the change of this number. */
  async keep(journal: Pick<Journal, 'after'>, upTo: number): Promise<void> {
    const moved = this.#moved;
    if (this.#keeper === undefined || moved === 0) return;
    // Taken before anything is waited for: later the counts have moved on.
    const parts = this.#counts.parts();
    const [last] = await journal.after(upTo - 1, 1);
    if (last?.dataVersion !== upTo) return;
    await this.#keeper.keep({ upTo, mark: changeMark(last), parts });
    this.#moved = moved === Infinity ? 0 : this.#moved - moved;
  }

  /** Undefined where what was kept is not of this store, or does not hold any more. */
  async #readKept(journal: Journal): Promise<Sums | undefined> {
    const kept = await this.#keeper?.find();
    if (kept === undefined) return undefined;
    const [last] = await journal.after(kept.upTo - 1, 1);
    if (last?.dataVersion !== kept.upTo || changeMark(last) !== kept.mark) return undefined;
    const counts = new Counts(kept.parts);
    const since = await addSince(counts, journal, kept.upTo);
    return since.isCorrected ? undefined : { ...since, counts };
  }

  #take({ counts, moved, dataVersion, sweptTo }: Sums): Followed {
    this.#counts = counts;
    this.#moved = moved;
    return { dataVersion, sweptTo };
  }
}

/** Adds what the changes moved, and tells whether one of them says that stored counts were wrong before it. */
async function addSince(
  counts: Counts,
  journal: Journal,
  upTo: number,
): Promise<Omit<Sums, 'counts'> & { readonly isCorrected: boolean }> {
  let dataVersion = upTo;
  let sweptTo = -Infinity;
  let isCorrected = false;
  let moved = 0;
  // Summed by their text first: a cell is taken apart once, however often it moved since.
  const sums = new Map<string, number>();
  for (;;) {
    const changes = await journal.after(dataVersion, CHANGES_AT_ONCE);
    for (const change of changes) {
      if (isCorrection(change)) isCorrected = true;
      for (const [cell, amount] of change.deltas) sums.set(cell, (sums.get(cell) ?? 0) + amount);
      ({ dataVersion } = change);
      moved += readOf(change);
      sweptTo = Math.max(sweptTo, change.sweptTo);
    }
    if (changes.length < CHANGES_AT_ONCE) break;
  }
  for (const [cell, amount] of sums) if (amount !== 0) counts.add(cell, amount);
  return { dataVersion, sweptTo, moved, isCorrected };
}

/** What a start reads of a change: one that moves nothing may name thousands of subjects. */
function readOf({ deltas, subjects }: ChangeRow): number {
  return deltas.length + subjects.length;
}
