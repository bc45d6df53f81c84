import { at } from '../testing/case-fixture.ts';
import { Bursts, findBursts } from './find-bursts.ts';
import { ActiveShares } from './find-unlikely-shares.ts';
import { MOST_EVIDENCE } from './sign-of-gaming.ts';
import type { GamingSign, ReviewTrace } from './sign-of-gaming.ts';

const START = at('2026-03-02 09:00');
const SECOND_MS = 1000;

/** So many good reviews of persons, each so many seconds after the one before. */
function some(count: number, everySeconds: number, more: Partial<ReviewTrace> = {}): ReviewTrace[] {
  return Array.from({ length: count }, (_, place) => ({
    no: `R-${place}`,
    at: START + place * everySeconds * SECOND_MS,
    ...{ good: true, active: true, departmentCode: 'D1' },
    ...{ window: null, device: null, personal: true, ...more },
  }));
}

function sharesOf(traces: readonly ReviewTrace[]): ActiveShares {
  const shares = new ActiveShares();
  for (const trace of traces) shares.add(trace);
  return shares;
}

describe('bursts of good reviews', () => {
  const rows: readonly (readonly [
    rule: string,
    traces: ReviewTrace[],
    found: readonly string[],
  ])[] = [
    [
      'ten of a window in nine and a half minutes',
      some(10, 63, { window: 'W1' }),
      ['window D1 W1 10'],
    ],
    ['not ten in ten minutes', some(10, 67, { window: 'W1' }), []],
    ['not nine', some(9, 1, { window: 'W1' }), []],
    ['five of one device within the hour', some(5, 890, { device: 'X' }), ['device X 5']],
    ['not five in more', some(5, 900, { device: 'X' }), []],
    ['twenty of a department in a minute', some(20, 3), ['minute D1 20']],
    ['not nineteen', some(19, 3), []],
    ['bad ones are nobody’s gain', some(20, 1, { good: false }), []],
    ['default ones are counted apart anyway', some(20, 1, { active: false }), []],
  ];
  for (const [rule, traces, found] of rows) {
    it(rule, () => {
      const signs = findBursts(traces);
      expect(signs.map(({ by, key, count }) => `${by} ${key} ${count}`)).toEqual([...found]);
    });
  }

  it('are told as long as they last, once, with all their reviews', () => {
    const [sign, ...more] = findBursts(some(30, 30, { window: 'W1' }));
    expect(more).toEqual([]);
    expect(sign).toEqual(
      jasmine.objectContaining({ count: 30, from: START, to: START + 29 * 30 * SECOND_MS }),
    );
    expect(sign?.evidence.length).toBe(30);
  });

  it('are two where there is a pause between', () => {
    const late = some(10, 1, { window: 'W1' }).map((one) => ({ ...one, at: one.at + 3_600_000 }));
    expect(findBursts([...some(10, 1, { window: 'W1' }), ...late]).length).toBe(2);
  });

  it('do not depend on the order in which reviews came', () => {
    const traces = some(12, 10, { window: 'W1' });
    expect(findBursts(traces.toReversed())).toEqual(findBursts(traces));
  });

  it('are the same where reviews come one by one, latest first', () => {
    const traces = ['W1', 'W2'].flatMap((window, place) =>
      some(60, 45, { window }).map((one) => ({ ...one, at: one.at + place * 7000 })),
    );
    const bursts = new Bursts();
    for (const trace of traces.toSorted((one, other) => other.at - one.at)) bursts.add(trace);
    const byKey = (signs: readonly GamingSign[]) =>
      signs.toSorted((one, other) =>
        `${one.by} ${one.key}` < `${other.by} ${other.key}` ? -1 : 1,
      );
    expect(byKey(bursts.signs)).toEqual(byKey(findBursts(traces)));
  });

  it('name no more reviews than a page holds, and count them all', () => {
    const [sign] = findBursts(some(MOST_EVIDENCE + 5, 1));
    expect(sign?.count).toBe(MOST_EVIDENCE + 5);
    expect(sign?.evidence.length).toBe(MOST_EVIDENCE);
  });
});

describe('more reviews than cases', () => {
  const rows: readonly (readonly [reviews: number, cases: number, asked: boolean])[] = [
    [41, 20, true],
    [40, 20, false],
    [20, 0, true],
    [19, 0, false],
  ];
  for (const [reviews, cases, asked] of rows) {
    it(`${reviews} reviews of ${cases} cases are ${asked ? '' : 'not '}asked about`, () => {
      const signs = sharesOf(some(reviews, 600)).moreThanCases(new Map([['D1', cases]]));
      expect(signs.length).toBe(asked ? 1 : 0);
    });
  }
});

describe('default ratings counted as active', () => {
  const rows: readonly (readonly [empty: number, personal: number, asked: boolean])[] = [
    [19, 1, true],
    [18, 2, false],
    [19, 0, false],
    [20, 0, true],
  ];
  for (const [empty, personal, asked] of rows) {
    it(`${empty} empty ones of ${empty + personal} are ${asked ? '' : 'not '}asked about`, () => {
      const traces = [...some(empty, 600, { personal: false }), ...some(personal, 600)];
      const signs = sharesOf(traces).defaultsAsActive();
      expect(signs.length).toBe(asked ? 1 : 0);
      if (asked) expect(signs[0]?.count).toBe(empty);
    });
  }
});
