import type { SubjectKind } from '#domain/subject-kind.ts';
import { firstReference } from '../../first-reference.ts';
import { MemoryHome } from '../../testing/memory-home/memory-home.ts';
import type { MemoryStore } from '../../testing/memory-home/memory-home.ts';
import { HTTP, RECEIVED, sent } from '../../testing/open-test-platform.ts';
import { TEST_VAULT } from '../../testing/test-vault.ts';
import { manualClock } from '../clock.ts';
import type { ReferenceKind } from '../store/store-rows.ts';
import { Refiling } from './refiling.ts';
import { Writer } from './writer.ts';

describe('following new reference data', () => {
  let store: MemoryStore;
  let writer: Writer;

  beforeEach(async () => {
    store = new MemoryHome().open();
    const clock = manualClock(Date.parse('2026-03-02T10:00:00+08:00'));
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
