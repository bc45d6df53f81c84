import type { LoadedKind } from '../application/reference/loaded-kind.ts';
import { ReferenceBook } from '../application/reference/reference-book.ts';
import { firstReference } from '../first-reference.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';

const days = (value: number) => ({ value, unit: 'workingDay' });
const LIMITS = { sign: days(1), return: days(2), close: days(3), extension: days(5) };

const SCALE = { id: 'whole', kind: 'scale', title: '总体评价' };
const SURVEY = { no: 'Q1', title: '办事满意度', questions: [SCALE], from: '2026-03-02' };

describe('limits of tickets, periods of reviews and labels as reference data', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
  });

  afterEach(() => test.dispose());

  const load = async (kind: LoadedKind, ...rows: readonly unknown[]) => {
    const loaded = await test.current().load(kind, rows);
    if (!loaded.ok) return `${loaded.error.code} ${loaded.error.message ?? ''}`;
    const { loaded: count, unchanged, refused } = loaded.value;
    return { count, unchanged, refused };
  };
  const dispatch = async (
    no: string,
    at: string,
    created: Readonly<Record<string, unknown>> = {},
  ) => {
    const facts = { kind: 'complaint', regionCode: '370102', ...created };
    const receipt = await test
      .current()
      .ingest(
        [
          sent('ticket.created', at, facts, { subject: no }),
          sent('ticket.dispatched', at, { departmentCode: '370102-water' }, { subject: no }),
        ],
        HTTP,
      );
    expect(receipt.rejected).toEqual([]);
  };
  const rate = (no: string, at: string, data: Readonly<Record<string, unknown>> = {}) =>
    test
      .current()
      .ingest(
        [
          sent(
            'review.submitted',
            at,
            { grade: 1, origin: 'active', regionCode: '370102', departmentCode: 'D', ...data },
            { subject: no },
          ),
        ],
        HTTP,
      );
  const dueOf = async (no: string, kind: string) => {
    const item = await test.current().findFeedback(supervisor()(test.current()), no);
    return item?.clocks.find((clock) => clock.kind === kind)?.due;
  };

  // Saturday 28 February 2026 is worked.
  it('of tickets count for the dispatches from their first day on, in their region, for their kinds', async () => {
    const row = { ...LIMITS, id: 'JN', regionCode: '370100', kinds: 'complaint,report' };
    expect(await load('ticket-limits', { ...row, validFrom: '2026-03-02' })).toEqual({
      count: 1,
      unchanged: 0,
      refused: [],
    });
    await dispatch('BEFORE', '2026-02-27');
    await dispatch('FROM', '2026-03-02');
    await dispatch('KIND', '2026-03-02', { kind: 'help' });
    await dispatch('AWAY', '2026-03-02', { regionCode: '370202' });
    expect(await dueOf('BEFORE', 'close')).toBe('2026-03-05');
    expect(await dueOf('FROM', 'close')).toBe('2026-03-05');
    expect(await dueOf('FROM', 'matter')).toBe('2026-03-05');
    expect(await dueOf('KIND', 'close')).toBe('2026-03-09');
    expect(await dueOf('AWAY', 'close')).toBe('2026-03-09');
  });

  it('of surveys take answers from their first day on, and what they ask stands from there', async () => {
    expect(await load('surveys', { ...SURVEY, to: '2026-03-02' })).toEqual({
      ...{ count: 1, unchanged: 0, refused: [] },
    });
    const answer = (id: string, time: string): unknown => ({
      ...sent('survey.answered', time, { surveyId: 'Q1', answers: { whole: 4 } }),
      id,
    });
    await test.current().ingest([answer('A', '2026-03-02'), answer('B', '2026-03-01')], HTTP);
    const [row] = test.current().surveys(supervisor()(test.current())).items;
    expect([row?.no, row?.phase, row?.answered]).toEqual(['Q1', 'open', 1]);
    const other = { ...SURVEY, questions: [{ ...SCALE, title: '改了' }] };
    expect(await load('surveys', other)).toMatch(/^load\/questionsStand/);
    // The period may move, and the answers follow.
    expect(await load('surveys', { ...SURVEY, from: '2026-03-01' })).toEqual({
      ...{ count: 1, unchanged: 0, refused: [] },
    });
    const [moved] = test.current().surveys(supervisor()(test.current())).items;
    expect(moved?.answered).toBe(2);
    expect((await test.current().verify()).difference).toBe(0);
  });

  it('that begin in the past move what began since, and all numbers with it', async () => {
    await dispatch('T1', '2026-03-02');
    await rate('R1', '2026-03-02');
    expect([await dueOf('T1', 'close'), await dueOf('R1', 'rectification')]).toEqual([
      '2026-03-09',
      '2026-03-09',
    ]);
    await load('ticket-limits', { ...LIMITS, id: 'SD_2026', validFrom: '2026-03-01' });
    await load('review-periods', {
      clock: 'rectification',
      regionCode: '370100',
      limit: days(7),
      validFrom: '2026-03-01',
    });
    expect([await dueOf('T1', 'close'), await dueOf('R1', 'rectification')]).toEqual([
      '2026-03-05',
      '2026-03-11',
    ]);
    const check = await test.current().verify();
    expect([check.difference, check.details]).toEqual([0, []]);
  });

  it('of reviews: what the city, the county below it and nobody else has', async () => {
    const at = { clock: 'rectification', validFrom: '2026-01-01' };
    await load(
      'review-periods',
      { ...at, regionCode: '370100', 'limit.value': '15', 'limit.unit': 'workingDay' },
      { ...at, regionCode: '370102', limit: days(7) },
    );
    const rows = [
      ['370102', '2026-03-11'],
      ['370103', '2026-03-23'],
      ['370202', '2026-03-09'],
    ] as const;
    for (const [regionCode] of rows) await rate(regionCode, '2026-03-02', { regionCode });
    const dues = [];
    for (const [regionCode] of rows)
      dues.push([regionCode, await dueOf(regionCode, 'rectification')]);
    expect(dues).toEqual(rows.map((row) => [...row]));
  });

  it('of labels: one that is loaded is known from its first day on', async () => {
    const findings = async (no: string) => {
      const item = await test.current().findFeedback(supervisor()(test.current()), no);
      return item?.findings.map(({ code }) => code).filter((code) => code === 'unknownLabel');
    };
    await load('review-labels', {
      place: 'onSite',
      dimensions: 'overall',
      good: ['quick'],
      bad: '停车难，slow',
      validFrom: '2026-03-02',
    });
    const rating = { channel: 'window', labels: ['停车难'] };
    await rate('BEFORE', '2026-02-27', rating);
    await rate('FROM', '2026-03-02', rating);
    expect(await findings('BEFORE')).toEqual(['unknownLabel']);
    expect(await findings('FROM')).toEqual([]);
  });

  it('are known then as they had been recorded by then', () => {
    const later = { no: 1000, kind: 'ticketLimit' as const, code: 'SD_2020', recordedAt: 500 };
    const rows = [
      ...firstReference().map((row, place) => ({ ...row, no: place + 1 })),
      { ...later, data: JSON.stringify({ id: 'SD_2020', effectiveFrom: 0 }) },
    ];
    const ids = (knownAt?: number) =>
      new ReferenceBook(rows, knownAt).configuration.ticketLimits.map(
        ({ id, effectiveFrom }) => `${id} ${effectiveFrom === 0}`,
      );
    expect(ids(499)).toContain('SD_2020 false');
    expect(ids(500)).toContain('SD_2020 true');
    expect(ids().length).toBe(ids(499).length);
  });

  it('are unchanged where they say what is recorded already', async () => {
    const row = { ...LIMITS, id: 'A', validFrom: '2026-01-01' };
    expect(await load('ticket-limits', row)).toEqual({ count: 1, unchanged: 0, refused: [] });
    expect(await load('ticket-limits', row)).toEqual({ count: 0, unchanged: 1, refused: [] });
  });

  const TICKET = { ...LIMITS, id: 'A' };
  const PERIOD = { clock: 'contact', limit: days(1) };
  const LABELS = { place: 'online', dimensions: 'overall', good: 'quick', bad: 'slow' };
  const refusals: readonly (readonly [kind: LoadedKind, row: unknown, says: string])[] = [
    ['ticket-limits', { ...TICKET, id: '' }, 'id is missing'],
    ['ticket-limits', { ...TICKET, close: undefined }, 'close is missing'],
    ['ticket-limits', { ...TICKET, close: { value: 1.5, unit: 'workingDay' } }, 'close.value: '],
    ['ticket-limits', { ...TICKET, sign: { value: 1, unit: 'week' } }, 'sign.unit: '],
    ['ticket-limits', { ...TICKET, close: { due: '2026-03-09' } }, 'close.value: value is a'],
    ['ticket-limits', { ...TICKET, kinds: 'complaint,gossip' }, 'kinds must be of consultation,'],
    ['ticket-limits', { ...TICKET, urgent: 'perhaps' }, 'urgent must be true or false'],
    ['ticket-limits', { ...TICKET, regionCode: '999999' }, 'regionCode 999999 is not known'],
    ['ticket-limits', { ...TICKET, validFrom: 'soon' }, 'validFrom must be a day'],
    [
      'ticket-limits',
      { ...TICKET, validFrom: '2026-03-02', validTo: '2026-03-01' },
      'validTo lies before validFrom',
    ],
    ['review-periods', { limit: days(1) }, 'clock is missing'],
    ['review-periods', { ...PERIOD, clock: 'lunch' }, 'clock must be one of rectification,'],
    ['review-periods', { ...PERIOD, limit: undefined }, 'limit is missing'],
    ['review-periods', { ...PERIOD, regionCode: '999999' }, 'regionCode 999999 is not known'],
    ['review-labels', { ...LABELS, place: 'roof' }, 'place must be one of online,'],
    ['review-labels', { ...LABELS, bad: '' }, 'bad is missing'],
    ['review-labels', { ...LABELS, good: 'quick,quick' }, 'good: each stands once'],
    ['review-labels', { ...LABELS, bad: ['x'.repeat(51)] }, 'bad: at most 50 characters each'],
    ['surveys', { ...SURVEY, no: 'a b' }, 'no must be letters, digits and _ . : -'],
    ['surveys', { ...SURVEY, from: 'soon' }, 'from must be a day'],
    ['surveys', { ...SURVEY, to: '2026-03-01' }, 'to lies before from'],
    ['surveys', { ...SURVEY, questions: '[' }, 'questions must be a list of at least one'],
    ['surveys', { ...SURVEY, questions: [SCALE, { id: 'w' }] }, 'questions.1.: id, kind'],
    ['surveys', { ...SURVEY, questions: [SCALE, SCALE] }, 'questions: at most 100, each id once'],
    ['surveys', { ...SURVEY, regionCode: '999999' }, 'regionCode 999999 is not known'],
  ];
  for (const [kind, row, says] of refusals) {
    it(`${kind}: a row is refused with "${says}"`, async () => {
      expect(await load(kind, row)).toMatch(new RegExp(`^load/\\w+ ${says}`, 'u'));
    });
  }
});
