import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import { countMarks, markOf } from '../../application/cards/card-mark.ts';
import type { CardMark } from '../../application/cards/card-mark.ts';

/**
 * Counters of a view kept up to date card by card: counting tens of thousands again for every
 * frame of every room would take the process. Equal to counting anew, which a spec holds it to.
 */
export class CardTally {
  readonly #piles = new Map<CardMark, number>();
  readonly #markOf = new Map<string, CardMark>();

  constructor(cards: readonly CardView[]) {
    for (const card of cards) this.put(card.id, card);
  }

  /** Counts a card as it is now; undefined where the view does not hold it any more. */
  put(id: string, card: CardView | undefined): void {
    const before = this.#markOf.get(id);
    const after = card === undefined ? undefined : markOf(card);
    if (before === after) return;
    if (before !== undefined) this.#piles.set(before, (this.#piles.get(before) ?? 0) - 1);
    if (after === undefined) {
      this.#markOf.delete(id);
      return;
    }
    this.#piles.set(after, (this.#piles.get(after) ?? 0) + 1);
    this.#markOf.set(id, after);
  }

  /** @param today the day whose orders are counted as due. */
  counters(filter: CardFilter, today: string): CardCounters {
    return countMarks(this.#piles, filter, today);
  }
}
