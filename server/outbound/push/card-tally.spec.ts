import fc from 'fast-check';
import type { CardCounters, CardView } from '#contract/card-view.ts';
import { aCard } from '../../testing/a-card.ts';
import { CardTally } from './card-tally.ts';

const TODAY = '2026-10-08';

const card = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    level: fc.constantFrom('warning', 'yellow', 'red'),
    state: fc.constantFrom('open', 'acknowledged', 'explained'),
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

/** Counts anew, the plain way. */
function counted(cards: readonly CardView[]): CardCounters {
  const count = (test: (each: CardView) => boolean): number => cards.filter(test).length;
  const byCategory = Object.fromEntries(
    [...Map.groupBy(cards, ({ category }) => category)].map(([name, all]) => [name, all.length]),
  );
  return {
    total: cards.length,
    red: count(({ level }) => level === 'red'),
    yellow: count(({ level }) => level === 'yellow'),
    warning: count(({ level }) => level === 'warning'),
    unacknowledged: count(({ state }) => state === 'open'),
    retroactive: count(({ retroactive }) => retroactive),
    orderDueToday: count(
      ({ order }) => order?.due === TODAY && (order.state === 'issued' || order.state === 'signed'),
    ),
    byCategory,
  };
}

describe('CardTally', () => {
  it('equals counting anew after any changes', () => {
    const step = fc.record({ put: card, leaves: fc.boolean() });
    fc.assert(
      fc.property(fc.array(card), fc.array(step), (first, steps) => {
        const held = new Map(first.map((each) => [each.id, each]));
        const tally = new CardTally([...held.values()]);
        for (const { put, leaves } of steps) {
          if (leaves) held.delete(put.id);
          else held.set(put.id, put);
          tally.put(put.id, leaves ? undefined : put);
        }
        expect(tally.counters(TODAY)).toEqual(counted([...held.values()]));
      }),
    );
  });
});
