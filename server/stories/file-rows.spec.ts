import type { BatchRows } from '../application/writer/batch-rows.ts';
import { FILE, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';

describe('rows of a file through the whole platform', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
  });

  afterEach(() => test.dispose());

  const event = (id: string, text: string, time = '2026-03-02') => ({
    ...sent('note', time, { text }),
    id,
  });
  const rows = (of: readonly number[], aside: BatchRows['aside'] = new Map()) => ({ of, aside });
  const told = async (): Promise<unknown[]> => {
    const platform = test.current();
    const found = await platform.findCase(supervisor()(platform), 'C1', {});
    return (found?.events ?? []).map(({ data }) => data['text']);
  };

  it('are taken whole', async () => {
    const receipt = await test
      .current()
      .ingest([event('a', '1'), event('a+', '2')], FILE, rows([1, 1]));
    expect(receipt).toEqual({ accepted: 2, duplicate: 0, rejected: [] });
    expect((await told()).sort()).toEqual(['1', '2']);
  });

  it('that repeat an identity with other content are put aside whole, also what would be new of them', async () => {
    const batch = [event('a', '1'), event('a', 'other'), event('a+', 'its end')];
    const receipt = await test.current().ingest(batch, FILE, rows([1, 2, 2]));
    expect(receipt.accepted).toBe(1);
    expect(receipt.rejected.map(({ index, code }) => `${index} ${code}`)).toEqual([
      '1 event/conflict',
    ]);
    expect(await told()).toEqual(['1']);
  });

  it('are put aside whole also in a later batch, once and with both contents shown', async () => {
    const platform = test.current();
    await platform.ingest([event('a', '1')], FILE, rows([1]));
    const other = [event('a', 'other'), event('a+', 'its end')];
    for (let time = 0; time < 2; time += 1) {
      const receipt = await platform.ingest(other, FILE, rows([1, 1]));
      expect([receipt.accepted, receipt.rejected.length]).toEqual([0, 1]);
    }
    expect(await told()).toEqual(['1']);
    const { items } = await platform.quarantine(supervisor()(platform), {});
    expect(items.length).toBe(1);
    expect(JSON.stringify([items[0]?.event, items[0]?.kept])).toContain('other');
  });

  it('are completed where their beginning is known but an end was lost', async () => {
    const platform = test.current();
    await platform.ingest([event('a', '1')], FILE, rows([1]));
    const receipt = await platform.ingest([event('a', '1'), event('a+', '2')], FILE, rows([1, 1]));
    expect(receipt).toEqual({ accepted: 1, duplicate: 1, rejected: [] });
  });

  it('with one event that cannot be taken are put aside whole, with the reason of that event', async () => {
    const batch = [event('a', '1'), event('a+', '2', '2099-01-01'), event('b', '3')];
    const receipt = await test.current().ingest(batch, FILE, rows([1, 1, 2]));
    expect(receipt.rejected.map(({ index, code }) => `${index} ${code}`)).toEqual([
      '1 event/inFuture',
    ]);
    expect(await told()).toEqual(['3']);
  });

  it('that the reader puts aside are refused with its reason, whatever they say', async () => {
    const reason = { code: 'row/endBeforeStart', path: 'CLOSED', message: 'before OPENED' };
    const batch = [event('a', '1'), event('a+', '2'), event('b', '3')];
    const receipt = await test
      .current()
      .ingest(batch, FILE, rows([1, 1, 2], new Map([[1, reason]])));
    expect(receipt.rejected).toEqual([{ index: 0, id: 'a', ...reason }]);
    expect(await told()).toEqual(['3']);
  });
});
