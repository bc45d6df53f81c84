import type { CardView } from '#contract/card-view.ts';
import type { CardLevel } from '#domain/cards/card-rule.ts';

const RANK: Readonly<Record<CardLevel, number>> = { red: 0, yellow: 1, warning: 2 };
const SECONDS_OF_OFFICE_DAY = 8 * 3600;

/**
 * The order of the list: level, most over first, least left first, then the older ground. Cards
 * whose remaining time is not known stand last in their level; the id makes the order total.
 */
export function compareCards(a: CardView, b: CardView): number {
  return (
    RANK[a.level] - RANK[b.level] ||
    left(a) - left(b) ||
    Date.parse(a.groundAt) - Date.parse(b.groundAt) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function left(card: CardView): number {
  if (card.remaining === null) return Number.MAX_SAFE_INTEGER;
  return 'days' in card.remaining
    ? card.remaining.days
    : card.remaining.workingSeconds / SECONDS_OF_OFFICE_DAY;
}
