import { ordersOfSources, ordersOn } from '../cards/orders.ts';
import type { SubjectCard } from '../cards/subject-card.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import type { CountedCells } from '../counted-cells.ts';
import { dayAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/limit.ts';
import { orderReply } from './order-reply.ts';

/**
 * What came of cards, each under the department that answers for it:
 *
 * - `corrected` LEVEL, by the day of the ground: closed as corrected 整改了结
 * - `order` `reply`, by the day the order is due, kind whether it was answered in time; every order of
 *   cards that are not revoked, see `orderReply`; and each that a source tells of the subject itself,
 *   under the subject's department
 *
 * @param decisions on cards and orders of the subject, in order
 */
export function addCardCells(
  cells: CountedCells,
  cards: readonly SubjectCard[],
  decisions: readonly LoggedEvent[],
  calendar: Calendar,
  asOf: Instant,
): void {
  for (const { id, state, level, groundAt, departmentCode, order } of cards) {
    if (state === 'closed') {
      const day = dayAt(calendar, groundAt);
      cells.addOf(departmentCode, 'corrected', level, day, null);
    }
    // A card names its last order.
    if (order === null || state === 'revoked') continue;
    for (const each of ordersOn(id, decisions)) {
      const reply = orderReply(each, decisions, calendar, asOf);
      if (reply !== null) cells.addOf(departmentCode, 'order', 'reply', reply.dueDay, reply.bucket);
    }
  }
  for (const each of ordersOfSources(decisions)) {
    const reply = orderReply(each, decisions, calendar, asOf);
    if (reply !== null) cells.add('order', 'reply', reply.dueDay, reply.bucket);
  }
}
