import { textOf } from '../cases/read-data.ts';
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

/** What of an order decides whether it was answered in time. */
interface Order {
  readonly no: string;
  readonly due: string | null;
  readonly state: string;
}

const OPEN: ReadonlySet<string> = new Set(['issued', 'signed']);

/**
 * Whether an order 督办 was answered by its limit: a day ends with its day. The first answer counts; one
 * that was verified or closed without any is as good as answered then. Null where it has no limit.
 */
export function orderReply(
  order: Order,
  decisions: readonly LoggedEvent[],
  calendar: Calendar,
  asOf: Instant,
): OrderReply | null {
  if (order.due === null) return null;
  const day = parseDay(order.due);
  const due = day === undefined ? parseInstant(order.due) : undefined;
  const dueDay = day ?? (due === undefined ? undefined : dayAt(calendar, due));
  if (dueDay === undefined) return null;
  const isLate = (at: Instant): boolean =>
    due === undefined ? dayAt(calendar, at) > dueDay : at > due;
  const answered = OPEN.has(order.state) ? undefined : answeredAt(order.no, decisions);
  if (answered === undefined) return { dueDay, bucket: isLate(asOf) ? 'overdue' : 'running' };
  return { dueDay, bucket: isLate(answered) ? 'late' : 'onTime' };
}

function answeredAt(no: string, decisions: readonly LoggedEvent[]): Instant | undefined {
  const isAnswer = ({ type, data }: LoggedEvent): boolean =>
    textOf(data, 'no') === no &&
    (type === 'order.replied' || type === 'order.verified' || type === 'order.closed');
  return decisions.find(isAnswer)?.time;
}
