import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';

type Sent = ReturnType<typeof sent>;

describe('tickets that are part of one matter', () => {
  let test: TestPlatform;
  let viewer: Viewer;

  const began = (no: string, at: string): Sent[] => [
    sent('ticket.created', at, { kind: 'complaint', regionCode: '370102' }, { subject: no }),
    sent('ticket.dispatched', at, { departmentCode: '370102-water' }, { subject: no }),
  ];
  const merged = (no: string, into: string, at: string): Sent =>
    sent('ticket.merged', at, { into }, { subject: no });
  const replied = (no: string, at: string): Sent =>
    sent('ticket.replied', at, { text: '已处理' }, { subject: no });
  const matters = async (): Promise<readonly number[]> => {
    const answer = await test
      .current()
      .clockSummary(viewer, { subject: 'ticket', by: 'region', kind: 'matter' });
    const row = answer.ok ? answer.value.items.find(({ total }) => total > 0) : undefined;
    return [row?.running ?? 0, row?.overdue ?? 0, row?.onTime ?? 0, row?.late ?? 0];
  };
  const take = async (...events: readonly Sent[]): Promise<void> => {
    const receipt = await test.current().ingest(events, HTTP);
    expect(receipt.rejected).toEqual([]);
  };

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-20T10:00:00+08:00');
    viewer = supervisor()(test.current());
  });

  afterEach(async () => {
    expect((await test.current().verify()).details).toEqual([]);
    await test.dispose();
  });

  it('are answered with the answer to the one they were merged into', async () => {
    await take(...began('A', '2026-03-02'), ...began('B', '2026-03-05'));
    await take(merged('A', 'B', '2026-03-06'), replied('B', '2026-03-09'));
    expect(await matters()).toEqual([0, 0, 2, 0]);
  });

  it('keep their own limit: the caller of the older one does not wait for the younger one’s', async () => {
    await take(...began('A', '2026-03-02'), ...began('B', '2026-03-05'));
    await take(merged('A', 'B', '2026-03-06'), replied('B', '2026-03-11'));
    expect(await matters()).toEqual([0, 0, 1, 1]);
  });

  it('have no answer of one that they turn out to have been split from before it came', async () => {
    await take(...began('A', '2026-03-02'), ...began('B', '2026-03-05'));
    await take(merged('A', 'B', '2026-03-06'), replied('B', '2026-03-09'));
    await take(sent('ticket.split', '2026-03-07', {}, { subject: 'A' }));
    expect(await matters()).toEqual([0, 1, 1, 0]);
    await take(merged('A', 'B', '2026-03-18'));
    expect(await matters()).toEqual([0, 0, 1, 1]);
  });

  const events = (): readonly Sent[] => [
    ...began('A', '2026-03-02'),
    ...began('B', '2026-03-05'),
    merged('A', 'B', '2026-03-06'),
    replied('B', '2026-03-09'),
  ];
  const orders: readonly (readonly [string, readonly number[]])[] = [
    ['the answer came before it was known that they are one', [0, 1, 2, 3, 5, 4]],
    ['the other one came last of all', [0, 1, 4, 2, 3, 5]],
    ['everything came backwards', [5, 4, 3, 2, 1, 0]],
  ];
  for (const [what, order] of orders) {
    it(`are answered also where ${what}`, async () => {
      const all = events();
      for (const place of order) await take(...all.slice(place, place + 1));
      expect(await matters()).toEqual([0, 0, 2, 0]);
    });
  }

  it('are answered through one that is part of a third', async () => {
    await take(
      ...began('A', '2026-03-16'),
      ...began('B', '2026-03-16'),
      ...began('C', '2026-03-16'),
      merged('A', 'B', '2026-03-17'),
      merged('B', 'C', '2026-03-17'),
    );
    await take(replied('C', '2026-03-18'));
    expect(await matters()).toEqual([0, 0, 3, 0]);
  });

  it('wait for an answer of their own once they are split again', async () => {
    await take(
      ...began('A', '2026-03-16'),
      ...began('B', '2026-03-16'),
      merged('A', 'B', '2026-03-17'),
      sent('ticket.split', '2026-03-18', {}, { subject: 'A' }),
    );
    await take(replied('B', '2026-03-19'));
    expect(await matters()).toEqual([1, 0, 1, 0]);
  });
});
