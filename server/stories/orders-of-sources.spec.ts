import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

describe('orders that a source tells of a case', () => {
  it('count among those answered in time, and become overdue by themselves', async () => {
    const test = await openTestPlatform('2026-03-10T10:00:00+08:00');
    try {
      const issue = (no: string, subject: string) =>
        sent('order.issued', '2026-03-09', { no, due: '2026-03-11' }, { subject });
      const told = [
        sent('received', '2026-03-02', RECEIVED, { subject: 'C0' }),
        sent('received', '2026-03-02', RECEIVED, { subject: 'C1' }),
        ...[issue('府督1', 'C0'), issue('府督2', 'C1')],
        sent('order.replied', '2026-03-10T09:00:00+08:00', { no: '府督1' }, { subject: 'C0' }),
      ];

      expect((await test.current().ingest(told, HTTP)).rejected).toEqual([]);
      const counted = async () => {
        const query = { period: '2026-03', by: 'region', id: 'I-21' } as const;
        const list = await test.current().indicators(supervisor()(test.current()), query);
        const [row] = list.ok ? list.value.totals : [];
        return [row?.numerator, row?.denominator];
      };

      expect(await counted()).toEqual([1, 1]);
      await test.moveTo('2026-03-12T00:00:00+08:00');

      expect(await counted()).toEqual([1, 2]);
      expect((await test.current().verify()).difference).toBe(0);
    } finally {
      await test.dispose();
    }
  });
});
