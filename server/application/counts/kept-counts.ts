import type { ChangeRow } from '../store/store-rows.ts';
import type { CountParts } from './counts.ts';

/**
 * Counts as they were after one change, beside the store: what a start would otherwise sum up from a
 * million rows. They are worth nothing without the store, and it nothing less without them.
 */
export interface KeptCounts {
  /** Number of the last change that is counted. */
  readonly upTo: number;
  /** What that change was like, see {@link changeMark}. */
  readonly mark: string;
  readonly parts: CountParts;
}

/** Where counts are kept; what is found there is whole or undefined. */
export interface CountsKeeper {
  find(): Promise<KeptCounts | undefined>;
  keep(counts: KeptCounts): Promise<void>;
}

/** A change counts as the same only with this mark: a store that was restored numbers other ones alike. */
export function changeMark({ dataVersion, at, sweptTo, lastEventAt, deltas }: ChangeRow): string {
  return JSON.stringify([dataVersion, at, sweptTo, lastEventAt, deltas.length, deltas[0] ?? null]);
}

/**
 * Whether a change corrects the counts without anything that it counts having changed: then it is the
 * stored counts that were wrong, and those in memory may have been right.
 */
export function isCorrection({ deltas, subjects }: ChangeRow): boolean {
  return deltas.length > 0 && subjects.length === 0;
}
