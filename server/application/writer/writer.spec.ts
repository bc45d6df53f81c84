import { firstReference } from '../../first-reference.ts';
import { MemoryHome } from '../../testing/memory-home/memory-home.ts';
import type { MemoryStore } from '../../testing/memory-home/memory-home.ts';
import { SharedMemoryHome } from '../../testing/memory-home/shared-home.ts';
import { FILE, HTTP, RECEIVED, sent } from '../../testing/open-test-platform.ts';
import { TEST_VAULT } from '../../testing/test-vault.ts';
import { manualClock } from '../clock.ts';
import type { ManualClock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { Writer } from './writer.ts';

const MORNING = Date.parse('2026-03-02T10:00:00+08:00');
const HOUR_MS = 3_600_000;

/** Two writers on one home, as a server and a command beside it are. */
describe('two writers on one home', () => {
  let home: MemoryHome;
  let clock: ManualClock;

  beforeEach(() => {
    home = new MemoryHome();
    clock = manualClock(MORNING);
  });

  const open = (store: Store): Promise<Writer> =>
    Writer.open(store, clock, TEST_VAULT, firstReference);

  it('a watermark that moves alone never goes back, though the other one wrote meanwhile', async () => {
    // The slow one asks what is due; before it marks how far time has come, the other one commits.
    const store = home.open();
    let meanwhile = (): Promise<unknown> => Promise.resolve();
    const slow = await open({
      ...store,
      transaction: async (work, company) => {
        await meanwhile();
        return store.transaction(work, company);
      },
    });
    const other = await open(home.open());
    const slowClock = MORNING + HOUR_MS;
    clock.set(slowClock);
    meanwhile = async () => {
      meanwhile = () => Promise.resolve();
      clock.set(MORNING + 48 * HOUR_MS);
      await other.ingest([{ events: [sent('received', '2026-03-02', RECEIVED)], origin: HTTP }]);
      clock.set(slowClock);
    };
    await slow.sweep();
    const { sweptTo } = await home.open().journal.head();
    expect(sweptTo).toBe(MORNING + 48 * HOUR_MS);
  });

  it('what another one wrote is read anew even where the first reading fails', async () => {
    const store = home.open();
    let fails = false;
    const failing = await open(failingHead(store, () => fails));
    const other = await open(home.open());
    await failing.ingest([{ events: [sent('received', '2026-03-02', RECEIVED)], origin: HTTP }]);
    await other.ingest([{ events: [sent('accepted', '2026-03-02')], origin: HTTP }]);
    fails = true;
    const note = { events: [sent('note', '2026-03-02')], origin: HTTP };
    await expectAsync(failing.ingest([note])).toBeRejectedWithError('disk I/O error');
    fails = false;
    await failing.ingest([note]);
    const [row] = await store.subjects.find([{ kind: 'case', no: 'C1' }]);
    expect(row?.events).toEqual([1, 2, 3]);
    expect(row?.phase).toBe('accepted');
  });

  it('reference data that are recorded are in force though nothing can be read after the commit', async () => {
    const store = home.open();
    let fails = false;
    const failing = await open({
      ...store,
      reference: {
        ...store.reference,
        all: () => (fails ? Promise.reject(new Error('disk I/O error')) : store.reference.all()),
        after: (no) =>
          fails ? Promise.reject(new Error('disk I/O error')) : store.reference.after(no),
      },
    });
    const before = failing.book.configuration.version;
    fails = true;
    const item = { code: 'new-01', name: 'new-01', type: 'commitment', withdrawn: false };
    await failing.record([{ kind: 'item', code: 'new-01', data: JSON.stringify(item) }]);
    expect(failing.book.configuration.version).toBe(before + 1);
  });
});

describe('what a writer holds in memory', () => {
  it('is each subject that goes on; one that is over is read again where an event comes late', async () => {
    const store = new MemoryHome().open();
    const known = new Map<string, number | null>();
    const clock = manualClock(MORNING);
    const writer = await Writer.open(noteTaken(store, known), clock, TEST_VAULT, firstReference);
    const take = (type: string, subject: string, data = {}): Promise<unknown> =>
      writer.ingest([{ events: [sent(type, '2026-03-02', data, { subject })], origin: HTTP }]);
    for (const subject of ['GOES_ON', 'IS_OVER']) await take('received', subject, RECEIVED);
    for (const type of ['accepted', 'finished']) await take(type, 'IS_OVER');
    for (const subject of ['GOES_ON', 'IS_OVER']) await take('note', subject);
    expect([...known]).toEqual([
      ['GOES_ON', 1],
      ['IS_OVER', null],
    ]);
    const rows = await store.subjects.find([...known.keys()].map((no) => ({ kind: 'case', no })));
    expect(rows.map(({ no, events }) => [no, events.length])).toEqual([
      ['GOES_ON', 2],
      ['IS_OVER', 4],
    ]);
  });
});

describe('processes that write at once', () => {
  let home: SharedMemoryHome;
  let clock: ManualClock;
  const open = (): Promise<Writer> => Writer.open(home.open(), clock, TEST_VAULT, firstReference);

  beforeEach(() => {
    home = new SharedMemoryHome();
    clock = manualClock(MORNING);
  });

  it('both have their events taken where they make one case at the same moment', async () => {
    const [one, other] = [await open(), await open()];
    // Reported long after: each of them would be the first to issue its card.
    const early = { ...RECEIVED, commitmentLimit: { value: 1, unit: 'workingDay' } };
    const receipts = await Promise.all([
      one.ingest([{ events: [sent('accepted', '2026-01-05', early)], origin: HTTP }]),
      other.ingest([{ events: [sent('received', '2026-01-05', early)], origin: HTTP }]),
    ]);
    expect(receipts.flat()).toEqual([
      { accepted: 1, duplicate: 0, rejected: [] },
      { accepted: 1, duplicate: 0, rejected: [] },
    ]);
    const [row] = await home.open().subjects.find([{ kind: 'case', no: 'C1' }]);
    expect(row?.events.length).toBe(home.tables.events.rows.size);
  });

  it('a card that time has brought is told, though an import touches its case first', async () => {
    const writer = await open();
    await writer.ingest([{ events: [sent('accepted', '2026-03-02', RECEIVED)], origin: HTTP }]);
    clock.set(MORNING + 9 * 24 * HOUR_MS);
    await writer.ingest([{ events: [sent('note', '2026-03-02')], origin: FILE }]);
    const issued = [...home.tables.events.rows.values()].filter(
      ({ type }) => type === 'card.issued',
    );
    const told = issued.map(({ data }): unknown => ({
      level: data['level'],
      notified: data['notified'],
      retroactive: data['retroactive'],
    }));
    expect(told).toEqual([
      { level: 'warning', notified: true, retroactive: false },
      { level: 'yellow', notified: true, retroactive: false },
    ]);
  });
});

/** A store that notes which version of each subject memory was said to hold when it was taken last. */
function noteTaken(store: MemoryStore, known: Map<string, number | null>): Store {
  return {
    ...store,
    transaction: (work, company) =>
      store.transaction(
        (inside) =>
          work({
            ...inside,
            subjects: {
              ...inside.subjects,
              take: (wanted) => {
                for (const one of wanted) known.set(one.no, one.known);
                return inside.subjects.take(wanted);
              },
            },
          }),
        company,
      ),
  };
}

/** A store whose head cannot be read at times, inside of transactions. */
function failingHead(store: MemoryStore, fails: () => boolean): Store {
  return {
    ...store,
    transaction: (work, company) =>
      store.transaction(
        (inside) =>
          work({
            ...inside,
            journal: {
              ...inside.journal,
              head: () =>
                fails() ? Promise.reject(new Error('disk I/O error')) : inside.journal.head(),
            },
          }),
        company,
      ),
  };
}
