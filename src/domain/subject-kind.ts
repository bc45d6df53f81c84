import { CASE_CLOCK_KINDS, REVIEW_CLOCK_KINDS } from './limits/clock-kind.ts';
import type { ClockKind } from './limits/clock-kind.ts';

/**
 * What a subject is: the first word of its events' types. Cards, and the orders that the platform issues
 * on them, belong to what they are about; an order that a source tells of and an answer of a survey are
 * subjects of their own.
 */
export type SubjectKind =
  | 'case'
  | 'item'
  | 'licence'
  | 'review'
  | 'ticket'
  | 'hotline'
  | 'survey'
  | 'answer'
  | 'order'
  | 'task'
  | 'platform'
  | 'score'
  | 'source';

/** Kinds that have clocks, and so cards. */
export type CardedKind = 'case' | 'ticket' | 'review';

/** All kinds that have cards. */
export const CARDED_KINDS: readonly CardedKind[] = ['case', 'ticket', 'review'];

/** Whether subjects of a kind have cards. */
export function isCarded(kind: SubjectKind): kind is CardedKind {
  return CARDED_KINDS.some((carded) => carded === kind);
}

/** The kind of subject whose clock this is. */
export function ownerOfClock(kind: ClockKind): CardedKind {
  if (isIn(CASE_CLOCK_KINDS, kind)) return 'case';
  return isIn(REVIEW_CLOCK_KINDS, kind) ? 'review' : 'ticket';
}

/**
 * A subject's name where numbers of several kinds meet, as in ids of cards and numbers of orders. A
 * case is its number alone, as it was before others had cards.
 */
export function subjectName(kind: SubjectKind, no: string): string {
  return kind === 'case' ? no : `${kind}:${no}`;
}

function isIn(kinds: readonly ClockKind[], kind: ClockKind): boolean {
  return kinds.includes(kind);
}
