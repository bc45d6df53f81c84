import type { CardView } from '#contract/card-view.ts';
import type { LimitReading } from '../../i18n/limit-words.ts';

/** A card's limit as words need it; what the card does not tell is null. */
export function cardReading(card: CardView): LimitReading {
  return {
    state: stateOf(card),
    due: card.due,
    limit: card.limit,
    elapsed: null,
    remaining: card.remaining,
    suspension: card.suspended ? { reason: null, left: null, of: null } : null,
    beyondCalendar: null,
  };
}

/** A card that hangs on a finding has no limit, which is not the same as one that is not known. */
function stateOf(card: CardView): LimitReading['state'] {
  if (card.clockId.startsWith('finding:')) return 'none';
  const over = isOver(card);
  if (card.endedAt !== null) return over ? 'late' : 'onTime';
  if (card.suspended && !over) return 'suspended';
  if (card.due === null || card.remaining === null) return 'unknown';
  return over ? 'overdue' : 'running';
}

/** Whether more than the limit has been used; not known counts as not over, and is said so. */
export function isOver(card: CardView): boolean {
  if (card.remaining === null) return false;
  return 'days' in card.remaining ? card.remaining.days < 0 : card.remaining.workingSeconds < 0;
}
