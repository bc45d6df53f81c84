import type { CardCounters, CardView } from '#contract/card-view.ts';

/** Counts cards for specs of transport. */
export function countersOf(cards: readonly CardView[]): CardCounters {
  const count = (test: (card: CardView) => boolean): number => cards.filter(test).length;
  return {
    total: cards.length,
    red: count(({ level }) => level === 'red'),
    yellow: count(({ level }) => level === 'yellow'),
    warning: count(({ level }) => level === 'warning'),
    unacknowledged: count(({ state }) => state === 'open'),
    orderDueToday: 0,
    retroactive: count(({ retroactive }) => retroactive),
    byCategory: { time: cards.length },
  };
}
