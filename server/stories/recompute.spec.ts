import fc from 'fast-check';
import { openPlatform } from '../open-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  FILE,
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

const START = Date.parse('2026-03-02T09:00:00+08:00');
const HOUR = 3_600_000;

/** One thing that happens: an event of one of three cases, or time passing, or somebody acting. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      subject: fc.constantFrom('A', 'B', 'C'),
      type: fc.constantFrom(
        ...['received', 'accepted', 'suspended', 'resumed', 'extended', 'stepStarted'],
        ...['stepFinished', 'returned', 'correctionRequested', 'correctionSubmitted', 'decided'],
        ...['finished', 'delivered', 'withdrawn', 'corrected'],
      ),
      hoursAgo: fc.integer({ min: 0, max: 400 }),
      region: fc.constantFrom('370102', '370202', '379999', 'elsewhere'),
      file: fc.boolean(),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      hours: fc.integer({ min: 1, max: 120 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      act: fc.constantFrom('acknowledge', 'revoke', 'explain', 'close'),
    }),
  },
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

describe('live numbers and a full recompute', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T09:00:00+08:00');
  });

  afterEach(() => test.dispose());

  async function happen(one: Happening): Promise<void> {
    const platform = test.current();
    if (one.kind === 'wait') {
      await test.moveTo(new Date(test.clock.now() + one.hours * HOUR).toISOString());
      return;
    }
    if (one.kind === 'act') {
      const viewer = supervisor()(platform);
      const page = await platform.cards(viewer, {}, { limit: 1 });
      const card = page.ok ? page.value.items[0] : undefined;
      if (card === undefined) return;
      const request = { reason: '查过', expectedVersion: card.version };
      await platform.act(viewer, card.id, one.act, request);
      return;
    }
    const at = Math.max(START, test.clock.now() - one.hoursAgo * HOUR);
    const event = sent(one.type, new Date(at).toISOString(), dataOf(one.type, one.region), {
      subject: one.subject,
    });
    const events = one.twice ? [event, event] : [event];
    await platform.ingest(events, one.file ? FILE : HTTP);
  }

  it('agree after any history, and say so twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 12 }), async (history) => {
        for (const one of history) await happen(one);
        const check = await test.current().verify();
        expect(check.difference).withContext(check.details.join('\n')).toBe(0);
        return check.difference === 0;
      }),
      { numRuns: 25, endOnFailure: true },
    );
    const again = await test.current().recompute(() => undefined);
    expect(again.difference).toBe(0);
  }, 60_000);

  it('are found to differ when somebody changes rows by hand, and agree again after a recompute', async () => {
    await test.current().ingest(
      ['A', 'B', 'C'].flatMap((subject) => [
        sent('received', '2026-03-02', RECEIVED, { subject }),
        sent('accepted', '2026-03-02', {}, { subject }),
      ]),
      HTTP,
    );
    await test.moveTo('2026-03-12T09:00:00+08:00');
    await test.tamper(`UPDATE subject SET phase = 'finished' WHERE no = 'A';
      UPDATE subject SET contribution = '[]' WHERE no = 'B';
      UPDATE subject SET events = '[]' WHERE no = 'C';
      DELETE FROM card WHERE id = 'A/commitment/yellow/1'`);
    const found = await test.current().verify();
    expect(found.difference).toBeGreaterThan(3);
    expect(found.details).toContain('case A: phase is stored otherwise');
    const repaired = await test.current().recompute(() => undefined);
    expect(repaired.difference).toBeGreaterThan(3);
    const after = await test.current().verify();
    expect(after.difference).withContext(after.details.join('\n')).toBe(0);
    const viewer = supervisor()(test.current());
    const rows = await test
      .current()
      .clockSummary(viewer, { subject: 'case', by: 'item', kind: 'commitment' });
    expect(rows.ok ? rows.value.items.map(({ overdue }) => overdue) : []).toEqual([3]);
  });

  it('survive a restart: numbers, cards, watermark and identities', async () => {
    const event = sent('received', '2026-03-02', RECEIVED);
    await test.current().ingest([event, sent('accepted', '2026-03-02')], HTTP);
    await test.moveTo('2026-03-10T09:00:00+08:00');
    const told = async (): Promise<unknown> => {
      const platform = test.current();
      const viewer = supervisor()(platform);
      return {
        summary: await platform.clockSummary(viewer, {
          subject: 'case',
          by: 'region',
          kind: 'commitment',
        }),
        cards: await platform.cards(viewer, {}, {}),
        cases: await platform.cases(viewer, {}, {}),
      };
    };
    const before = JSON.stringify(await told());
    await test.reopen();
    expect(JSON.stringify(await told())).toBe(before);
    expect((await test.current().ingest([event], HTTP)).duplicate).toBe(1);
  });

  it('issue the card of a deadline that passed while nobody ran, once', async () => {
    await test
      .current()
      .ingest([sent('received', '2026-03-02', RECEIVED), sent('accepted', '2026-03-02')], HTTP);
    test.clock.set(Date.parse('2026-03-10T09:00:00+08:00'));
    await test.reopen();
    await test.moveTo('2026-03-10T09:00:00+08:00');
    await test.reopen();
    await test.moveTo('2026-03-10T09:00:01+08:00');
    const page = await test.current().cards(supervisor()(test.current()), { level: 'yellow' }, {});
    expect(
      page.ok ? page.value.items.map(({ id, retroactive }) => `${id} ${retroactive}`) : [],
    ).toEqual(['C1/commitment/yellow/1 false']);
  });

  it('never go back in time, also when the clock does', async () => {
    await test.moveTo('2026-03-10T09:00:00+08:00');
    test.clock.set(Date.parse('2026-03-05T09:00:00+08:00'));
    await test.current().ingest([sent('note', '2026-03-02')], HTTP);
    expect(test.current().sweptTo()).toBe(Date.parse('2026-03-10T09:00:00+08:00'));
    await test.reopen();
    expect(test.current().sweptTo()).toBe(Date.parse('2026-03-10T09:00:00+08:00'));
  });

  it('sweep a midnight with more cases than one commit takes, each card once', async () => {
    const subjects = Array.from({ length: 2500 }, (_, index) => `M${index}`);
    const events = subjects.flatMap((subject) => [
      sent('received', '2026-03-02', RECEIVED, { subject }),
      sent('accepted', '2026-03-02', {}, { subject }),
    ]);
    for (let start = 0; start < events.length; start += 500) {
      await test.current().ingest(events.slice(start, start + 500), HTTP);
    }
    await test.moveTo('2026-03-10T00:00:00+08:00');
    const page = await test
      .current()
      .cards(supervisor()(test.current()), { level: 'yellow' }, { limit: 1 });
    expect(page.ok ? page.value.total : 0).toBe(2500);
    expect((await test.current().verify()).difference).toBe(0);
  }, 60_000);

  it('follow what another process writes to the same folder', async () => {
    const other = await openPlatform({
      ...test.settings,
      clock: test.clock,
      jobs: false,
      thread: false,
    });
    await test.current().ingest([sent('received', '2026-03-02', RECEIVED)], HTTP);
    await other.ingest([sent('accepted', '2026-03-02')], HTTP);
    await other.ensureReference({ regions: [{ code: 'boston' }] });
    await other.close();
    await test.current().ingest([sent('decided', '2026-03-02', { result: 'approved' })], HTTP);
    const viewer = supervisor()(test.current());
    const found = await test.current().findCase(viewer, 'C1', {});
    expect(found?.events.length).toBe(3);
    expect(
      test
        .current()
        .regions(viewer)
        .some(({ code }) => code === 'boston'),
    ).toBeTrue();
    expect((await test.current().verify()).difference).toBe(0);
  });
});

function dataOf(type: string, region: string): Readonly<Record<string, unknown>> {
  const day = { value: 2, unit: 'workingDay' };
  switch (type) {
    case 'received':
      return { ...RECEIVED, regionCode: region };
    case 'suspended':
      return { reason: 'EXPERT_REVIEW', limit: day };
    case 'extended':
      return { by: { value: 5, unit: 'workingDay' }, approvedBy: 'li' };
    case 'stepStarted':
    case 'stepFinished':
      return { step: '审查', limit: day, departmentCode: '370102-land' };
    case 'decided':
      return { result: 'approved' };
    case 'corrected':
      return { regionCode: region, commitmentLimit: day };
    default:
      return {};
  }
}
