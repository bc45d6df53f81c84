import fc from 'fast-check';
import { CARD_SORTS, cardOrder, DEFAULT_CARD_SORT } from './card-order.ts';
import type { CardPlace, CardSort } from './card-order.ts';

const NOON = Date.UTC(2026, 9, 8, 4);

function place(id: string, parts: Partial<CardPlace> = {}): CardPlace {
  return {
    id,
    level: 'yellow',
    daysLeft: -1,
    dueAt: NOON,
    groundAt: NOON,
    itemCode: 'I1',
    subject: id,
    regionCode: '370102',
    departmentCode: 'D1',
    clock: 'commitment',
    state: 'open',
    ...parts,
  };
}

const inOrder = (sort: CardSort, ...places: readonly CardPlace[]): string =>
  [...places]
    .sort(cardOrder(sort))
    .map(({ id }) => id)
    .join(' ');

describe('cardOrder', () => {
  interface Rule {
    readonly rule: string;
    readonly sort?: CardSort;
    readonly first: Partial<CardPlace>;
    readonly second: Partial<CardPlace>;
  }
  const RULES: readonly Rule[] = [
    {
      rule: 'red comes before yellow, however long yellow is over',
      first: { level: 'red', daysLeft: 4 },
      second: { daysLeft: -90 },
    },
    {
      rule: 'yellow comes before a warning',
      first: { daysLeft: 3 },
      second: { level: 'warning', daysLeft: 0 },
    },
    {
      rule: 'most days over come first, whatever the due day',
      first: { daysLeft: -28, dueAt: NOON + 9 },
      second: { daysLeft: -3 },
    },
    { rule: 'over comes before due today', first: { daysLeft: -1 }, second: { daysLeft: 0 } },
    {
      rule: 'over since a rest day comes before due today',
      first: { daysLeft: 0, dueAt: NOON - 1 },
      second: { daysLeft: 0 },
    },
    {
      rule: 'least days left come first',
      first: { daysLeft: 1, dueAt: NOON + 9 },
      second: { daysLeft: 2 },
    },
    { rule: 'the older comes first among equal days', first: { groundAt: NOON - 1 }, second: {} },
    {
      rule: 'what is not known comes last in its level',
      first: { daysLeft: 90 },
      second: { daysLeft: null },
    },
    {
      rule: 'what is not known comes last the other way round too',
      sort: '-left',
      first: { daysLeft: 90 },
      second: { daysLeft: null },
    },
    {
      rule: 'the most left come first the other way round',
      sort: '-left',
      first: { daysLeft: 9 },
      second: { daysLeft: -9 },
    },
    {
      rule: 'days left come before levels where they are the column',
      sort: 'left',
      first: { daysLeft: -9 },
      second: { level: 'red', daysLeft: -1 },
    },
    {
      rule: 'warnings come first the other way round',
      sort: '-level',
      first: { level: 'warning' },
      second: { level: 'red' },
    },
    {
      rule: 'the earliest end comes first',
      sort: 'due',
      first: { dueAt: NOON - 1 },
      second: { level: 'red' },
    },
    { rule: 'an unknown end comes last', sort: '-due', first: {}, second: { dueAt: Infinity } },
    {
      rule: 'items come by code, none last',
      sort: 'item',
      first: { itemCode: 'I9' },
      second: { itemCode: null },
    },
    {
      rule: 'regions come by their official code',
      sort: 'place',
      first: { regionCode: '370100' },
      second: { regionCode: '370200', level: 'red' },
    },
    {
      rule: 'departments come by code within a region',
      sort: 'place',
      first: { departmentCode: 'D1' },
      second: { departmentCode: 'D2', level: 'red' },
    },
    {
      rule: 'clocks come in the order of the case',
      sort: 'clock',
      first: { clock: 'statutory' },
      second: { clock: 'step', level: 'red' },
    },
    {
      rule: 'what nobody has taken up comes first',
      sort: 'handling',
      first: { state: 'open' },
      second: { state: 'acknowledged', level: 'red' },
    },
    {
      rule: 'urgency decides among equals of a column',
      sort: 'item',
      first: { daysLeft: -5 },
      second: { daysLeft: -1 },
    },
    {
      rule: 'urgency decides among equals of a column turned round',
      sort: '-item',
      first: { daysLeft: -5 },
      second: { daysLeft: -1 },
    },
  ];
  for (const { rule, sort = DEFAULT_CARD_SORT, first, second } of RULES) {
    it(rule, () => {
      // The id would decide the other way: nothing but the rule brings this order about.
      expect(inOrder(sort, place('a', second), place('b', first))).toBe('b a');
    });
  }

  const anyPlace: fc.Arbitrary<CardPlace> = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    level: fc.constantFrom('red', 'yellow', 'warning'),
    daysLeft: fc.constantFrom(-2, 0, 2, null),
    dueAt: fc.constantFrom(NOON, NOON + 1, Infinity),
    groundAt: fc.constantFrom(NOON, NOON + 1),
    itemCode: fc.constantFrom('I1', 'I2', null),
    subject: fc.constantFrom('s1', 's2'),
    regionCode: fc.constantFrom('370100', '370200'),
    departmentCode: fc.constantFrom('D1', 'D2', null),
    clock: fc.constantFrom('statutory', 'commitment', 'step'),
    state: fc.constantFrom('open', 'acknowledged', 'closed'),
  });

  it('is a total order in every column and direction', () => {
    const sort = fc.constantFrom(...CARD_SORTS);
    fc.assert(
      fc.property(sort, anyPlace, anyPlace, anyPlace, (by, one, other, third) => {
        const compare = cardOrder(by);
        const sign = (a: CardPlace, b: CardPlace): number => Math.sign(compare(a, b));

        expect(sign(one, other) + sign(other, one)).toBe(0);
        expect(compare(one, one)).toBe(0);
        if (compare(one, other) <= 0 && compare(other, third) <= 0) {
          expect(compare(one, third)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
