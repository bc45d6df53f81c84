import type { CardView } from '#contract/card-view.ts';
import type { CardLevel } from '#domain/cards/card-rule.ts';

const RANK: Readonly<Record<CardLevel, number>> = { red: 0, yellow: 1, warning: 2 };
const END_OF_DAY = 'T24:00:00+08:00';

/**
 * The order of the list, which is the server's too: level, the earliest end first (most over, then
 * least left), then the older ground. Cards whose end is not known stand last in their level; the
 * id makes the order total. It does not depend on the moment of looking.
 */
export function compareCards(a: CardView, b: CardView): number {
  if (a.level !== b.level) return RANK[a.level] - RANK[b.level];
  const [placeOfA, placeOfB] = [placeOf(a), placeOf(b)];
  if (placeOfA.end !== placeOfB.end) return placeOfA.end < placeOfB.end ? -1 : 1;
  return placeOfA.ground - placeOfB.ground || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

interface Place {
  readonly end: number;
  readonly ground: number;
}

/** Reading dates is what sorting tens of thousands of cards would otherwise spend its time on. */
const places = new WeakMap<CardView, Place>();

function placeOf(card: CardView): Place {
  const known = places.get(card);
  if (known !== undefined) return known;
  const place = { end: endOf(card), ground: Date.parse(card.groundAt) };
  places.set(card, place);
  return place;
}

function endOf({ due }: CardView): number {
  if (due === null) return Infinity;
  return Date.parse(due.length === 10 ? due + END_OF_DAY : due);
}
