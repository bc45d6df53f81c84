import type { Viewer } from './application/people/viewer.ts';
import type { TestPlatform } from './testing/open-test-platform.ts';
import { FOUR_PLACES, MARCH, openRankedCases, viewerIn } from './testing/ranked-cases.ts';

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
