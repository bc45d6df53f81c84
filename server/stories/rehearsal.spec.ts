import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, RECEIVED, sent } from '../testing/open-test-platform.ts';

const BEFORE = '2026-03-04T23:59:50+08:00';

describe('a store that a command made by the machine’s clock', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-11-26T10:00:00+08:00');
    const row = { code: 'D1', name: '行政审批局', regionCode: '370102' };
    expect((await test.current().load('departments', [row])).ok).toBeTrue();
  });

  afterEach(() => test.dispose());

  it('begins where a rehearsal starts its clock, as long as no event has come', async () => {
    test.clock.set(Date.parse(BEFORE));
    const platform = await test.reopen();
    expect(platform.sweptTo()).toBe(Date.parse(BEFORE));
    await platform.ingest([sent('received', '2026-03-04T09:00:00+08:00', RECEIVED)], HTTP);
    await test.moveTo('2026-03-05T00:00:00+08:00');
    expect(test.current().sweptTo()).toBe(Date.parse('2026-03-05T00:00:00+08:00'));
    expect((await test.current().verify()).difference).toBe(0);
  });

  it('never goes back once an event has come', async () => {
    const event = sent('received', '2026-11-26T09:00:00+08:00', RECEIVED);
    await test.current().ingest([event], HTTP);
    test.clock.set(Date.parse(BEFORE));
    const platform = await test.reopen();
    expect(platform.sweptTo()).toBe(Date.parse('2026-11-26T10:00:00+08:00'));
  });
});
