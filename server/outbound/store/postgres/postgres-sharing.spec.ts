import pg from 'pg';
import type { Store } from '../../../application/store/store.ts';
import {
  HOW_TO_GET_POSTGRES,
  STARTING_MS,
  emptyTestDatabase,
  hasPostgres,
  makeTestDatabase,
} from '../../../testing/postgres-server.ts';
import type { TestDatabase } from '../../../testing/postgres-server.ts';
import { gate } from '../../../testing/gate.ts';
import { change, event, subject } from '../contract-suite/sample-rows.ts';
import { openPostgres } from './open-postgres.ts';
import { postgresStore } from './postgres-store.ts';

const CASE = { kind: 'case', known: null } as const;

describe('a home that processes share', () => {
  if (!hasPostgres()) {
    it('lets them write at once', () => {
      pending(HOW_TO_GET_POSTGRES);
    });
    return;
  }

  let database: TestDatabase;
  let one: Store;
  let other: Store;
  let admin: pg.Client;

  beforeAll(async () => {
    database = await makeTestDatabase();
    await openPostgres(database.url);
  }, STARTING_MS);

  afterAll(() => database.drop());

  beforeEach(async () => {
    one = postgresStore(database.url, 3);
    other = postgresStore(database.url, 3);
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
  });

  afterEach(async () => {
    await Promise.all([one.close(), other.close(), admin.end()]);
    await emptyTestDatabase(database);
  });

  /** Resolves when a connection waits for a lock. */
  async function somebodyWaits(): Promise<void> {
    for (;;) {
      const { rows } = await admin.query(
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      );
      if (rows.length > 0) return;
    }
  }

  async function put(...nos: readonly string[]): Promise<void> {
    await one.transaction(({ subjects }) =>
      subjects.put(nos.map((no) => ({ row: subject(no), before: undefined }))),
    );
  }

  it('takes nothing for kept where a statement failed and whoever asked for it went on', async () => {
    const work = one.transaction(async ({ log, journal }) => {
      await log.add([event('a')]);
      // A whole number is wanted.
      await journal.mark('sweptTo', 0.5).catch(() => undefined);
    });
    await expectAsync(work).toBeRejectedWith(jasmine.objectContaining({ code: 'store/failed' }));
    expect(await one.log.find([event('a')])).toEqual([undefined]);
  });

  it('keeps an identity that two send at once only once, and tells one of them that it was known', async () => {
    const [written, stored] = [gate(), gate()];
    const first = one.transaction(async ({ log }) => {
      const added = await log.add([event('a'), event('b')]);
      written.open();
      await stored.passed;
      return added;
    });
    await written.passed;
    const second = other.transaction(({ log }) => log.add([event('b'), event('a'), event('c')]));
    await somebodyWaits();
    stored.open();
    const [a, b] = await first;
    expect(await second).toEqual([
      { fresh: false, seq: b?.seq ?? 0, kept: event('b') },
      { fresh: false, seq: a?.seq ?? 0, kept: event('a') },
      jasmine.objectContaining({ fresh: true }),
    ]);
  });

  it('lets the second of two who take a subject wait, and gives him what the first one wrote', async () => {
    await put('C1');
    const [begun, taken] = [gate(), gate()];
    const first = one.transaction(async ({ subjects }) => {
      const [before] = await subjects.take([{ ...CASE, no: 'C1' }]);
      begun.open();
      await taken.passed;
      const row = subject('C1', { version: 2, phase: 'accepted' });
      await subjects.put([{ row, before }]);
    });
    await begun.passed;
    const second = other.transaction(({ subjects }) =>
      subjects.take([{ ...CASE, no: 'C1', known: 1 }]),
    );
    await somebodyWaits();
    taken.open();
    await first;
    expect(await second).toEqual([subject('C1', { version: 2, phase: 'accepted' })]);
  });

  it('runs a transaction again that made a subject which another one made first', async () => {
    const [begun, looked] = [gate(), gate()];
    const events: number[] = [];
    const first = one.transaction(async ({ subjects }) => {
      const [before] = await subjects.take([{ ...CASE, no: 'C1' }]);
      begun.open();
      await looked.passed;
      events.push(before?.version ?? 0);
      const version = (before?.version ?? 0) + 1;
      await subjects.put([{ row: subject('C1', { version }), before }]);
    });
    await begun.passed;
    await other.transaction(({ subjects }) =>
      subjects.put([{ row: subject('C1'), before: undefined }]),
    );
    looked.open();
    await first;
    expect(events).toEqual([0, 1]);
    expect((await one.subjects.find([{ kind: 'case', no: 'C1' }]))[0]?.version).toBe(2);
  });

  it('runs one of two transactions again that wait for each other', async () => {
    await put('C1', 'C2');
    const both = [gate(), gate()] as const;
    let runs = 0;
    const takeBoth = (store: Store, nos: readonly [string, string], mine: 0 | 1): Promise<void> =>
      store.transaction(async ({ subjects }) => {
        runs += 1;
        await subjects.take([{ ...CASE, no: nos[0] }]);
        both[mine].open();
        await both[mine === 0 ? 1 : 0].passed;
        await subjects.take([{ ...CASE, no: nos[1] }]);
      });
    await Promise.all([takeBoth(one, ['C1', 'C2'], 0), takeBoth(other, ['C2', 'C1'], 1)]);
    expect(runs).toBe(3);
  });

  it('hides a change from readers while an older transaction may still add one before it', async () => {
    const written = gate();
    const begun = gate();
    const older = one.transaction(async ({ journal }) => {
      begun.open();
      await written.passed;
      return journal.add(change([['old', 1]]));
    });
    await begun.passed;
    const newer = await other.transaction(({ journal }) => journal.add(change([['new', 1]])));
    expect(await one.journal.after(0, 9)).toEqual([]);
    expect((await one.journal.settled()).upTo).toBeLessThan(newer);
    const { dataVersion, isSettled } = await one.journal.head();
    expect([dataVersion, isSettled]).toEqual([0, false]);
    expect((await one.journal.seen(0, 9)).length).toBe(1);
    written.open();
    expect(await older).toBeLessThan(newer);
    const followed = await one.journal.after(0, 9);
    expect(followed.map(({ deltas }) => deltas[0]?.[0])).toEqual(['old', 'new']);
  });

  it('merges only what is settled', async () => {
    const written = gate();
    const begun = gate();
    const older = one.transaction(async ({ journal }) => {
      begun.open();
      await written.passed;
      await journal.add(change([['old', 1]]));
    });
    await begun.passed;
    await other.transaction(({ journal }) => journal.add(change([['new', 1]])));
    await other.transaction(({ journal }) => journal.merge(1000), 'beside');
    expect((await other.journal.counts()).cells).toEqual([]);
    written.open();
    await older;
    await other.transaction(({ journal }) => journal.merge(1000), 'beside');
    const { cells } = await other.journal.counts();
    expect(Object.fromEntries(cells)).toEqual({ old: 1, new: 1 });
  });

  it('leaves what is due and at work elsewhere to whoever has it', async () => {
    await put('C1', 'C2');
    const taken = gate();
    const first = one.transaction(async ({ subjects }) => {
      const due = await subjects.takeDue(100, 1);
      await taken.passed;
      return due;
    });
    let rest: readonly { no: string }[] = [];
    while (rest.length !== 1) {
      rest = await other.transaction(({ subjects }) => subjects.takeDue(100, 9));
    }
    taken.open();
    expect([...(await first), ...rest].map(({ no }) => no).sort()).toEqual(['C1', 'C2']);
  });

  it('lets nobody derive while somebody is alone, and lets him wait for those who do', async () => {
    const [begun, held] = [gate(), gate()];
    const order: string[] = [];
    const deriving = one.transaction(async () => {
      begun.open();
      await held.passed;
      order.push('derived');
    });
    await begun.passed;
    const moving = other.transaction(() => {
      order.push('moved');
      return Promise.resolve();
    }, 'alone');
    await somebodyWaits();
    const late = one.transaction(() => {
      order.push('derived later');
      return Promise.resolve();
    });
    await other.transaction(() => {
      order.push('beside');
      return Promise.resolve();
    }, 'beside');
    held.open();
    await Promise.all([deriving, moving, late]);
    expect(order).toEqual(['beside', 'derived', 'moved', 'derived later']);
  });

  it('gives a duty to one process at a time, and to another when its connection ends', async () => {
    const begun = gate();
    const held = gate();
    const doing = one.onDuty('refiling', async () => {
      begun.open();
      await held.passed;
      return 'one';
    });
    await begun.passed;
    expect(await other.onDuty('refiling', () => Promise.resolve('other'))).toBeUndefined();
    expect(await other.onDuty('merging', () => Promise.resolve('other'))).toBe('other');
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks
       WHERE locktype = 'advisory' AND objid = 3 AND database =
         (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    let taken: string | undefined;
    while (taken === undefined) {
      taken = await other.onDuty('refiling', () => Promise.resolve('other'));
    }
    expect(taken).toBe('other');
    held.open();
    await expectAsync(doing).toBeRejected();
  });

  it('runs a transaction again whose connection ended in the middle', async () => {
    let runs = 0;
    const added = await one.transaction(async ({ log }) => {
      runs += 1;
      if (runs === 1) {
        await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND state = 'idle in transaction'`,
        );
      }
      return log.add([event('a')]);
    });
    expect([runs, added[0]?.fresh]).toEqual([2, true]);
  });

  it('gives a transaction up that fails by what it does itself', async () => {
    let runs = 0;
    const failing = one.transaction(() => {
      runs += 1;
      return Promise.reject(new RangeError('no'));
    });
    await expectAsync(failing).toBeRejectedWithError(RangeError, 'no');
    expect(runs).toBe(1);
  });

  it('goes on with higher versions in a server that has counted less than the one it came from', async () => {
    await one.transaction(({ journal }) => journal.mark('sweptTo', 7), 'alone');
    const far = 1_000_000_000_000;
    await admin.query(
      `INSERT INTO change VALUES (${far}, 1, '[["x",1]]', '[]', '[]', false, 1, NULL);
       UPDATE head SET version = ${far}`,
    );
    await openPostgres(database.url);
    const version = await one.transaction(({ journal }) => journal.add(change([['x', 1]])));
    expect(version).toBeGreaterThan(far);
    expect((await one.journal.after(0, 9)).map(({ dataVersion }) => dataVersion)).toEqual([
      far,
      version,
    ]);
    expect(await one.journal.settled()).toEqual({
      ...{ upTo: jasmine.any(Number), sweptTo: 7 },
      prunedTo: 0,
    });
  });
});
