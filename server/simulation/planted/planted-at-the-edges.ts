import type { Receipt } from '#contract/receipt.ts';
import type { Store, StoreParts } from '../../application/store/store.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import type { Plant } from '../plant.ts';
import { everyNth, wrapStore } from './wrap-store.ts';

const everybody = (viewer: Viewer): Viewer => ({ ...viewer, scope: { path: '', line: null } });

/** Mistakes between the writer and those who ask, watch and act. */
export const PLANTED_AT_THE_EDGES: Readonly<Record<string, Plant>> = {
  'a receipt is given before the commit': { writerStore: answeringEarly },
  'a receipt calls everything accepted': {
    writer: (writer) => ({
      ...writer,
      ingest: async (batch): Promise<Receipt> => {
        const { accepted, duplicate, rejected } = await writer.ingest(batch);
        return { accepted: accepted + duplicate, duplicate: 0, rejected };
      },
    }),
  },
  'a reader misses a change': {
    readerStore: (store) => {
      const now = everyNth(8);
      return wrapStore(store, ({ journal }) => ({
        journal: {
          after: async (version, limit) => {
            const changes = await journal.after(version, limit);
            return now() ? changes.slice(1) : changes;
          },
        },
      }));
    },
  },
  'a reader does not read the cards of a change': {
    readerStore: (store) => {
      const now = everyNth(7);
      return wrapStore(store, ({ cards }) => ({
        cards: { find: (ids) => cards.find(now() ? [] : ids) },
      }));
    },
  },
  'a room is not told of a card': {
    rooms: (platform) => ({
      ...platform,
      subscribe: (listener) =>
        platform.subscribe((note) => {
          listener({ ...note, cards: note.cards.slice(1) });
        }),
    }),
  },
  'a room says nothing of what leaves it': {
    emit: (emit) => (room, change) => {
      emit(room, { ...change, remove: [] });
    },
  },
  'a step comes without its rows': {
    emit: (emit) => {
      const now = everyNth(5);
      return (room, change) => {
        if (now()) emit(room, { ...change, upsert: [], remove: [] });
        else emit(room, change);
      };
    },
  },
  'a step is lost on a connection that stands': {
    emit: (emit) => {
      const now = everyNth(3);
      return (room, change) => {
        if (!now()) emit(room, change);
      };
    },
  },
  'a room shows what is out of scope': {
    rooms: (platform) => ({
      ...platform,
      board: {
        select: (viewer, filter) => platform.board.select(viewer, filter),
        counters: (viewer, filter) => platform.board.counters(viewer, filter),
        findIn: (viewer, filter, id) => platform.board.findIn(everybody(viewer), filter, id),
      },
    }),
  },
  'a list shows what is out of scope': {
    platform: (platform) => ({
      ...platform,
      cases: (viewer, filter, page) => platform.cases(everybody(viewer), filter, page),
    }),
  },
  'an act is done though the card has changed': {
    writer: (writer, home) => ({
      ...writer,
      call: ((name, ...args) => {
        const [wanted] = args as readonly unknown[];
        if (name !== 'act') return writer.call(name, ...args);
        const { card, request } = wanted as {
          readonly card: string;
          readonly request: { readonly expectedVersion: number };
        };
        const body = home.tables.cards.rows.get(card)?.body;
        const { view } = JSON.parse(body ?? '{"view":{"version":0}}') as {
          readonly view: { readonly version: number };
        };
        const changed = { ...request, expectedVersion: view.version };
        return writer.call('act', { ...(wanted as object), request: changed } as never);
      }) as typeof writer.call,
    }),
  },
  'one person revokes a red card alone': {
    writer: (writer) => {
      let asked = 0;
      return {
        ...writer,
        call: ((name, ...args) => {
          const [wanted] = args as readonly unknown[];
          if (name !== 'act') return writer.call(name, ...args);
          asked += 1;
          const { actor } = wanted as { readonly actor: { readonly account: string } };
          const other = { ...actor, account: `${actor.account}-${asked}` };
          return writer.call('act', { ...(wanted as object), actor: other } as never);
        }) as typeof writer.call,
      };
    },
  },
};

/** A transaction whose answer does not wait for its commit. */
function answeringEarly(store: Store): Store {
  return {
    ...store,
    transaction: (work, company) =>
      new Promise((resolve, reject) => {
        store
          .transaction(async (inside: StoreParts) => {
            const answer = await work(inside);
            resolve(answer);
            // The disk is slow.
            for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
            return answer;
          }, company)
          .catch(reject);
      }),
  };
}
