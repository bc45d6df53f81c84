import type { Instant } from '../time/limit.ts';

/** A JSON value as it came in an event's data. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The data of an event: already checked for its required fields, otherwise as the source sent it. */
export type EventData = Readonly<Record<string, Json | undefined>>;

/**
 * An event as the log keeps it: what a source sent, or what the platform decided
 * (source `urn:mingjian`). Immutable; identity is source and id for ever.
 */
export interface LoggedEvent {
  readonly source: string;
  readonly id: string;
  /** One of `interfaces.md` 1.4, such as `case.received`, or a decision such as `card.issued`. */
  readonly type: string;
  /** The number of the case, review, ticket or item. */
  readonly subject: string;
  /** When it happened, as the source says. */
  readonly time: Instant;
  /** Per source and subject; null where the source numbers nothing. */
  readonly sequence: number | null;
  /** When the platform stored it, in commit order; it alone decides lateness of reporting. */
  readonly receivedAt: Instant;
  readonly data: EventData;
}

/** The source of everything the platform decides itself. */
export const PLATFORM_SOURCE = 'urn:mingjian';
