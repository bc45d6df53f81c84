import { HTTP, openTestPlatform, RECEIVED, sent } from '../../../testing/open-test-platform.ts';
import type { TestPlatform } from '../../../testing/open-test-platform.ts';

describe('batches that wait for their commit', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
  });

  afterEach(() => test.dispose());

  it('take turns by source: one batch does not wait behind all of another source', async () => {
    const order: string[] = [];
    const send = async (sourceName: string, count: number): Promise<void> => {
      const events = Array.from({ length: count }, () => sent('received', '2026-03-02', RECEIVED));
      await test.current().ingest(events, { ...HTTP, sourceName });
      order.push(sourceName);
    };
    const crowd = Array.from({ length: 12 }, () => send('crowd', 500));
    await Promise.all([...crowd, send('single', 1)]);
    expect(order.length).toBe(13);
    expect(order.indexOf('single')).toBeLessThan(7);
  });

  it('of one source are stored in the order in which they came', async () => {
    const first = sent('received', '2026-03-02', RECEIVED);
    const other = { ...first, data: { ...RECEIVED, title: 'another' } };
    const [one, two] = await Promise.all(
      [first, other].map((event) => test.current().ingest([event], HTTP)),
    );
    expect([one?.accepted, two?.rejected[0]?.code]).toEqual([1, 'event/conflict']);
  });
});
