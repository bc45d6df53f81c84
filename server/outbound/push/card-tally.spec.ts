import fc from 'fast-check';
import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import { countedBy } from '../../application/cards/card-mark.ts';
import { aCard } from '../../testing/a-card.ts';
import { CardTally } from './card-tally.ts';

const TODAY = '2026-10-08';
const SETTLED = ['closed', 'revoked', 'superseded', 'lapsed'];

const card = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    level: fc.constantFrom('warning', 'yellow', 'red'),
    state: fc.constantFrom('open', 'acknowledged', 'explained', 'closed', 'superseded'),
    category: fc.constantFrom('time', 'process'),
    retroactive: fc.boolean(),
    order: fc.option(
      fc.record({
        no: fc.constant('1'),
        due: fc.constantFrom(TODAY, '2026-10-09', null),
        state: fc.constantFrom('issued', 'signed', 'replied', 'closed'),
      }),
    ),
  })
  .map((parts) => aCard(parts.id, parts as Partial<CardView>));

const filter = fc.record(
  {
    level: fc.constantFrom('warning', 'yellow', 'red'),
    state: fc.constantFrom('unsettled', 'open', 'acknowledged', 'closed'),
    category: fc.constantFrom('time', 'process'),
    retroactive: fc.boolean(),
    orderDueToday: fc.boolean(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<CardFilter>;

/** Whether a list of the filter holds a card, told the plain way. */
function holds(card: CardView, wanted: CardFilter): boolean {
  const { level, state, category, retroactive, orderDueToday } = wanted;
  const stateFits =
    state === undefined ||
    (state === 'unsettled' ? !SETTLED.includes(card.state) : card.state === state);
  const isDue =
    card.order?.due === TODAY && (card.order.state === 'issued' || card.order.state === 'signed');
  return (
    stateFits &&
    (level === undefined || card.level === level) &&
    (category === undefined || card.category === category) &&
    (retroactive === undefined || card.retroactive === retroactive) &&
    (orderDueToday !== true || isDue)
  );
}

/** Each counter is the length of the list with its button pressed. */
function counted(cards: readonly CardView[], of: CardFilter): CardCounters {
  const count = (pressed: CardFilter): number =>
    cards.filter((each) => holds(each, { ...of, ...pressed })).length;
  const categories = (['time', 'process'] as const)
    .map((category) => [category, count({ category })] as const)
    .filter(([, some]) => some > 0);
  return {
    total: count({ level: undefined }),
    red: count({ level: 'red' }),
    yellow: count({ level: 'yellow' }),
    warning: count({ level: 'warning' }),
    unacknowledged: count({ state: 'open' }),
    retroactive: count({ retroactive: true }),
    orderDueToday: count({ orderDueToday: true }),
    byCategory: Object.fromEntries(categories),
  };
}

describe('CardTally', () => {
  it('counts for every button exactly the list that it opens, after any changes', () => {
    const step = fc.record({ put: card, leaves: fc.boolean() });
    fc.assert(
      fc.property(fc.array(card), fc.array(step), filter, (first, steps, wanted) => {
        const held = new Map(first.map((each) => [each.id, each]));
        const base = countedBy(wanted);
        const known = (each: CardView | undefined): CardView | undefined =>
          each !== undefined && holds(each, base) ? each : undefined;
        const tally = new CardTally([...held.values()].filter((each) => holds(each, base)));
        for (const { put, leaves } of steps) {
          if (leaves) held.delete(put.id);
          else held.set(put.id, put);
          tally.put(put.id, known(held.get(put.id)));
        }

        expect(tally.counters(wanted, TODAY)).toEqual(counted([...held.values()], wanted));
      }),
    );
  });
});
