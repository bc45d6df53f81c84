import type { SchemeText } from '#contract/scheme-view.ts';
import { enact, rankedViewers } from '../testing/ranked-cases.ts';
import { HTTP, openTestPlatform, RECEIVED, sent } from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';

const deduct = (id: string, per: number) => ({
  ...{ id, name: id },
  rule: { type: 'deductPerEvent' as const, full: 40, per, floor: 0 },
});

/** Late cases cost 2, bad reviews 3, tickets that were handled again 5; one matter once. */
const ONCE: SchemeText = {
  ...{ id: 'once', name: { zh: '一事一扣', en: 'Once' }, note: { zh: '测试', en: 'Test.' } },
  effectiveFrom: '2026-01-01',
  scheme: { indicators: [deduct('late', 2), deduct('bad', 3), deduct('again', 5)] },
  reads: {
    late: { indicator: 'I-06' },
    bad: { indicator: 'I-24' },
    again: { indicator: 'I-32.reopened' },
  },
  english: {},
  oncePerMatter: ['late', 'bad', 'again'],
};

describe('one failure that shows as a late case, a bad review and a complaint', () => {
  let test: TestPlatform;
  const { leader } = rankedViewers(() => test);

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    await test
      .current()
      .load('departments', [
        { code: '370102-water', name: '水利局', regionCode: '370102', line: 'water' },
      ]);
    await enact(test, ONCE);
    await test.moveTo('2026-03-25T10:00:00+08:00');
  });
  afterEach(() => test.dispose());

  /** A case that is finished three working days too late. */
  const late = (subject: string) => [
    sent('received', '2026-03-02', RECEIVED, { subject }),
    sent('accepted', '2026-03-02', {}, { subject }),
    sent('finished', '2026-03-12', {}, { subject }),
  ];
  const bad = (subject: string, data: object) =>
    sent('review.submitted', '2026-03-13', { grade: 1, origin: 'active', ...data }, { subject });
  const again = (subject: string, data: object) => [
    sent(
      'ticket.created',
      '2026-03-13',
      { kind: 'complaint', regionCode: '370102', ...data },
      { subject },
    ),
    sent('ticket.dispatched', '2026-03-13', { departmentCode: '370102-water' }, { subject }),
    sent('ticket.replied', '2026-03-16', { text: '已办' }, { subject }),
    sent('ticket.reopened', '2026-03-17', {}, { subject }),
  ];

  /** What each leaf counts, what of it costs nothing there, and the total of the city or department. */
  const told = async (group: 'cities' | 'countiesByCity', unit: string): Promise<string> => {
    const answer = await test
      .current()
      .ranking(leader(), { period: '2026-03', scheme: 'once', group });
    if (!answer.ok) throw new Error(answer.error.code);
    const row = answer.value.items.find((one) => one.unit === unit);
    const items = (row?.items ?? []).map(
      ({ indicator, numerator, deductedElsewhere = 0 }) =>
        `${indicator} ${numerator ?? ''}-${deductedElsewhere}`,
    );
    return [...items, row?.total].join(', ');
  };

  for (const isIndexed of [false, true]) {
    it(`costs once, the most that it costs anywhere${isIndexed ? ', by the index as well' : ''}`, async () => {
      await test
        .current()
        .ingest(
          [
            ...[...late('C1'), ...late('C2')],
            ...[bad('R1', { caseNo: 'C1' }), bad('R2', { regionCode: '370102' })],
            ...again('T1', { caseNo: 'C1' }),
          ],
          HTTP,
        );
      if (isIndexed) await test.index();
      // C1 costs 5 as a ticket handled again; C2 costs 2 and the other review 3.
      const expected = 'late 2-1, bad 2-1, again 1-0, 110.00';
      expect(await told('cities', '370100')).toBe(expected);
      expect(await told('countiesByCity', '370102')).toBe(expected);
    });
  }

  it('says of each matter which deduction was kept and which were dropped', async () => {
    await test
      .current()
      .ingest(
        [
          ...[...late('C1'), ...late('C2')],
          ...[bad('R1', { caseNo: 'C1' }), bad('R2', { regionCode: '370102' })],
          ...again('T1', { caseNo: 'C1' }),
        ],
        HTTP,
      );
    const answer = await test
      .current()
      .explainRank(leader(), '370100', { period: '2026-03', scheme: 'once', group: 'cities' });
    if (!answer.ok) throw new Error(answer.error.code);
    // C2 and R2 failed in one way: nothing of them was dropped.
    expect(answer.value.matters).toEqual({
      total: 1,
      items: [
        {
          matter: 'C1',
          kept: { indicator: 'again', points: '5', kind: 'ticket', no: 'T1' },
          dropped: jasmine.arrayWithExactContents([
            { indicator: 'late', points: '2', kind: 'case', no: 'C1' },
            { indicator: 'bad', points: '3', kind: 'review', no: 'R1' },
          ]) as never,
        },
      ],
    });
    const { row } = answer.value;
    const dropped = (row?.items ?? []).map(({ deductedElsewhere = 0 }) => deductedElsewhere);
    expect(dropped.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('costs twice where nothing says that it is one', async () => {
    await test.current().ingest([...late('C1'), ...again('T1', {})], HTTP);
    expect(await told('cities', '370100')).toBe('late 1-0, bad 0-0, again 1-0, 113.00');
  });
});
