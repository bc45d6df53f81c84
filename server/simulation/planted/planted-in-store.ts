import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { MemoryHome } from '../../testing/memory-home/memory-home.ts';
import type { Store } from '../../application/store/store.ts';
import type { Plant } from '../plant.ts';
import { everyNth, wrapStore } from './wrap-store.ts';

const onLog = (change: (events: readonly LoggedEvent[]) => readonly LoggedEvent[]): Plant => ({
  writerStore: (store) =>
    wrapStore(store, ({ log }) => ({
      log: {
        read: async (seqs) => change(await log.read(seqs)),
        readLists: async (lists) => (await log.readLists(lists)).map(change),
      },
    })),
});

const changeEach = (type: string, data: (of: LoggedEvent) => LoggedEvent['data']): Plant =>
  onLog((events) =>
    events.map((event) => (event.type === type ? { ...event, data: data(event) } : event)),
  );

/** Mistakes in what is read and written of the log and its subjects. */
export const PLANTED_IN_STORE: Readonly<Record<string, Plant>> = {
  'a commit forgets a cell of what it adds to the counts': {
    writerStore: (store) => {
      const now = everyNth(9);
      return wrapStore(store, ({ journal }) => ({
        journal: {
          add: (change) =>
            journal.add(now() ? { ...change, deltas: change.deltas.slice(1) } : change),
        },
      }));
    },
  },
  'a duplicate is counted as new': {
    writerStore: (store) =>
      wrapStore(store, ({ log }) => ({
        log: {
          add: async (events) =>
            (await log.add(events)).map((one) => ({ fresh: true, seq: one.seq })),
        },
      })),
  },
  'of one identity the last content is kept': { writerStore: overwriting },
  'a conflict passes for a duplicate': {
    writerStore: (store) =>
      wrapStore(store, ({ log }) => ({
        log: {
          add: async (events) =>
            (await log.add(events)).map((one, place) =>
              one.fresh ? one : { ...one, kept: events[place] ?? one.kept },
            ),
        },
      })),
  },
  'what is stored of a failed commit stays': {
    writerStore: (store) =>
      wrapStore(store, (parts) => ({
        log: { add: (events) => (parts === store ? parts : store).log.add(events) },
      })),
  },
  'a refold loses the last event that it reads': onLog((events) =>
    events.length > 3 ? events.slice(0, -1) : events,
  ),
  'events of one instant are taken in another order after a restart': onLog((events) =>
    events.map((event) => ({ ...event, sequence: null })),
  ),
  'an extension counts twice': changeEach('case.extended', ({ data }) => {
    const by = data['by'] as { readonly value: number; readonly unit: string };
    return { ...data, by: { ...by, value: by.value * 2 } };
  }),
  'a revoked card begins a new cycle': onLog((events) =>
    events.map((event) => {
      if (event.type !== 'card.revoked') return event;
      const card = events.find(({ id }) => id === event.data['card'])?.data ?? {};
      const { clockId = null, cycle = null } = card;
      return { ...event, type: 'card.groundLost', data: { clockId, cycle, cards: [] } };
    }),
  ),
  'a subject keeps the region it first came with': {
    writerStore: (store) =>
      wrapStore(store, ({ subjects }) => ({
        subjects: {
          put: (writes) =>
            subjects.put(
              writes.map(({ row, before }) => ({
                row: before === undefined ? row : { ...row, path: before.path },
                before,
              })),
            ),
        },
      })),
  },
  'a card is not written': {
    writerStore: (store) => {
      const now = everyNth(6);
      return wrapStore(store, ({ cards }) => ({
        cards: { put: (rows) => cards.put(now() ? rows.slice(1) : rows) },
      }));
    },
  },
  'merged changes are counted once more': {
    writerStore: (store) =>
      wrapStore(store, ({ journal }) => ({
        journal: {
          merge: async (size) => {
            const more = await journal.merge(size);
            const { upTo } = await journal.counts();
            const [again] = await journal.seen(upTo - 1, 1);
            if (again !== undefined) await journal.add({ ...again, cards: [], subjects: [] });
            return more;
          },
        },
      })),
  },
};

function overwriting(store: Store, home: MemoryHome): Store {
  return wrapStore(store, ({ log }) => ({
    log: {
      add: async (events) => {
        const added = await log.add(events);
        for (const [place, one] of added.entries()) {
          const event = events[place];
          if (one.fresh || event === undefined) continue;
          home.tables.events.rows.set(one.seq, event);
        }
        return added;
      },
    },
  }));
}
