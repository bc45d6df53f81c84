import { decodeDue } from '#domain/limits/decode-limit.ts';
import type { EventFields } from './event-fields.ts';
import type { EventProblem } from './event-problem.ts';

/** Whether the data of a type tell of a span of time, from one moment to another. */
export function tellsSpan({ required }: EventFields): boolean {
  return required['from'] === 'moment' && required['to'] === 'moment';
}

/**
 * Refuses a span that ends before it begins: nobody could say in which period it counts. A day and an
 * instant are not compared, since which of them is first depends on the calendar.
 */
export function findTurnedSpan(data: Readonly<Record<string, unknown>>): EventProblem | undefined {
  const [from, to] = [decodeDue(data['from']), decodeDue(data['to'])];
  if (!from.ok || !to.ok) return undefined;
  const [begin, end] = [from.value, to.value];
  const isTurned =
    (begin.kind === 'day' && end.kind === 'day' && end.day < begin.day) ||
    (begin.kind === 'instant' && end.kind === 'instant' && end.at < begin.at);
  if (!isTurned) return undefined;
  return { code: 'event/invalid', path: 'data.to', message: 'must not lie before from' };
}
