import type { RankingQuery, WhatIfRequest } from '#contract/ranking-view.ts';
import type { SchemeText } from '#contract/scheme-view.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, RECEIVED, sent } from '../testing/open-test-platform.ts';
import {
  enact,
  FOUR_PLACES,
  MARCH,
  ON_TIME,
  openRankedCases,
  rankedViewers,
  toldRanks,
} from '../testing/ranked-cases.ts';

describe('rankings', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openRankedCases(FOUR_PLACES);
  });

  afterEach(() => test.dispose());

  const { who, rules, leader } = rankedViewers(() => test);

  const table = async (viewer: Viewer, query: RankingQuery = MARCH) => {
    const answer = await test.current().ranking(viewer, query);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  it('stand by the rates of their cases, and list apart who had none', async () => {
    await enact(test, ON_TIME);
    // 4 of 6 in Jinan, 3 of 3 in Qingdao, 2 of 3 in Zibo; the experts' marks are shared out.
    expect(await toldRanks(test)).toEqual(['1 370200 110.00', '2 370100 73.34', '2 370300 73.34']);
    const { leftOut } = await table(leader());
    expect(leftOut.length).toBe(13);
    expect(new Set(leftOut.map(({ reason }) => reason))).toEqual(new Set(['noChildApplicable']));
  });

  it('count within each city for the counties of a city', async () => {
    await enact(test, ON_TIME);
    const { items } = await table(leader(), { ...MARCH, group: 'countiesByCity' });
    expect(items.map(({ rank, unit, group }) => `${group} ${rank} ${unit}`)).toEqual([
      '370100 1 370102',
      '370100 2 370103',
      '370200 1 370202',
      '370300 1 370303',
    ]);
  });

  it('give beyond the scope only unit, rate, score and rank', async () => {
    await enact(test, ON_TIME);
    const { items } = await table(who('jinan', 'leader', '370100'));
    const [qingdao, jinan] = items;
    expect(jinan?.mayOpen).toBeTrue();
    expect(jinan?.items[0]?.numerator).toBe(4);
    expect(qingdao?.mayOpen).toBeFalse();
    expect(qingdao?.rank).toBe(1);
    expect(qingdao?.items.map((item) => Object.keys(item).sort())).toEqual([
      ['indicator', 'na', 'rate', 'reason', 'score'],
      ['indicator', 'na', 'rate', 'reason', 'score'],
    ]);
  });

  it('explain a unit within the scope alone', async () => {
    await enact(test, ON_TIME);
    const jinan = who('jinan', 'leader', '370100');
    const refused = await test.current().explainRank(jinan, '370200', MARCH);
    expect(refused.ok ? 'told' : refused.error.code).toBe('scope/aggregateOnly');
    const own = await test.current().explainRank(jinan, '370100', MARCH);
    if (!own.ok) throw new Error(own.error.code);
    expect(own.value.row?.total).toBe('73.34');
    // One late case of six less: 5 of 6 are 83.33, with the experts' share 91.66.
    expect(own.value.oneCase).toEqual([
      { indicator: 'closed', gain: '18.32', total: '91.66', rank: 2, cases: 2 },
    ]);
    const nobody = await test.current().explainRank(jinan, '999999', MARCH);
    expect(nobody.ok ? 'told' : nobody.error.code).toBe('unit/notFound');
  });

  it('move at once with a case that turns out to be in time', async () => {
    await enact(test, ON_TIME);
    await toldRanks(test);
    await test
      .current()
      .ingest([sent('finished', '2026-03-05', {}, { subject: '370303-2' })], HTTP);
    expect(await toldRanks(test)).toEqual(['1 370200 110.00', '1 370300 110.00', '2 370100 73.34']);
  });

  it('score a period by the version in force on its first day', async () => {
    await enact(test, ON_TIME);
    const later = { ...ON_TIME.scheme, ties: 'competition' as const };
    expect(await enact(test, { ...ON_TIME, scheme: later, effectiveFrom: '2026-03-02' })).toBe(2);
    expect((await table(leader())).scheme.version).toBe(1);
    expect((await table(leader(), { ...MARCH, period: '2026-04' })).scheme.version).toBe(2);
    expect(await enact(test, { ...ON_TIME, scheme: later, effectiveFrom: '2026-03-01' })).toBe(3);
    expect((await table(leader())).scheme.version).toBe(3);
  });

  it('say what moved a total against the period before, adding up to the change', async () => {
    await enact(test, ON_TIME);
    await test.moveTo('2026-04-20T10:00:00+08:00');
    await test.current().ingest(
      ['received', 'accepted', 'finished'].map((type, index) =>
        sent(
          type,
          `2026-04-0${index + 1}`,
          index === 0
            ? {
                ...{ itemCode: 'w', regionCode: '370102', departmentCode: '370102-water' },
                commitmentLimit: { value: 5, unit: 'workingDay' },
              }
            : {},
          { subject: 'APRIL' },
        ),
      ),
      HTTP,
    );
    const answer = await test
      .current()
      .explainRank(leader(), '370100', { ...MARCH, period: '2026-04' });
    if (!answer.ok) throw new Error(answer.error.code);
    const { row, moved, history } = answer.value;
    expect(row).toEqual(
      jasmine.objectContaining({ rank: 1, previousRank: 2, change: '36.66', total: '110.00' }),
    );
    expect(moved?.map(({ indicator, change }) => [indicator, change])).toEqual([
      ['closed', '36.66'],
      ['expert', '0.00'],
      [null, '0.00'],
    ]);
    expect(history.slice(-2).map(({ period, rank }) => [period, rank])).toEqual([
      ['2026-03', 2],
      ['2026-04', 1],
    ]);
  });

  describe('if it were otherwise', () => {
    it('show who would move, and change nothing', async () => {
      await enact(test, ON_TIME);
      const before = await toldRanks(test);
      const answer = await test.current().whatIf(leader(), {
        ...MARCH,
        changes: [{ indicator: 'closed', minSample: 4 }],
      });
      if (!answer.ok) throw new Error(answer.error.code);
      const { hypothetical, moves, items } = answer.value;
      expect(hypothetical).toBeTrue();
      // Only Jinan has four cases; the two others would not be ranked.
      expect(moves).toBe(3);
      expect(items.slice(0, 3).map(({ unit, rank, wouldRank }) => [unit, rank, wouldRank])).toEqual(
        [
          ['370100', 2, 1],
          ['370200', 1, null],
          ['370300', 2, null],
        ],
      );
      expect(await toldRanks(test)).toEqual(before);
    });

    it('derive cases again with another limit or other days off, and store nothing', async () => {
      await enact(test, ON_TIME);
      const before = await toldRanks(test);
      const asked = async (rules: Partial<WhatIfRequest>) => {
        const answer = await test.current().whatIf(leader(), { ...MARCH, changes: [], ...rules });
        if (!answer.ok) return [answer.error.code];
        return answer.value.items
          .filter(({ wouldRank }) => wouldRank !== null)
          .map(({ unit, wouldTotal }) => `${unit} ${wouldTotal ?? ''}`);
      };
      const allInTime = ['370100 110.00', '370200 110.00', '370300 110.00'];
      // The late ones are finished three working days after their limit.
      expect(await asked({ commitmentDays: 3 })).toEqual(allInTime);
      const holidays = ['2026-03-04', '2026-03-05', '2026-03-10'];
      expect(await asked({ calendar: { holidays } })).toEqual(allInTime);
      // Days after all that happened, and days before it, move nobody.
      const same = before.map((row) => row.split(' ').slice(1).join(' '));
      for (const day of ['2026-02-27', '2026-03-31']) {
        expect(await asked({ calendar: { holidays: [day] } })).toEqual(same);
      }
      expect(await asked({ commitmentDays: 0 })).toEqual(
        before.map((row) => row.split(' ').slice(1).join(' ')),
      );
      expect(await toldRanks(test)).toEqual(before);
    });

    it('follow what happens between two questions, by the index or without it', async () => {
      await enact(test, ON_TIME);
      const asked = async (): Promise<readonly (string | null)[]> => {
        const request = { ...MARCH, changes: [], commitmentDays: 2 };
        const answer = await test.current().whatIf(leader(), request);
        return answer.ok ? answer.value.items.slice(0, 3).map((one) => one.wouldTotal) : [];
      };
      const totals = async () => (await asked()).join(' ');
      const first = await totals();
      await test
        .current()
        .ingest(
          [
            sent('received', '2026-03-02', RECEIVED, { subject: 'NEW' }),
            sent('accepted', '2026-03-02', {}, { subject: 'NEW' }),
            sent('finished', '2026-03-11', {}, { subject: 'NEW' }),
          ],
          HTTP,
        );
      const followed = await totals();
      const reopened = await test.reopen();
      expect(reopened.sweptTo()).toBeGreaterThan(0);
      expect(await totals()).toBe(followed);
      await test.index();
      await test.reopen();
      expect(await totals()).toBe(followed);
      expect(followed).not.toBe(first);
    });

    it('tell how far they are, and go on from there after they were given up', async () => {
      await enact(test, ON_TIME);
      const request = { ...MARCH, changes: [], commitmentDays: 3 };
      const told: string[] = [];
      const gaveUp = new AbortController();
      const first = test.current().whatIf(leader(), request, {
        signal: gaveUp.signal,
        onProgress: () => {
          gaveUp.abort();
        },
      });
      await expectAsync(first).toBeRejectedWithError('given up');
      const answer = await test.current().whatIf(leader(), request, {
        onProgress: ({ phase, done, total }) => told.push(`${phase} ${done}/${total}`),
      });
      expect(answer.ok ? answer.value.items[0]?.wouldTotal : answer.error.code).toBe('110.00');
      // What the first one had read was not read again: limits that are plain need no events.
      expect(told).toEqual([]);
      const other = { ...MARCH, changes: [], calendar: { holidays: ['2026-03-04'] } };
      await test.current().whatIf(leader(), other, {
        onProgress: ({ phase, done, total }) => told.push(`${phase} ${done}/${total}`),
      });
      expect(told.length).toBe(1);
      expect(told[0]).toMatch(/^deriving (\d+)\/\1$/);
    });

    it('name the change that cannot be', async () => {
      await enact(test, ON_TIME);
      const asked = async (changes: { indicator: string; target?: number }[]) => {
        const answer = await test.current().whatIf(leader(), { ...MARCH, changes });
        return answer.ok ? 'answered' : answer.error.path;
      };
      expect(await asked([{ indicator: 'nothing' }])).toBe('changes[0].indicator');
      expect(await asked([{ indicator: 'closed', target: 95 }])).toBe('changes[0].target');
    });

    it('preview a scheme before anybody proposes it', async () => {
      await enact(test, ON_TIME);
      const draft: SchemeText = {
        ...ON_TIME,
        scheme: { ...ON_TIME.scheme, ties: 'competition' },
      };
      const half = { ...draft.scheme.indicators[0], minSample: 4 } as never;
      const answer = await test.current().previewScheme(
        rules(),
        {
          ...draft,
          scheme: { ...draft.scheme, indicators: [half, draft.scheme.indicators[1]] as never },
        },
        MARCH,
      );
      expect(answer.ok ? answer.value.moves : answer.error.code).toBe(3);
      expect((await test.current().schemes()).filter(({ id }) => id === 'on-time').length).toBe(1);
    });
  });

  it('of every scheme that comes with the product are answered for every group', async () => {
    const schemes = await test.current().schemes();
    expect(schemes.length).toBeGreaterThanOrEqual(5);
    for (const { id } of schemes) {
      for (const group of ['cities', 'countiesBySize', 'cityDepartments'] as const) {
        const answer = await test.current().ranking(leader(), { ...MARCH, scheme: id, group });
        expect(answer.ok ? 'answered' : `${answer.error.code} ${answer.error.path ?? ''}`)
          .withContext(id)
          .toBe('answered');
      }
    }
  });

  it('deduct the cards of one case once, the most that any of them costs', async () => {
    // All six of Jinan's have a warning and a yellow card by the 20th; of those that were late in
    // truth nobody explains the yellow, so that it becomes red.
    await test.moveTo('2026-03-25T10:00:00+08:00');
    const { items } = await table(leader(), { ...MARCH, scheme: 'approval' });
    const jinan = items.find(({ unit }) => unit === '370100');
    const of = (id: string) => {
      const item = jinan?.items.find(({ indicator }) => indicator === id);
      return [item?.numerator, item?.deductedElsewhere, item?.score];
    };
    expect(of('red')).toEqual([2, undefined, '0.00']);
    expect(of('yellow')).toEqual([6, 2, '0.00']);
    expect(of('warning')).toEqual([6, 6, '5.00']);
  });
});
