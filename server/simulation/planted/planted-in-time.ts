import type { Plant } from '../plant.ts';
import { everyNth, wrapStore } from './wrap-store.ts';

const HOUR_MS = 3_600_000;

/** Mistakes in what time brings, and in what reference data change. */
export const PLANTED_IN_TIME: Readonly<Record<string, Plant>> = {
  'the sweep skips a subject': {
    writerStore: (store) =>
      wrapStore(store, ({ subjects }) => ({
        subjects: {
          due: async (until, limit) => (await subjects.due(until, limit)).slice(1),
          takeDue: async (until, limit) => (await subjects.takeDue(until, limit)).slice(1),
        },
      })),
  },
  'the watermark moves before the work is done': {
    writerStore: (store) => {
      const now = everyNth(4);
      return wrapStore(store, ({ subjects }) => ({
        subjects: {
          takeDue: async (until, limit) => (now() ? [] : subjects.takeDue(until, limit)),
        },
      }));
    },
  },
  'what is due is seen an hour late': {
    writerStore: (store) =>
      wrapStore(store, ({ subjects }) => ({
        subjects: {
          due: (until, limit) => subjects.due(until - HOUR_MS, limit),
          takeDue: (until, limit) => subjects.takeDue(until - HOUR_MS, limit),
        },
      })),
  },
  'a clock that goes back takes the watermark with it': {
    writerStore: (store) => {
      let last = 0;
      return wrapStore(store, ({ journal }) => ({
        journal: {
          head: async () => {
            const head = await journal.head();
            // As a process that believes its own clock after each start.
            const back = head.sweptTo - 2 * HOUR_MS;
            last = Math.max(last, back);
            return { ...head, sweptTo: last, lastReceivedAt: Math.min(head.lastReceivedAt, last) };
          },
        },
      }));
    },
  },
  'the last calendar is not seen': {
    writerStore: (store) =>
      wrapStore(store, ({ reference }) => {
        const all = async () => {
          const rows = await reference.all();
          const last = rows.findLast(({ kind }) => kind === 'calendar');
          const first = rows.find(({ kind }) => kind === 'calendar');
          return rows.map((row) => (row === last ? { ...row, data: first?.data ?? '' } : row));
        };
        const after = async (no: number) => (await all()).filter((row) => row.no > no);
        return { reference: { all, after } };
      }),
  },
  'a case is left out where reference data are followed': {
    writerStore: (store) =>
      wrapStore(store, ({ subjects }) => ({
        subjects: {
          scan: async (kind, after, limit, within) => {
            const rows = await subjects.scan(kind, after, limit, within);
            return rows.length > 1 ? rows.slice(1) : rows;
          },
        },
      })),
  },
  'reference data count as followed when they are recorded': {
    writerStore: (store) =>
      wrapStore(store, ({ journal, reference }) => ({
        reference: {
          add: async (rows) => {
            await reference.add(rows);
            await journal.mark('refiledTo', (await reference.all()).length);
          },
        },
      })),
  },
  'memory is kept though another process wrote': {
    writerStore: (store) => ({ ...store, foreignWrites: () => Promise.resolve(false) }),
  },
  'a late-known card is not marked retroactive': {
    writerStore: (store) =>
      wrapStore(store, ({ log }) => ({
        log: {
          add: (events) =>
            log.add(
              events.map((event) =>
                event.type === 'card.issued'
                  ? { ...event, data: { ...event.data, retroactive: false } }
                  : event,
              ),
            ),
        },
      })),
  },
  'what an import raises is told at once, as if it were new': {
    writer: (writer) => ({
      ...writer,
      ingest: ({ events, origin }) => writer.ingest({ events, origin: { ...origin, way: 'http' } }),
    }),
  },
};
