import type { FeedbackEntry } from '#contract/feedback-view.ts';
import { maskKnown } from '#domain/access/free-text.ts';
import { maskPersonal, PERSONAL_FIELDS } from '#domain/access/masking.ts';
import type { Json, LoggedEvent } from '#domain/cases/logged-event.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { isOwnEvent } from '#domain/feedback/feedback-facts.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { shownFacts } from '../cards/issued-facts.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { instantText } from '../times.ts';

/** Events that a timeline shows at most, the latest; what is linked may be long. */
const LONGEST_TIMELINE = 500;

/** Said of what is linked only where it is a step of its own; the rest stands on its own page. */
const OF_A_CASE: ReadonlySet<string> = new Set([
  ...['case.received', 'case.accepted', 'case.notAccepted', 'case.suspended', 'case.resumed'],
  ...['case.returned', 'case.decided', 'case.finished', 'case.delivered', 'case.withdrawn'],
  ...['case.terminated', 'case.correctionRequested', 'card.issued', 'order.issued'],
]);

/** A subject of the matter with its events as they were sent, people put back. */
export interface TimelinePart {
  readonly key: SubjectKey;
  readonly events: readonly LoggedEvent[];
}

/**
 * What happened to a ticket or review and to what it is linked with, latest first.
 *
 * @param own the ticket or review itself, its events in order of arrival
 * @param known words by which people of the matter are known, hidden wherever a text repeats them
 */
export function feedbackTimeline(
  own: TimelinePart,
  linked: readonly TimelinePart[],
  known: readonly string[],
  calendar: Calendar,
): readonly FeedbackEntry[] {
  let version = 0;
  const entries = own.events.map((event) => {
    if (isOwnEvent(event)) version += 1;
    return { event, entry: entryOf(own.key, event, isOwnEvent(event) ? version : null) };
  });
  for (const { key, events } of linked) {
    for (const event of events) {
      if (key.kind === 'case' && !OF_A_CASE.has(event.type)) continue;
      // Where an order counts is nothing that happened to the matter.
      if (event.type === 'order.filed') continue;
      entries.push({ event, entry: entryOf(key, event, null) });
    }
  }
  entries.sort((one, other) => other.event.time - one.event.time || order(one) - order(other));
  return entries.slice(0, LONGEST_TIMELINE).map(({ entry }) => entry);

  function entryOf(key: SubjectKey, event: LoggedEvent, place: number | null): FeedbackEntry {
    const { by, reason, text, ...facts } = maskPersonal(event.data);
    const isOwn = event.source === PLATFORM_SOURCE;
    return {
      about: event.type.slice(0, event.type.indexOf('.')),
      no: key.no,
      version: place,
      type: event.type,
      at: instantText(calendar, event.time),
      by: typeof by === 'string' ? (isOwn ? by : maskKnown(by, known)) : null,
      own: isOwn,
      reason: typeof reason === 'string' ? maskKnown(reason, known) : null,
      text: typeof text === 'string' ? maskKnown(text, known) : null,
      facts: maskTexts(withoutPeople(shownFacts(event, facts, calendar)), known),
    };
  }
}

/** Of two at one instant the later in the log is the later thing. */
function order({ entry }: { readonly entry: FeedbackEntry }): number {
  return -(entry.version ?? 0);
}

/** Who it is stands at the head of the page, once. */
function withoutPeople(
  facts: Readonly<Record<string, Json | undefined>>,
): Readonly<Record<string, Json | undefined>> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !PERSONAL_FIELDS.has(name)));
}

/** The data with every text in it masked; fields that only name something keep what they are. */
export function maskTexts(
  facts: Readonly<Record<string, Json | undefined>>,
  known: readonly string[],
): Readonly<Record<string, Json | undefined>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      CODES.test(name) ? value : maskDeep(value ?? null, known),
    ]),
  );
}

const CODES = /(?:Code|No|Id)$|^(?:no|id|into|kind|grade|stage|card|clock|clockId|due)$/;

function maskDeep(value: Json, known: readonly string[]): Json {
  if (typeof value === 'string') return maskKnown(value, known);
  if (Array.isArray(value)) return (value as readonly Json[]).map((part) => maskDeep(part, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, maskDeep(part, known)]),
  );
}
