import type { Json } from '#domain/cases/logged-event.ts';

/** Fewest characters of a reason for which somebody is shown in clear. */
export const SHORTEST_REASON = 4;

/** Body of `POST /cases/{no}/reveal`. */
export interface RevealRequest {
  readonly reason: string;
  /** Names of fields such as `applicant`; all where absent. */
  readonly fields?: readonly string[] | undefined;
}

/** Something personal that an event says, in clear. */
export interface RevealedPart {
  readonly source: string;
  readonly event: string;
  /** Field of the event's data, with a dot for each level. */
  readonly path: string;
  readonly value: Json;
}

/** Answer of a reveal; it is on record who got it, when and why. */
export interface RevealView {
  readonly no: string;
  /** The applicant as the facts of the case have him; null where nobody is stated or asked for. */
  readonly applicant: Json | null;
  readonly parts: readonly RevealedPart[];
}
