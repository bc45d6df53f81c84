import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Instant } from '../time/limit.ts';
import type { CardContext } from './card-context.ts';
import type { CardLevel } from './card-rule.ts';
import type { CardState, CardToIssue, SubjectCard } from './subject-card.ts';
import { DueCards } from './due-cards.ts';
import { foldCards } from './fold-cards.ts';
import type { CardLog } from './fold-cards.ts';
import { lostGrounds } from './lost-grounds.ts';
import { rankOf, shownCard } from './shown-card.ts';

/** The cards of a subject at one moment. */
export interface CardsOfSubject {
  readonly cards: readonly SubjectCard[];
  readonly toIssue: readonly CardToIssue[];
  readonly groundsLost: readonly string[];
  readonly level: CardLevel | null;
  /** Next instant at which a rule fires by itself; null if none will. */
  readonly nextAt: Instant | null;
}

/** What holds nobody any more; a closed or superseded card still says how far it came. */
const OUT_OF_FORCE: ReadonlySet<CardState> = new Set(['revoked', 'lapsed']);

/**
 * Folds the cards that the log holds and finds those that are due and missing. The key of a card
 * is clock, level and cycle; one that the log holds in any state, also revoked, is never due again
 * in its cycle. A cycle ends when the ground of its cards is lost.
 *
 * @param events the platform's decisions on cards and orders, in order
 */
export function cardsOfSubject(
  events: readonly LoggedEvent[],
  context: CardContext,
): CardsOfSubject {
  const log = events.length === 0 ? EMPTY : foldCards(events);
  const groundsLost = lostGrounds(log, context);
  const due = new DueCards(log, context, groundsLost);
  for (const clock of context.clocks) due.lookAt(clock);
  due.lookAtFindings();
  const cards = log.records.map(({ card }) => shownCard(card, log, context, groundsLost));
  return {
    cards,
    toIssue: due.cards,
    groundsLost,
    level: highest(cards),
    nextAt: due.nextAt === Infinity ? null : due.nextAt,
  };
}

const EMPTY: CardLog = { records: [], lost: new Map() };

/** The highest card in force; a revoked or lapsed one is not, a closed one is. */
function highest(cards: readonly SubjectCard[]): CardLevel | null {
  let level: CardLevel | null = null;
  for (const card of cards) {
    if (OUT_OF_FORCE.has(card.state)) continue;
    if (level === null || rankOf(card.level) > rankOf(level)) level = card.level;
  }
  return level;
}
