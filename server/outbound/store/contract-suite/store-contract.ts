import type { Store, SubjectFilter } from '../../../application/store/store.ts';
import type { AddedEvent, SubjectRow } from '../../../application/store/store-rows.ts';
import { describeAudit } from './audit-contract.ts';
import { describeJournal } from './journal-contract.ts';
import { describeDesk } from './desk-contract.ts';
import { describeEvidence } from './evidence-contract.ts';
import { describeGoingBack } from './going-back-contract.ts';
import { describeStretches } from './stretch-contract.ts';
import { describeOpenSubjects } from './open-subjects-contract.ts';
import { describeManyAtOnce } from './many-at-once-contract.ts';
import { describeDetached } from './detached-contract.ts';
import { describePersonal } from './personal-contract.ts';
import { change, event, subject } from './sample-rows.ts';
import { describeSourceContract } from './source-contract.ts';

/** A home under test: `open` may be called several times, all see the same data. */
export interface Home {
  readonly open: () => Promise<Store>;
  readonly dispose: () => Promise<void>;
}

/** What every home of the data has to keep. Call it inside a `describe` of the home. */
export function describeStoreContract(makeHome: () => Promise<Home>): void {
  let home: Home;
  let store: Store;

  beforeEach(async () => {
    home = await makeHome();
    store = await home.open();
  });

  afterEach(async () => {
    await store.close();
    await home.dispose();
  });

  it('keeps an identity once and tells what was kept', async () => {
    const first = await store.transaction(({ log }) => log.add([event('a'), event('b')]));
    const again = await store.transaction(({ log }) => log.add([event('a', { n: 2 })]));
    const [a, b] = seqsOf(first);
    expect(first.map(({ fresh }) => fresh)).toEqual([true, true]);
    expect(a).toBeLessThan(b ?? 0);
    expect(again).toEqual([{ fresh: false, seq: a ?? 0, kept: event('a') }]);
    expect(await store.log.read([b ?? 0, a ?? 0, 999_999])).toEqual([event('b'), event('a')]);
  });

  it('keeps an identity once that comes twice in one call, the first of the two', async () => {
    const added = await store.transaction(({ log }) =>
      log.add([event('a'), event('b'), event('a', { n: 2 })]),
    );
    expect(added.map(({ fresh }) => fresh)).toEqual([true, true, false]);
    expect(added[2]).toEqual({ fresh: false, seq: added[0]?.seq ?? 0, kept: event('a') });
    expect((await store.log.scan(0, 9)).map(({ seq }) => seq)).toEqual(seqsOf(added).slice(0, 2));
  });

  it('answers nothing to nothing', async () => {
    expect(await store.transaction(({ log }) => log.add([]))).toEqual([]);
    expect(await store.transaction(({ subjects }) => subjects.take([]))).toEqual([]);
    expect(await store.cards.find([])).toEqual([]);
    expect(await store.log.read([])).toEqual([]);
  });

  it('takes a subject: answers it where memory holds nothing or an older version of it', async () => {
    await store.transaction(({ subjects }) =>
      subjects.put([{ row: subject('C1'), before: undefined }]),
    );
    const key = { kind: 'case', no: 'C1' } as const;
    const nos = async (no: string, known: number | null): Promise<readonly string[]> =>
      (await store.transaction(({ subjects }) => subjects.take([{ ...key, no, known }]))).map(
        (row) => row.no,
      );
    expect(await nos('C1', null)).toEqual(['C1']);
    expect(await nos('C1', 1)).toEqual([]);
    expect(await nos('C2', null)).toEqual([]);
  });

  it('keeps the same id of another source as another event', async () => {
    const added = await store.transaction(({ log }) =>
      log.add([event('a'), { ...event('a'), source: 'urn:other' }]),
    );
    expect(added.map(({ fresh }) => fresh)).toEqual([true, true]);
  });

  it('gives a source that came with a failed transaction no place that another one takes', async () => {
    const failed = store.transaction(async ({ log }) => {
      // Three, so that what is remembered after two is remembered as well.
      await log.add(['a', 'b', 'c'].map((id) => event(id)));
      throw new Error('the disk is full');
    });
    await expectAsync(failed).toBeRejectedWithError('the disk is full');
    await store.transaction(({ log }) => log.add([{ ...event('x'), source: 'urn:other' }]));
    const added = await store.transaction(({ log }) => log.add([event('a')]));
    expect(added.map(({ fresh }) => fresh)).toEqual([true]);
    expect(await store.log.read(seqsOf(added))).toEqual([event('a')]);
  });

  it('gives back every text as it came, also 汉字 and signs of SQL', async () => {
    const odd = event("a'; DROP TABLE event; --", {
      text: '汉字 𠮷 " \' \\ %_',
      nested: [null, 1.5],
    });
    const added = await store.transaction(({ log }) => log.add([odd]));
    expect(await store.log.read(seqsOf(added))).toEqual([odd]);
  });

  it('leaves nothing of a transaction that fails', async () => {
    let seqs: readonly number[] = [];
    const failing = store.transaction(async ({ log, subjects, journal }) => {
      seqs = seqsOf(await log.add([event('a')]));
      await subjects.put([{ row: subject('C1'), before: undefined }]);
      await journal.add(change());
      throw new Error('no');
    });
    await expectAsync(failing).toBeRejectedWithError('no');
    expect(await store.log.read(seqs)).toEqual([]);
    expect(await store.subjects.find([{ kind: 'case', no: 'C1' }])).toEqual([]);
    expect((await store.journal.head()).dataVersion).toBe(0);
    const added = await store.transaction(({ log }) => log.add([event('a')]));
    expect(added.map(({ fresh }) => fresh)).toEqual([true]);
  });

  it('gives a subject back as it was written last', async () => {
    await store.transaction(({ subjects }) =>
      subjects.put([{ row: subject('C1'), before: undefined }]),
    );
    const shape = Number.MAX_SAFE_INTEGER;
    const moved = { phase: 'finished', events: [1, 2], nextAt: null, shape, version: 2 };
    const later = subject('C1', moved);
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
      { item: 'another' },
    ];
    await store.transaction(({ subjects }) => subjects.put([{ row: before, before: undefined }]));
    let last = before;
    for (const more of moved) {
      const row = { ...before, ...more };
      const write = { row, before: last };
      await store.transaction(({ subjects }) => subjects.put([write]));
      expect(await store.subjects.list({ kind: 'case', path: row.path }, null, 9)).toEqual([row]);
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

  it('lists subjects of a kind, a subtree, a line and a text, latest received first', async () => {
    const rows = [
      subject('C1', { path: '37/3701/', line: 'water', received: 10, title: '取水许可' }),
      subject('C2', { path: '37/3701/370102/', line: 'land', received: 30 }),
      subject('C3', { path: '37/3702/', line: 'water', received: 20 }),
      subject('C4', { path: '37/37010/', line: 'water', received: null }),
      subject('C1', { kind: 'ticket', path: '37/3701/', line: 'water', received: 10 }),
    ];
    await store.transaction(({ subjects }) =>
      subjects.put(rows.map((row) => ({ row, before: undefined }))),
    );
    const nos = async (wanted: Omit<SubjectFilter, 'kind'>): Promise<string[]> => {
      const filter: SubjectFilter = { ...wanted, kind: 'case' };
      const found = (await store.subjects.list(filter, null, 10)).map(({ no }) => no);
      expect(await store.subjects.count(filter)).toBe(found.length);
      return found;
    };
    expect(await nos({ path: '' })).toEqual(['C2', 'C3', 'C1', 'C4']);
    expect(await nos({ path: '37/3701/' })).toEqual(['C2', 'C1']);
    expect(await nos({ path: '', line: 'water' })).toEqual(['C3', 'C1', 'C4']);
    expect(await nos({ path: '', receivedFrom: 20 })).toEqual(['C2', 'C3']);
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
    const tickets = await store.subjects.list({ kind: 'ticket', path: '37/' }, null, 9);
    expect(tickets.map(({ no }) => no)).toEqual(['C1']);
    expect((await store.subjects.scan('ticket', '', 9)).map(({ no }) => no)).toEqual(['C1']);
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
      const page: readonly SubjectRow[] = await store.subjects.list(
        { kind: 'case', path: '' },
        after,
        2,
      );
      const last = page.at(-1);
      if (last === undefined) break;
      seen.push(...page.map(({ no }) => no));
      after = { received: last.received ?? 0, no: last.no };
    }
    expect(seen).toEqual(['C6', 'C3', 'C4', 'C5', 'C0', 'C1', 'C2']);
  });

  it('numbers reference data upwards from 1, without gaps', async () => {
    const row = { kind: 'region', code: '37', recordedAt: 1, data: '{}' } as const;
    await store.transaction(({ reference }) => reference.add([row, row]), 'alone');
    await store.transaction(({ reference }) => reference.add([row]), 'alone');
    expect((await store.reference.all()).map(({ no }) => no)).toEqual([1, 2, 3]);
    expect((await store.journal.head()).configuration).toBe(3);
  });

  it('keeps reference data word for word, also as long as the outlines of a province', async () => {
    const data = JSON.stringify({
      path: 'M1170000 -366000l1 1 -1 0z'.repeat(40_000),
      name: '历下区',
    });
    const row = { kind: 'outline', code: '370102', recordedAt: 1, data } as const;
    await store.transaction(({ reference }) => reference.add([row]), 'alone');
    expect((await store.reference.all())[0]?.data === data).toBeTrue();
  });

  it('reads of reference data what was recorded after a number, within the recording too', async () => {
    const row = { kind: 'region', code: '37', recordedAt: 1, data: '{}' } as const;
    const after = await store.transaction(async ({ reference }) => {
      await reference.add([row, { ...row, code: '38' }, row]);
      return reference.after(1);
    }, 'alone');
    expect(after).toEqual([
      { ...row, no: 2, code: '38' },
      { ...row, no: 3 },
    ]);
    expect(await store.reference.after(2)).toEqual([{ ...row, no: 3 }]);
    expect(await store.reference.after(3)).toEqual([]);
  });

  it('a snapshot sees one moment while another connection writes', async () => {
    const other = await home.open();
    let version = 0;
    const seen = await store.snapshot(async (inside) => {
      const before = await inside.journal.seen(0, 9);
      version = await other.transaction(({ journal }) => journal.add(change()));
      return [before, await inside.journal.seen(0, 9)];
    });
    expect(seen).toEqual([[], []]);
    expect((await store.journal.head()).dataVersion).toBe(version);
    await other.close();
  });

  it('two snapshots asked for at once both answer', async () => {
    const read = (): Promise<number> =>
      store.snapshot(async ({ journal }) => (await journal.head()).dataVersion);
    expect(await Promise.all([read(), read()])).toEqual([0, 0]);
  });

  it('tells that another connection wrote', async () => {
    const other = await home.open();
    await store.foreignWrites();
    await other.transaction(({ journal }) => journal.add(change()));
    expect(await store.foreignWrites()).toBeTrue();
    await other.close();
  });

  it('does a duty that nobody else has', async () => {
    expect(await store.onDuty('merging', () => Promise.resolve('done'))).toBe('done');
    expect(await store.onDuty('merging', () => Promise.resolve('again'))).toBe('again');
  });

  describeJournal(() => store);
  describeDesk(() => store);
  describeSourceContract(() => store);
  describeAudit(
    () => store,
    () => home.open(),
  );
  describePersonal(() => store);
  describeManyAtOnce(() => store);
  describeOpenSubjects(() => store);
  describeEvidence(() => store);
  describeStretches(() => store);
  describeGoingBack(() => store);
  describeDetached(() => store);
}

function seqsOf(added: readonly AddedEvent[]): readonly number[] {
  return added.map(({ seq }) => seq);
}
