import { eventsInOrder } from './cases/compare-events.ts';
import type { LoggedEvent } from './cases/logged-event.ts';
import { PLATFORM_SOURCE } from './cases/logged-event.ts';
import type { Instant } from './time/limit.ts';

/** The events of a subject up to one moment. */
export interface SplitEvents {
  /** The subject's own, in order, each once. */
  readonly own: readonly LoggedEvent[];
  /** What the platform and persons decided about its cards, and its orders. */
  readonly ofCards: readonly LoggedEvent[];
  /** Time of the first event that has not happened yet. */
  readonly nextAt: Instant | null;
}

/**
 * Splits the set of a subject's events at a moment; others are left out.
 *
 * @param family beginning of the types of its own events, such as `case.`
 */
export function splitEvents(
  events: readonly LoggedEvent[],
  family: string,
  asOf: Instant,
): SplitEvents {
  const own: LoggedEvent[] = [];
  const ofCards: LoggedEvent[] = [];
  for (const event of eventsInOrder(events)) {
    // In order of time, so the first one is the next.
    if (event.time > asOf) return { own, ofCards, nextAt: event.time };
    if (event.type.startsWith(family)) own.push(event);
    else if (isDecision(event)) ofCards.push(event);
  }
  return { own, ofCards, nextAt: null };
}

function isDecision({ type, source }: LoggedEvent): boolean {
  return type.startsWith('order.') || (source === PLATFORM_SOURCE && type.startsWith('card.'));
}
