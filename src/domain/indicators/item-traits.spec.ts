import type { ItemVersion } from '../reference/item.ts';
import { item } from '../testing/case-fixture.ts';
import { immediateItems } from './i-10-immediate-items.ts';
import { idleItems } from './i-42-idle-items.ts';
import { meanVisits } from './i-36-mean-visits.ts';
import { noVisitItems } from './i-36-no-visit-items.ts';
import { onlineItems } from './i-33-online-items.ts';
import { promiseCompression } from './i-09-promise-compression.ts';
import { whollyOnlineItems } from './i-34-wholly-online-items.ts';
import type { Indicator, IndicatorCount } from './indicator.ts';

/** What one item adds to numerator and denominator. */
function parts(indicator: Indicator, facts: Partial<ItemVersion>, hadCases = true): number[] {
  const version = item({ statutoryLimit: null, commitmentLimit: null, ...facts });
  const amount = (count: IndicatorCount | null): number =>
    count?.from === 'items' ? count.amountOf({ version, hadCases }) : NaN;
  return [amount(indicator.numerator), amount(indicator.denominator)];
}

const days = (value: number) => ({ value, unit: 'workingDay' }) as const;

describe('an item in force', () => {
  const rows: readonly [string, Indicator, Partial<ItemVersion>, readonly number[]][] = [
    ['counts as online from depth 2', onlineItems, { onlineDepth: 2 }, [1, 1]],
    ['is not online at depth 1', onlineItems, { onlineDepth: 1 }, [0, 1]],
    ['is not online where nobody told its depth', onlineItems, { onlineDepth: null }, [0, 1]],
    ['is wholly online from depth 5', whollyOnlineItems, { onlineDepth: 5 }, [1, 1]],
    ['is not wholly online at depth 4', whollyOnlineItems, { onlineDepth: 4 }, [0, 1]],
    ['needs no visit where none is told', noVisitItems, { visits: 0 }, [1, 1]],
    ['needs no visit where all is online', noVisitItems, { onlineDepth: 7, visits: 1 }, [1, 1]],
    ['may need a visit where nobody told', noVisitItems, { visits: null }, [0, 1]],
    ['adds its visits', meanVisits, { visits: 2 }, [2, 1]],
    ['is in no mean of visits where nobody told', meanVisits, { visits: null }, [0, 0]],
    ['is immediate when handled on the spot', immediateItems, { type: 'onTheSpot' }, [1, 1]],
    [
      'is immediate when no time is promised',
      immediateItems,
      { type: 'commitment', commitmentLimit: days(0) },
      [1, 1],
    ],
    [
      'is not immediate when a day is promised',
      immediateItems,
      { type: 'commitment', commitmentLimit: days(1) },
      [0, 1],
    ],
    ['is not immediate when promised', immediateItems, { type: 'commitment' }, [0, 1]],
    [
      'compresses its promise by the days between both limits',
      promiseCompression,
      { statutoryLimit: days(20), commitmentLimit: days(5) },
      [15, 20],
    ],
    [
      'without a promise in working days compresses nothing and is in neither',
      promiseCompression,
      { statutoryLimit: days(20), commitmentLimit: { value: 5, unit: 'naturalDay' } },
      [0, 0],
    ],
    [
      'without a statutory limit is in neither',
      promiseCompression,
      { statutoryLimit: null, commitmentLimit: days(5) },
      [0, 0],
    ],
  ];
  for (const [rule, indicator, facts, expected] of rows) {
    it(rule, () => {
      expect(parts(indicator, facts)).toEqual([...expected]);
    });
  }

  it('is idle without a case in twelve months', () => {
    expect(parts(idleItems, {}, false)).toEqual([1, 1]);
    expect(parts(idleItems, {}, true)).toEqual([0, 1]);
  });
});
