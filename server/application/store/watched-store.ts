import { ServiceError } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Journal, Store, StoreParts } from './store.ts';

/** A store, and whether it takes what is written to it. */
export interface WatchedStore {
  readonly store: Store;
  /** Why the last write failed; null since one succeeded. */
  trouble(): ErrorCode | null;
}

/**
 * Watches the transactions of a store. One that fails may have committed all the same, when only its
 * answer was lost: memory is void then, exactly as if another process had written. The trouble ends
 * with a transaction that really wrote something; an empty one needs no disk and proves nothing.
 */
export function watchStore(store: Store): WatchedStore {
  let trouble: ErrorCode | null = null;
  let doubtful = false;
  const transaction: Store['transaction'] = async (work, company) => {
    const seen = { wrote: trouble === null || store.isShared };
    try {
      const result = await store.transaction(
        (inside) => work(seen.wrote ? inside : noticing(inside, seen)),
        company,
      );
      if (seen.wrote) trouble = null;
      return result;
    } catch (error) {
      // A mistake in the rules is no failure of the store.
      if (error instanceof RangeError) throw error;
      trouble = error instanceof ServiceError ? error.code : 'store/failed';
      doubtful = true;
      throw error;
    }
  };
  const watched: Store = {
    ...store,
    transaction,
    foreignWrites: async () => {
      const moved = await store.foreignWrites();
      if (!doubtful) return moved;
      doubtful = false;
      return true;
    },
  };
  return { store: watched, trouble: () => trouble };
}

/** The parts of a transaction that notice when one of the two rows that every change writes is written. */
function noticing(inside: StoreParts, seen: { wrote: boolean }): StoreParts {
  const { journal } = inside;
  const noticed: Journal = {
    head: () => journal.head(),
    settled: () => journal.settled(),
    add: (change) => {
      seen.wrote = true;
      return journal.add(change);
    },
    mark: (name, value) => {
      seen.wrote = true;
      return journal.mark(name, value);
    },
    after: (dataVersion, limit) => journal.after(dataVersion, limit),
    seen: (dataVersion, limit) => journal.seen(dataVersion, limit),
    lastChange: (upTo, by) => journal.lastChange(upTo, by),
    counts: () => journal.counts(),
    merge: (size) => journal.merge(size),
    oldest: (kept, limit) => journal.oldest(kept, limit),
    prune: (upTo) => journal.prune(upTo),
  };
  return { ...inside, journal: noticed };
}
