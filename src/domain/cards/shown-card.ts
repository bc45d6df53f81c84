import type { CardContext } from './card-context.ts';
import { CARD_LEVELS } from './card-rule.ts';
import type { CardLevel } from './card-rule.ts';
import type { CardState, SubjectCard } from './subject-card.ts';
import type { CardLog } from './fold-cards.ts';

/** A person settled these; nothing else changes them. */
const SETTLED: ReadonlySet<CardState> = new Set(['revoked', 'closed']);

/** A card with what follows for it from the other cards and from its clock. */
export function shownCard(
  card: SubjectCard,
  log: CardLog,
  context: CardContext,
  groundsLost: readonly string[],
): SubjectCard {
  const groundLost = card.groundLost || groundsLost.includes(card.id);
  const state = SETTLED.has(card.state) ? card.state : stateOf(card, groundLost, log, context);
  return state === card.state && groundLost === card.groundLost
    ? card
    : { ...card, state, groundLost };
}

function stateOf(
  card: SubjectCard,
  groundLost: boolean,
  log: CardLog,
  { clocks }: CardContext,
): CardState {
  const superseded = log.records.some(
    ({ card: other }) =>
      other.clockId === card.clockId &&
      other.cycle === card.cycle &&
      other.state !== 'revoked' &&
      rankOf(other.level) > rankOf(card.level),
  );
  if (superseded) return 'superseded';
  if (card.level !== 'warning' || card.clockId.startsWith('finding:')) return card.state;
  const clock = clocks.find(({ id }) => id === card.clockId);
  return groundLost || clock?.endedAt !== null ? 'lapsed' : card.state;
}

/** Place of a level, rising. */
export function rankOf(level: CardLevel): number {
  return CARD_LEVELS.indexOf(level);
}
