import fc from 'fast-check';
import { configuration, decision } from '../testing/case-fixture.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { deriveScore } from './derive-score.ts';

const PLACE = { period: '2026-03', scheme: 'on-time', indicator: 'expert', unit: '370102' };

function entered(time: string, score: string, by: string): LoggedEvent {
  return decision('score.entered', time, { ...PLACE, score, evidence: '纪要', by });
}

function confirmed(time: string, by: string): LoggedEvent {
  return decision('score.confirmed', time, { by });
}

function derived(...events: readonly LoggedEvent[]) {
  return deriveScore(events, configuration(), Number.MAX_SAFE_INTEGER);
}

describe('a score of persons', () => {
  const rows: readonly [why: string, events: readonly LoggedEvent[], told: string][] = [
    ['waits when it was entered', [entered('2026-04-01', '9', '甲')], 'null/9'],
    [
      'counts when another person has confirmed it',
      [entered('2026-04-01', '9', '甲'), confirmed('2026-04-02', '乙')],
      '9/null',
    ],
    [
      'does not count by the one who entered it alone',
      [entered('2026-04-01', '9', '甲'), confirmed('2026-04-02', '甲')],
      'null/9 confirmedByEnterer',
    ],
    [
      'counts as it was before while another waits',
      [
        entered('2026-04-01', '9', '甲'),
        confirmed('2026-04-02', '乙'),
        entered('2026-04-03', '1', '乙'),
      ],
      '9/1',
    ],
    [
      'is replaced when the other one is confirmed',
      [
        entered('2026-04-01', '9', '甲'),
        confirmed('2026-04-02', '乙'),
        entered('2026-04-03', '1', '乙'),
        confirmed('2026-04-04', '甲'),
      ],
      '1/null',
    ],
    [
      'is not confirmed twice',
      [
        entered('2026-04-01', '9', '甲'),
        confirmed('2026-04-02', '乙'),
        confirmed('2026-04-03', '丙'),
      ],
      '9/null confirmedNothing',
    ],
    ['is nothing before it is entered', [confirmed('2026-04-01', '乙')], 'none confirmedNothing'],
  ];
  for (const [why, events, told] of rows) {
    it(why, () => {
      const { mark, findings } = derived(...events);
      const shown = mark === null ? 'none' : `${mark.score ?? 'null'}/${mark.pending ?? 'null'}`;
      expect([shown, ...findings.map(({ code }) => code)].join(' ')).toBe(told);
    });
  }

  it('is the same in whatever order its events come', () => {
    const events = rows.flatMap(([, some]) => some);
    const inOrder = derived(...events);
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(derived(...shuffled, ...shuffled.slice(0, 2))).toEqual(inOrder);
      }),
      { numRuns: 50 },
    );
  });

  it('lies where its unit does and adds nothing to the counts', () => {
    const { filing, contribution, regionCode, finishedAt } = derived(
      entered('2026-04-01', '9', '甲'),
    );
    expect([filing.path, regionCode]).toEqual(['370000/370100/370102/', '370102']);
    expect(contribution).toEqual([]);
    // No archive takes it: rankings are made from it.
    expect(finishedAt).toBeNull();
  });
});
