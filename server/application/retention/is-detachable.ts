import type { CardBody } from '../cards/card-body.ts';
import { isUnsettled } from '../cards/card-mark.ts';
import type { CardRow, SubjectRow } from '../store/store-rows.ts';

/** Whether a subject has come to its end: finished, and nothing of it moves with time any more. */
export function isAtEnd({ finished, nextAt, detached }: SubjectRow): boolean {
  return finished !== null && nextAt === null && detached === null;
}

/** Whether nobody has anything left to do with a card. */
export function isSettled({ body }: Pick<CardRow, 'body'>): boolean {
  const { state, pendingRevocation } = (JSON.parse(body) as Pick<CardBody, 'view'>).view;
  // The revocation of a closed red card may wait for the second person.
  return !isUnsettled(state) && (state === 'revoked' || pendingRevocation === null);
}
