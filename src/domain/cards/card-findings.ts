import type { Finding } from '../cases/finding.ts';
import type { FindingList } from '../cases/finding-list.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { startOfDay } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { addDays, parseDay } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';
import { parseInstant } from '../time/parse-instant.ts';
import { orderAnsweredAt, ordersOfSources } from './orders.ts';
import type { SubjectCard } from './subject-card.ts';

/** An order 督办 still waits for its department while it is only issued or signed for. */
const WAITING: ReadonlySet<string> = new Set(['issued', 'signed']);

/** Findings about cards: those whose ground was lost, and orders that nobody answered in time. */
export function findCards(
  cards: readonly SubjectCard[],
  decisions: readonly LoggedEvent[],
  calendar: Calendar,
  asOf: Instant,
  findings: FindingList,
): void {
  const expectAnswer = (due: string, facts: Finding['facts']): void => {
    const at = overAt(due, calendar);
    if (at === null) return;
    if (at <= asOf) findings.addAt('orderOverdue', at, facts);
    else findings.expectAt(at);
  };
  for (const card of cards) {
    if (card.groundLost && card.state !== 'revoked') {
      findings.addAt('groundLost', lostAt(card, decisions) ?? card.issuedAt, {
        card: card.id,
        level: card.level,
      });
    }
    const { order } = card;
    if (order?.due == null || !WAITING.has(order.state)) continue;
    expectAnswer(order.due, { no: order.no, card: card.id });
  }
  for (const order of ordersOfSources(decisions)) {
    if (order.due === null || orderAnsweredAt(order, decisions) !== undefined) continue;
    expectAnswer(order.due, { no: order.no });
  }
}

function lostAt(card: SubjectCard, decisions: readonly LoggedEvent[]): Instant | undefined {
  return decisions.find(
    ({ type, data }) =>
      type === 'card.groundLost' &&
      Array.isArray(data['cards']) &&
      (data['cards'] as readonly unknown[]).includes(card.id),
  )?.time;
}

function overAt(due: string, calendar: Calendar): Instant | null {
  const day = parseDay(due);
  if (day !== undefined) return startOfDay(calendar, addDays(day, 1));
  const at = parseInstant(due);
  return at === undefined ? null : at + 1;
}
