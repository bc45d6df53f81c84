import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, sent } from '../testing/open-test-platform.ts';
import { FOUR_PLACES, MARCH, openRankedCases, viewerIn } from '../testing/ranked-cases.ts';

const APPROVAL = { ...MARCH, scheme: 'approval' };

describe('a card that is revoked', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openRankedCases(FOUR_PLACES);
    await test.moveTo('2026-03-25T10:00:00+08:00');
  });

  afterEach(() => test.dispose());

  const supervisor = (name: string): Viewer => viewerIn(test, name, 'supervisor');

  const itemsOf = async (): Promise<ReadonlyMap<string, string>> => {
    const answer = await test.current().ranking(viewerIn(test, 'leader', 'leader'), APPROVAL);
    if (!answer.ok) throw new Error(answer.error.code);
    return new Map(
      answer.value.items.flatMap(({ unit, items }) =>
        items.map((item) => [
          `${unit} ${item.indicator}`,
          [item.numerator, item.denominator, item.deductedElsewhere, item.score].join(' '),
        ]),
      ),
    );
  };

  it('changes exactly the figures that count it', async () => {
    const cards = await test.current().cards(supervisor('wang'), { level: 'yellow' }, {});
    if (!cards.ok) throw new Error(cards.error.code);
    // A case that was in time: its yellow card stands alone, without a red one.
    const card = cards.value.items.find(({ regionCode, groundLost }) => {
      return regionCode === '370202' && groundLost;
    });
    if (card === undefined) throw new RangeError('no such card');
    const before = await itemsOf();
    const act = { reason: '办件按时办结', expectedVersion: card.version };
    const done = await test.current().act(supervisor('wang'), card.id, 'revoke', act);
    expect(done.ok ? done.value.state : done.error.code).toBe('revoked');
    const after = await itemsOf();
    const changed = [...after].flatMap(([key, text]) => (before.get(key) === text ? [] : key));
    // The warning of the case costs now, since nothing that costs more is left; so does their sum.
    expect(changed.sort()).toEqual(['370200 discipline', '370200 warning', '370200 yellow']);
  });
});

describe('a review that is excluded', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openRankedCases(FOUR_PLACES);
    await test.moveTo('2026-03-25T10:00:00+08:00');
  });

  afterEach(() => test.dispose());

  const rated = (subject: string, grade: number) =>
    sent(
      'review.submitted',
      '2026-03-16',
      { grade, origin: 'active', realName: true, caseNo: '370202-0', stage: 'case' },
      { subject },
    );
  const happened = (subject: string, type: string, time: string, data: object = {}) =>
    sent(`review.${type}`, time, { ...data }, { subject });

  /** Both counts of every indicator of every city. */
  const counts = async (): Promise<ReadonlyMap<string, string>> => {
    const viewer = viewerIn(test, 'leader', 'leader');
    const list = await test.current().indicators(viewer, { period: '2026-03', by: 'region' });
    if (!list.ok) throw new Error(list.error.code);
    return new Map(
      list.value.items.map(({ id, key, numerator, denominator }) => [
        `${key} ${id}`,
        `${numerator}/${denominator ?? ''}`,
      ]),
    );
  };

  it('changes exactly the indicators that count what stands of bad ones, there alone', async () => {
    await test
      .current()
      .ingest(
        [
          ...[rated('R1', 1), rated('R2', 2), rated('R3', 5)],
          happened('R1', 'verified', '2026-03-17'),
          happened('R1', 'rectified', '2026-03-18'),
          happened('R1', 'appealed', '2026-03-19', { by: 'zhao', reason: '误评' }),
        ],
        HTTP,
      );
    const before = await counts();
    const excluded = happened('R1', 'excluded', '2026-03-20', { by: 'qian', reason: '误评' });
    await test.current().ingest([excluded], HTTP);
    const after = await counts();
    const changed = [...after].filter(([key, text]) => before.get(key) !== text);
    expect(changed.map(([key, text]) => `${key} ${before.get(key) ?? ''} ${text}`)).toEqual([
      '370200 I-24 2/3 1/3',
      '370200 I-26 1/2 0/1',
      '370200 I-26.onTime 1/2 0/1',
      '370200 I-27 1/2 0/1',
    ]);
    expect((await test.current().verify()).difference).toBe(0);
  });
});
