import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Store } from '../../../application/store.ts';
import type { ChangeRow, SubjectRow } from '../../../application/store-rows.ts';
import { describeSourceContract } from './source-contract.ts';

/** A home under test: `open` may be called several times, all see the same data. */
export interface Home {
  readonly open: () => Store;
  readonly dispose: () => Promise<void>;
}

/** What every home of the data has to keep. Call it inside a `describe` of the home. */
export function describeStoreContract(makeHome: () => Home): void {
  let home: Home;
  let store: Store;

  beforeEach(() => {
    home = makeHome();
    store = home.open();
  });

  afterEach(async () => {
    await store.close();
    await home.dispose();
  });

  it('keeps an identity once and tells what was kept', async () => {
    const first = await store.transaction(({ log }) => log.add([event('a'), event('b')], 1));
    const again = await store.transaction(({ log }) => log.add([event('a', { n: 2 })], 3));
    expect(first).toEqual([
      { fresh: true, seq: 1 },
      { fresh: true, seq: 2 },
    ]);
    expect(again).toEqual([{ fresh: false, seq: 1, kept: event('a') }]);
    expect(await store.log.read([2, 1, 9])).toEqual([event('b'), event('a')]);
  });

  it('keeps the same id of another source as another event', async () => {
    const added = await store.transaction(({ log }) =>
      log.add([event('a'), { ...event('a'), source: 'urn:other' }], 1),
    );
    expect(added.map(({ fresh }) => fresh)).toEqual([true, true]);
  });

  it('gives back every text as it came, also 汉字 and signs of SQL', async () => {
    const odd = event("a'; DROP TABLE event; --", {
      text: '汉字 𠮷 " \' \\ %_',
      nested: [null, 1.5],
    });
    await store.transaction(({ log }) => log.add([odd], 1));
    expect(await store.log.read([1])).toEqual([odd]);
  });

  it('leaves nothing of a transaction that fails', async () => {
    const failing = store.transaction(async ({ log, subjects, journal }) => {
      await log.add([event('a')], 1);
      await subjects.put([{ row: subject('C1'), before: undefined }]);
      await journal.add(change(1));
      throw new Error('no');
    });
    await expectAsync(failing).toBeRejectedWithError('no');
    expect(await store.log.read([1])).toEqual([]);
    expect(await store.subjects.find([{ kind: 'case', no: 'C1' }])).toEqual([]);
    expect((await store.journal.head()).dataVersion).toBe(0);
    const added = await store.transaction(({ log }) => log.add([event('a')], 1));
    expect(added).toEqual([{ fresh: true, seq: 1 }]);
  });

  it('gives a subject back as it was written last', async () => {
    await store.transaction(({ subjects }) =>
      subjects.put([{ row: subject('C1'), before: undefined }]),
    );
    const later = subject('C1', { phase: 'finished', events: [1, 2], nextAt: null, version: 2 });
    await store.transaction(({ subjects }) =>
      subjects.put([{ row: later, before: subject('C1') }]),
    );
    expect(await store.subjects.find([{ kind: 'case', no: 'C1' }])).toEqual([later]);
  });

  it('finds a subject where its new region and its new due instant put it', async () => {
    const before = subject('C1', { path: '37/', nextAt: 10, received: 1 });
    const moved: Partial<SubjectRow>[] = [
      { path: '38/' },
      { nextAt: 20 },
      { received: 2 },
      { path: '38/', nextAt: null, phase: 'finished' },
      { phase: 'accepted' },
    ];
    await store.transaction(({ subjects }) => subjects.put([{ row: before, before: undefined }]));
    let last = before;
    for (const more of moved) {
      const row = { ...before, ...more };
      const write = { row, before: last };
      await store.transaction(({ subjects }) => subjects.put([write]));
      expect(await store.subjects.list({ path: row.path }, null, 9)).toEqual([row]);
      expect((await store.subjects.due(row.nextAt ?? 99, 9)).length).toBe(
        row.nextAt === null ? 0 : 1,
      );
      last = row;
    }
  });

  it('lists what is due, the earliest first, at the instant itself and not before', async () => {
    const rows = [
      subject('late', { nextAt: 300 }),
      subject('never', { nextAt: null }),
      subject('first', { nextAt: 100 }),
    ];
    await store.transaction(({ subjects }) =>
      subjects.put(rows.map((row) => ({ row, before: undefined }))),
    );
    const nos = async (until: number, limit: number): Promise<string[]> =>
      (await store.subjects.due(until, limit)).map(({ no }) => no);
    expect(await nos(99, 10)).toEqual([]);
    expect(await nos(100, 10)).toEqual(['first']);
    expect(await nos(300, 10)).toEqual(['first', 'late']);
    expect(await nos(300, 1)).toEqual(['first']);
  });

  it('lists cases of a subtree, a line and a text, latest received first', async () => {
    const rows = [
      subject('C1', { path: '37/3701/', line: 'water', received: 10, title: '取水许可' }),
      subject('C2', { path: '37/3701/370102/', line: 'land', received: 30 }),
      subject('C3', { path: '37/3702/', line: 'water', received: 20 }),
      subject('C4', { path: '37/37010/', line: 'water', received: null }),
    ];
    await store.transaction(({ subjects }) =>
      subjects.put(rows.map((row) => ({ row, before: undefined }))),
    );
    const nos = async (filter: Parameters<Store['subjects']['list']>[0]): Promise<string[]> => {
      const found = (await store.subjects.list(filter, null, 10)).map(({ no }) => no);
      expect(await store.subjects.count(filter)).toBe(found.length);
      return found;
    };
    expect(await nos({ path: '' })).toEqual(['C2', 'C3', 'C1', 'C4']);
    expect(await nos({ path: '37/3701/' })).toEqual(['C2', 'C1']);
    expect(await nos({ path: '', line: 'water' })).toEqual(['C3', 'C1', 'C4']);
    expect(await nos({ path: '', text: '取水' })).toEqual(['C1']);
    expect(await nos({ path: '', text: '%' })).toEqual([]);
    expect(await nos({ path: '', contributes: ['["vol', 'ume"]'] })).toEqual([
      'C2',
      'C3',
      'C1',
      'C4',
    ]);
    expect(await nos({ path: '', contributes: ['["clock"'] })).toEqual([]);
    expect(await nos({ path: '', department: null })).toEqual(['C2', 'C3', 'C1', 'C4']);
  });

  it('pages a list without a gap or a repetition', async () => {
    const rows = Array.from({ length: 7 }, (_, index) =>
      subject(`C${index}`, { received: Math.floor(index / 3) }),
    );
    await store.transaction(({ subjects }) =>
      subjects.put(rows.map((row) => ({ row, before: undefined }))),
    );
    const seen: string[] = [];
    let after: { received: number; no: string } | null = null;
    for (;;) {
      const page: readonly SubjectRow[] = await store.subjects.list({ path: '' }, after, 2);
      const last = page.at(-1);
      if (last === undefined) break;
      seen.push(...page.map(({ no }) => no));
      after = { received: last.received ?? 0, no: last.no };
    }
    expect(seen).toEqual(['C6', 'C3', 'C4', 'C5', 'C0', 'C1', 'C2']);
  });

  it('adds the changes up, merged or not', async () => {
    await store.transaction(async ({ journal }) => {
      await journal.add(change(1, [['x', 2]]));
      await journal.add(
        change(2, [
          ['x', -1],
          ['y', 5],
        ]),
      );
    });
    expect(await sums(store)).toEqual({ x: 1, y: 5 });
    expect(await store.transaction(({ journal }) => journal.merge(1))).toBeTrue();
    expect(await sums(store)).toEqual({ x: 1, y: 5 });
    expect(await store.transaction(({ journal }) => journal.merge(1000))).toBeFalse();
    expect(await sums(store)).toEqual({ x: 1, y: 5 });
    expect(await store.journal.counts()).toEqual({
      upTo: 2,
      cells: [
        ['x', 1],
        ['y', 5],
      ],
    });
  });

  it('a snapshot sees one moment while another connection writes', async () => {
    const other = home.open();
    const seen = await store.snapshot(async (inside) => {
      const before = (await inside.journal.head()).dataVersion;
      await other.transaction(({ journal }) => journal.add(change(1)));
      return [before, (await inside.journal.head()).dataVersion];
    });
    expect(seen).toEqual([0, 0]);
    expect((await store.journal.head()).dataVersion).toBe(1);
    await other.close();
  });

  it('two snapshots asked for at once both answer', async () => {
    const read = (): Promise<number> =>
      store.snapshot(async ({ journal }) => (await journal.head()).dataVersion);
    expect(await Promise.all([read(), read()])).toEqual([0, 0]);
  });

  it('tells that another connection wrote, once, and nothing of its own writes', async () => {
    const other = home.open();
    await store.foreignWrites();
    await store.transaction(({ journal }) => journal.add(change(1)));
    expect(await store.foreignWrites()).toBeFalse();
    await other.transaction(({ journal }) => journal.add(change(2)));
    expect(await store.foreignWrites()).toBeTrue();
    expect(await store.foreignWrites()).toBeFalse();
    await other.close();
  });

  it('keeps the first of two accounts and sources of one name', async () => {
    const account = {
      name: 'li',
      displayName: '李',
      role: 'supervisor',
      regionCode: null,
      line: null,
      disabled: false,
    } as const;
    expect(await store.desk.addAccount(account, 'hash', 1)).toBeTrue();
    expect(await store.desk.addAccount({ ...account, role: 'leader' }, 'other', 2)).toBeFalse();
    expect(await store.desk.findAccount('li')).toEqual({ ...account, passwordHash: 'hash' });
    expect(await store.desk.addSource({ name: 's', prefix: 'urn:a' }, 'k', 1)).toBeTrue();
    expect(await store.desk.addSource({ name: 's', prefix: 'urn:b' }, 'l', 1)).toBeFalse();
    expect(await store.desk.findSourceByKeyHash('k')).toEqual({
      ...{ name: 's', prefix: 'urn:a', regionCode: null },
    });
  });

  describeSourceContract(() => store);

  it('keeps the newest rows of quarantine, and one refused event once', async () => {
    const entry = (eventId: string) => ({
      source: 'urn:a',
      eventId,
      code: 'event/invalid',
      path: 'time',
      message: 'no',
      receivedAt: 1,
      event: `{"id":"${eventId}"}`,
      keptSeq: null,
      sourceName: null,
    });
    await store.desk.addQuarantine([entry('1'), entry('2'), entry('2')], 2);
    await store.desk.addQuarantine([entry('3')], 2);
    const rows = await store.desk.quarantine(null, null, 10);
    expect(rows.map(({ eventId }) => eventId)).toEqual(['3', '2']);
    expect(await store.desk.countQuarantined(null)).toBe(2);
  });
}

async function sums(store: Store): Promise<Record<string, number>> {
  const { upTo, cells } = await store.journal.counts();
  const sum: Record<string, number> = Object.fromEntries(cells);
  for (const { deltas } of await store.journal.after(upTo, 100)) {
    for (const [cell, amount] of deltas) sum[cell] = (sum[cell] ?? 0) + amount;
  }
  return sum;
}

function event(id: string, data: LoggedEvent['data'] = { n: 1 }): LoggedEvent {
  return {
    source: 'urn:city:jinan',
    id,
    type: 'case.note',
    subject: 'C1',
    time: 1000,
    sequence: null,
    receivedAt: 2000,
    data,
  };
}

function subject(no: string, more: Partial<SubjectRow> = {}): SubjectRow {
  return {
    kind: 'case',
    no,
    events: [1],
    region: '370102',
    path: '370000/',
    department: null,
    line: null,
    item: null,
    title: null,
    phase: 'received',
    level: null,
    received: 1,
    finished: null,
    nextAt: 10,
    asOf: 5,
    clocks: '[]',
    contribution: [['|["volume"]', 1]],
    configuration: 1,
    version: 1,
    ...more,
  };
}

function change(dataVersion: number, deltas: ChangeRow['deltas'] = []): ChangeRow {
  return {
    dataVersion,
    sweptTo: dataVersion,
    deltas,
    cards: [],
    cases: [],
    snapshot: false,
    at: dataVersion,
    lastEventAt: null,
  };
}
