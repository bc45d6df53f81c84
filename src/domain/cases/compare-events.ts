import { eventRank } from './event-types.ts';
import type { LoggedEvent } from './logged-event.ts';

/**
 * The order of a subject's events (interfaces.md 1.3): time, source, sequence or 0, rank of the
 * type, id; texts by code unit. Two events are equal in it only when they are the same one.
 */
export function compareEvents(one: LoggedEvent, other: LoggedEvent): number {
  return (
    one.time - other.time ||
    compareText(one.source, other.source) ||
    (one.sequence ?? 0) - (other.sequence ?? 0) ||
    eventRank(one.type) - eventRank(other.type) ||
    compareText(one.id, other.id)
  );
}

/** The set of events in its order, each identity once. Answers the argument itself where it is in order. */
export function eventsInOrder(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  for (let index = 1; index < events.length; index += 1) {
    const before = events[index - 1];
    const event = events[index];
    if (before === undefined || event === undefined || compareEvents(before, event) >= 0) {
      return sortedOnce(events);
    }
  }
  return events;
}

function sortedOnce(events: readonly LoggedEvent[]): LoggedEvent[] {
  const sorted = [...events].sort(compareEvents);
  return sorted.filter((event, index) => {
    const before = sorted[index - 1];
    return before?.id !== event.id || before.source !== event.source;
  });
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
