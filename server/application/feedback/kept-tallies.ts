import type { FeedbackEntry } from './feedback-entry.ts';
import type { FeedbackTally } from './feedback-tally.ts';

/** A list's counters and which items its viewer may see. */
interface KeptTally {
  readonly tally: FeedbackTally;
  readonly isSeen: (entry: FeedbackEntry) => boolean;
}

/** Each follows every commit: about what so many people of different scopes and filters look at. */
const MOST = 32;

/** Counters of the lists that were asked for last, kept up to date instead of counted for each answer. */
export class KeptTallies {
  readonly #kept = new Map<string, KeptTally>();

  /** The tally of a name; counted where it is not kept. */
  get(name: string, count: () => KeptTally): FeedbackTally {
    const known = this.#kept.get(name) ?? count();
    // The one asked for last stands last.
    this.#kept.delete(name);
    this.#kept.set(name, known);
    const [first] = this.#kept.keys();
    if (this.#kept.size > MOST && first !== undefined) this.#kept.delete(first);
    return known.tally;
  }

  /** Takes an item as it is now; undefined where it has ended. */
  put(id: string, entry: FeedbackEntry | undefined): void {
    for (const { tally, isSeen } of this.#kept.values()) {
      tally.put(id, entry !== undefined && isSeen(entry) ? entry.body : undefined);
    }
  }
}
