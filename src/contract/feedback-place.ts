import type { FeedbackPlace } from '#domain/feedback/feedback-order.ts';
import type { FeedbackRow } from './feedback-view.ts';

/** Reading instants is what sorting tens of thousands of rows would otherwise spend its time on. */
const places = new WeakMap<FeedbackRow, FeedbackPlace>();

/** Where a row stands in the queue, from what is shown of it. */
export function placeOfFeedback(row: FeedbackRow): FeedbackPlace {
  const known = places.get(row);
  if (known !== undefined) return known;
  const { id, urgent, ended } = row;
  const place: FeedbackPlace = {
    id,
    urgent,
    dueAt: row.dueAt === null ? Infinity : Date.parse(row.dueAt),
    receivedAt: row.receivedAt === null ? 0 : Date.parse(row.receivedAt),
    ended,
  };
  places.set(row, place);
  return place;
}
