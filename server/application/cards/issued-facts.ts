import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import { readIssued } from '#domain/cards/issued-card.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { dueText, instantText } from '../times.ts';

/** Facts of an event as they are shown: when a card's ground arose and its end are times, as everywhere. */
export function shownFacts(event: LoggedEvent, facts: EventData, calendar: Calendar): EventData {
  const issued = event.type === 'card.issued' ? readIssued(event) : null;
  if (issued === null) return facts;
  return {
    ...facts,
    groundAt: instantText(calendar, issued.groundAt),
    due: dueText(calendar, issued.due),
  };
}
