import type { CardBody } from '../cards/card-body.ts';
import { isUnsettled } from '../cards/card-mark.ts';
import type { CardRow, SubjectRow } from '../store/store-rows.ts';

/** Phases in which a case has ended without having been finished. */
const ENDED_VOID: ReadonlySet<string | null> = new Set(['notAccepted', 'withdrawn', 'terminated']);

/** Whether a subject has come to its end, and nothing of it moves with time any more. */
export function isAtEnd({ kind, finished, phase, nextAt, detached }: SubjectRow): boolean {
  const hasEnded = finished !== null || (kind === 'case' && ENDED_VOID.has(phase));
  return hasEnded && nextAt === null && detached === null;
}

/** Whether nobody has anything left to do with a card. */
export function isSettled({ body }: Pick<CardRow, 'body'>): boolean {
  const { state, pendingRevocation } = (JSON.parse(body) as Pick<CardBody, 'view'>).view;
  // The revocation of a closed red card may wait for the second person.
  return !isUnsettled(state) && (state === 'revoked' || pendingRevocation === null);
}
