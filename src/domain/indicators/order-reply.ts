import { orderAnsweredAt } from '../cards/orders.ts';
import type { IssuedOrder } from '../cards/orders.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { dayAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { parseDay } from '../time/day.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';
import { parseInstant } from '../time/parse-instant.ts';

/** How an order stands to its limit: `running` while it may still be answered in time. */
type OrderBucket = 'onTime' | 'late' | 'overdue' | 'running';

/** Where an order is counted. */
export interface OrderReply {
  readonly dueDay: Day;
  readonly bucket: OrderBucket;
}

/**
 * Whether an order 督办 was answered by its limit: a day ends with its day. The first answer counts. One
 * that another took the place of within its limit asks for nothing any more; past it, it stays late, so
 * that no new order takes away what is over. Null where it has no limit, or asks for nothing.
 */
export function orderReply(
  order: IssuedOrder,
  decisions: readonly LoggedEvent[],
  calendar: Calendar,
  asOf: Instant,
): OrderReply | null {
  const { due: limit, replacedAt } = order;
  if (limit === null) return null;
  const day = parseDay(limit);
  const due = day === undefined ? parseInstant(limit) : undefined;
  const dueDay = day ?? (due === undefined ? undefined : dayAt(calendar, due));
  if (dueDay === undefined) return null;
  const isLate = (at: Instant): boolean =>
    due === undefined ? dayAt(calendar, at) > dueDay : at > due;
  const answered = orderAnsweredAt(order, decisions);
  if (replacedAt !== null && !isLate(replacedAt) && (answered ?? Infinity) > replacedAt)
    return null;
  if (answered === undefined) return { dueDay, bucket: isLate(asOf) ? 'overdue' : 'running' };
  return { dueDay, bucket: isLate(answered) ? 'late' : 'onTime' };
}
