import type { CardPlace } from '#domain/cards/card-order.ts';
import type { CardView } from './card-view.ts';

const END_OF_DAY = 'T24:00:00+08:00';

/** Reading dates is what sorting tens of thousands of cards would otherwise spend its time on. */
const places = new WeakMap<CardView, CardPlace>();

/** Where a card stands in a list, from what is shown of it. */
export function placeOfCard(card: CardView): CardPlace {
  const known = places.get(card);
  if (known !== undefined) return known;
  const { id, level, daysLeft, itemCode, subject, regionCode, departmentCode, clock, state } = card;
  const place: CardPlace = {
    id,
    level,
    daysLeft,
    dueAt: endOf(card.due),
    groundAt: Date.parse(card.groundAt),
    itemCode,
    subject,
    regionCode,
    departmentCode,
    clock,
    state,
  };
  places.set(card, place);
  return place;
}

/** A day ends with its last moment. */
function endOf(due: string | null): number {
  if (due === null) return Infinity;
  return due.length === 10 ? Date.parse(due + END_OF_DAY) - 1 : Date.parse(due);
}
