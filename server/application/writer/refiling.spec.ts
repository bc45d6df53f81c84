import type { SubjectKind } from '#domain/subject-kind.ts';
import { firstReference } from '../../first-reference.ts';
import { MemoryHome } from '../../testing/memory-home/memory-home.ts';
import type { MemoryStore } from '../../testing/memory-home/memory-home.ts';
import { HTTP, RECEIVED, sent } from '../../testing/open-test-platform.ts';
import { TEST_VAULT } from '../../testing/test-vault.ts';
import { manualClock } from '../clock.ts';
import type { ReferenceKind } from '../store/store-rows.ts';
import { Refiling } from './refiling.ts';
import { relistSubjects } from './repairs.ts';
import { Writer } from './writer.ts';

describe('following new reference data', () => {
  let store: MemoryStore;
  let writer: Writer;
  const clock = manualClock(Date.parse('2026-03-02T10:00:00+08:00'));

  beforeEach(async () => {
    store = new MemoryHome().open();
    writer = await Writer.open(store, clock, TEST_VAULT, firstReference);
  });

  const take = (
    subject: string,
    data: Readonly<Record<string, unknown>> = {},
  ): Promise<unknown> => {
    const event = { ...sent('received', '2026-03-02', { ...RECEIVED, ...data }), subject };
    return writer.ingest([{ events: [{ ...event, id: subject }], origin: HTTP }]);
  };
  const record = (kind: ReferenceKind, value: object): Promise<void> => {
    const { code } = value as { readonly code: string };
    return writer.record([{ kind, code, data: JSON.stringify(value) }]);
  };
  const region = (code: string): object => ({
    ...{ code, name: code, parent: '370102', validFrom: null, validTo: null },
  });
  const department = (code: string, line: string | null): object => ({
    ...{ code, name: code, regionCode: '370102', line, parent: null },
    ...{ validFrom: null, validTo: null },
  });
  /** Runs to the end; how many subjects were derived again. */
  const follow = async (): Promise<number> => {
    const refiling = new Refiling(store, writer);
    let derived = 0;
    for (;;) {
      const step = await refiling.step();
      if (step === undefined) return derived;
      derived += step;
    }
  };

  it('derives a subject again that was filed before its region was known', async () => {
    await take('C1', { regionCode: '370102-new' });
    await record('region', region('370102-new'));
    expect(await follow()).toBe(1);
    const [row] = await store.subjects.find([{ kind: 'case', no: 'C1' }]);
    expect(row?.path.endsWith('/370102-new/')).toBe(true);
  });

  it('gives orders that lay in the row of a case to subjects of their own', async () => {
    await take('C1');
    const { itemCode, regionCode, departmentCode } = RECEIVED;
    const place = { itemCode, regionCode, departmentCode };
    const data = { no: '督1', due: '2026-03-09', ...place };
    const issued = sent('order.issued', '2026-03-02', data, { subject: 'C1' });
    await writer.ingest([{ events: [issued], origin: HTTP }]);
    const key = { kind: 'order', no: '督1' } as const;
    const [row] = await store.subjects.find([key]);
    const seqs = row?.events.slice(0, 1) ?? [];
    await store.transaction(async (inside) => {
      if (row === undefined) return;
      const empty = { ...row, events: [], contribution: [], path: '', region: null };
      await inside.subjects.put([{ row: { ...empty, version: row.version + 1 }, before: row }]);
    });
    await relistSubjects(writer, [{ kind: 'case', no: 'C1', seqs }]);
    const held = async () =>
      (await store.subjects.find([{ kind: 'case', no: 'C1' }, key])).map(({ events }) => events);

    expect(await held()).toEqual([[1, ...seqs], []]);
    await store.transaction((inside) => inside.journal.mark('refiledTo', 0));
    writer = await Writer.open(store, clock, TEST_VAULT, firstReference);
    await follow();
    const [cases, orders] = await held();

    expect(cases).toEqual([1]);
    expect(orders).toEqual(seqs);
    const [moved] = await store.subjects.find([key]);

    expect(moved?.path).toBe('370000/370100/370102/');
  });

  it('leaves a subject alone that was derived with the new code already', async () => {
    await record('region', region('370102-new'));
    await take('C1', { regionCode: '370102-new' });
    expect(await follow()).toBe(0);
  });

  it('tells of two records of one code the one that a subject does not know yet', async () => {
    await record('department', department('D1', null));
    await take('C1', { departmentCode: 'D1' });
    await record('department', department('D1', 'L1'));
    await take('C2', { departmentCode: 'D1' });
    expect(await follow()).toBe(1);
    const rows = await store.subjects.find(['C1', 'C2'].map((no) => ({ kind: 'case', no })));
    expect(rows.map(({ line }) => line)).toEqual(['L1', 'L1']);
  });

  it('leaves subjects alone that name none of the new codes', async () => {
    await take('C1');
    await record('region', region('370102-new'));
    expect(await follow()).toBe(0);
  });

  const looked: readonly (readonly [
    kind: ReferenceKind,
    value: object,
    at: readonly SubjectKind[],
  ])[] = [
    ['survey', { questions: [], opensAt: 0, closesAt: null }, ['answer']],
    ['service', { name: '路灯', kind: 'report', attributes: [] }, ['review', 'ticket']],
    ['outline', { rings: [] }, []],
  ];
  for (const [kind, value, at] of looked) {
    it(`looks at ${at.join(' and ') || 'nothing'} where nothing but a ${kind} was recorded`, async () => {
      await take('C1');
      await follow();
      const scanned = spyOn(store.subjects, 'scan').and.callThrough();
      await record(kind, { code: 'S1', ...value });
      expect(await follow()).toBe(0);
      expect(
        scanned.calls
          .allArgs()
          .map(([each]) => each)
          .sort(),
      ).toEqual([...at]);
    });
  }

  it('derives everything again where other code had derived it', async () => {
    await take('C1');
    await writer.markRefiled(0);
    expect(await follow()).toBe(1);
    expect((await writer.filing()).refiledTo).toBe(writer.book.configuration.version);
  });
});
