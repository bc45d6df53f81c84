import type { CardCounters, CardView } from '#contract/card-view.ts';
import type { CardCategory, CardLevel } from '#domain/cards/card-rule.ts';
import { isAwaited } from '../../application/cards-in-memory.ts';

/** What of a card decides where it is counted; cards of equal marks share one. */
interface Mark {
  readonly level: CardLevel;
  readonly category: CardCategory;
  readonly open: boolean;
  readonly retroactive: boolean;
  /** Day by which an order must be answered; null where none waits. */
  readonly orderDue: string | null;
}

interface Pile {
  readonly mark: Mark;
  count: number;
}

/**
 * Counters of a view kept up to date card by card: counting tens of thousands again for every
 * frame of every room would take the process. Equal to counting anew, which a spec holds it to.
 */
export class CardTally {
  readonly #piles = new Map<string, Pile>();
  readonly #pileOf = new Map<string, Pile>();

  constructor(cards: readonly CardView[]) {
    for (const card of cards) this.put(card.id, card);
  }

  /** Counts a card as it is now; undefined where the view does not hold it any more. */
  put(id: string, card: CardView | undefined): void {
    const before = this.#pileOf.get(id);
    const after = card === undefined ? undefined : this.#pile(markOf(card));
    if (before === after) return;
    if (before !== undefined) before.count -= 1;
    if (after === undefined) {
      this.#pileOf.delete(id);
      return;
    }
    after.count += 1;
    this.#pileOf.set(id, after);
  }

  /** @param today the day whose orders are counted as due. */
  counters(today: string): CardCounters {
    const levels = { red: 0, yellow: 0, warning: 0 };
    const others = { total: 0, unacknowledged: 0, orderDueToday: 0, retroactive: 0 };
    const byCategory: Partial<Record<CardCategory, number>> = {};
    for (const { mark, count } of this.#piles.values()) {
      if (count === 0) continue;
      others.total += count;
      levels[mark.level] += count;
      byCategory[mark.category] = (byCategory[mark.category] ?? 0) + count;
      if (mark.open) others.unacknowledged += count;
      if (mark.retroactive) others.retroactive += count;
      if (mark.orderDue === today) others.orderDueToday += count;
    }
    return { ...others, ...levels, byCategory };
  }

  #pile(mark: Mark): Pile {
    const { level, category, open, retroactive, orderDue } = mark;
    const key = `${level} ${category} ${open ? 1 : 0}${retroactive ? 1 : 0} ${orderDue ?? ''}`;
    const known = this.#piles.get(key);
    if (known !== undefined) return known;
    const pile = { mark, count: 0 };
    this.#piles.set(key, pile);
    return pile;
  }
}

function markOf({ level, category, state, retroactive, order }: CardView): Mark {
  const orderDue = order !== null && isAwaited(order.state) ? order.due : null;
  return { level, category, open: state === 'open', retroactive, orderDue };
}
