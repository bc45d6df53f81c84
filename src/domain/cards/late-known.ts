import { findLateReport } from '../cases/late-report.ts';
import type { Finding } from '../cases/finding.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/limit.ts';
import { findingClock } from './ground.ts';
import type { CardToIssue } from './subject-card.ts';

/** What was known of a subject when a card of it fell due. */
export interface KnownThen {
  readonly findings: readonly Finding[];
  readonly events: readonly LoggedEvent[];
  /** When the commit that issues the card is received. */
  readonly receivedAt: Instant;
  /** How far time had been swept before it. */
  readonly sweptBefore: Instant;
}

/**
 * Whether the ground of a card came to be known late: the card is then retroactive 追溯. A limit that
 * passed before the watermark should have had its card then. What an event shows has no card before the
 * event: it is late only where the event was reported late, or had been there before it gave ground
 * to a card.
 */
export function isLateKnown(
  { clockId, groundAt }: Pick<CardToIssue, 'clockId' | 'groundAt'>,
  { findings, events, receivedAt, sweptBefore }: KnownThen,
  calendar: Calendar,
): boolean {
  if (groundAt > sweptBefore) return false;
  const shown = findings.find(({ code, at }) => clockId === findingClock(code) && at === groundAt);
  const by = shown?.event;
  const event = by && events.find(({ source, id }) => id === by.id && source === by.source);
  if (event?.receivedAt !== receivedAt) return true;
  return findLateReport(event, calendar) !== undefined;
}
