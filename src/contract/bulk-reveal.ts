import type { CardedKind } from '#domain/subject-kind.ts';
import type { RevealView } from './reveal-view.ts';

/** Most subjects of one request. */
export const MOST_REVEALED = 200;

/** A case, ticket or review whose people are asked for. */
export interface RevealSubject {
  readonly kind: CardedKind;
  readonly no: string;
}

/** Body of `POST /reveals`. */
export interface BulkRevealRequest {
  readonly reason: string;
  /** Each once. */
  readonly subjects: readonly RevealSubject[];
}

/** A request to be shown many people at once, which waits for its second person or its reader. */
export interface BulkRevealView {
  readonly id: string;
  /** As it is on record: numbers of persons in it are masked. */
  readonly reason: string;
  readonly subjects: readonly RevealSubject[];
  readonly askedBy: string;
  readonly askedAt: string;
  /** The second person; null while there is none. */
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  /** Until when it waits: for the second person, and confirmed for whoever asked. */
  readonly until: string;
}

/** Answer of `POST /reveals/{id}/read`: the people of each subject, in the order asked. */
export interface BulkRevealed {
  readonly items: readonly (RevealView & Pick<RevealSubject, 'kind'>)[];
}
