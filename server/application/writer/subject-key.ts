import type { EventData, Json, LoggedEvent } from '#domain/cases/logged-event.ts';
import { orderAbout } from '#domain/cards/orders.ts';
import { isDerived } from '#domain/derive-subject.ts';
import type { CardedKind, SubjectKind } from '#domain/subject-kind.ts';
import { CARDED_KINDS, subjectName } from '#domain/subject-kind.ts';
import type { SubjectKey } from '../store/store-rows.ts';

/** Names a subject that has cards. */
export interface CardedKey extends SubjectKey {
  readonly kind: CardedKind;
}

const KINDS: Readonly<Record<string, SubjectKind>> = {
  case: 'case',
  item: 'item',
  licence: 'licence',
  review: 'review',
  ticket: 'ticket',
  hotline: 'hotline',
  survey: 'survey',
  order: 'order',
  task: 'task',
  platform: 'platform',
  score: 'score',
  source: 'source',
};

/** Kinds of which only the events are kept. */
export const KEPT_KINDS: readonly SubjectKind[] = Object.values(KINDS).filter(
  (kind) => !isDerived(kind),
);

/** What of an event tells whose it is. */
export type SubjectEvent = Pick<LoggedEvent, 'id' | 'type' | 'subject' | 'data'>;

/**
 * The subject that an event belongs to. Cards and the orders on them belong to what they are about; an
 * order with a number of a source's own is a subject by itself, since nothing in it tells whether what it
 * is about is a case, a ticket or a review.
 */
export function subjectKeyOf({ id, type, subject, data }: SubjectEvent): SubjectKey {
  const family = type.slice(0, type.indexOf('.'));
  if (family === 'card') return { kind: ownerOf(subject, data) ?? 'case', no: subject };
  if (family === 'order') return orderKey(subject, data);
  const kind = KINDS[family];
  if (kind === undefined) throw new RangeError(`no subject has events of type ${type}`);
  if (kind !== 'survey') return { kind, no: subject };
  // Answers may have numbers of their own: they belong to the survey that they name.
  const { surveyId, answer } = data;
  const surveyNo = typeof surveyId === 'string' ? surveyId : subject;
  if (type === 'survey.answered') return answerKey(surveyNo, id);
  if (type === 'survey.answerWithdrawn')
    return answerKey(surveyNo, typeof answer === 'string' ? answer : '');
  return { kind, no: surveyNo };
}

/** What the numbers of all answers of a survey begin with. */
export function answerPrefix(surveyNo: string): string {
  return `${surveyNo}/`;
}

function answerKey(surveyNo: string, id: string): SubjectKey {
  return { kind: 'answer', no: `${answerPrefix(surveyNo)}${id}` };
}

/** Numbers that the platform gives to orders on cards of tickets and reviews; of cases it cannot be told. */
const OWN_NUMBER = /^(ticket|review):(.+)-\d+$/s;

/** Whose an order is. Its own number may stand in the place of the subject. */
function orderKey(subject: string, data: EventData): SubjectKey {
  const { no } = data;
  const owner = ownerOf(subject, data);
  if (owner !== undefined || typeof no !== 'string') return { kind: owner ?? 'case', no: subject };
  const [, kind, named] = (subject === no ? OWN_NUMBER.exec(no) : null) ?? [];
  if (kind !== undefined && named !== undefined) return { kind: kind as CardedKind, no: named };
  return { kind: 'order', no };
}

/**
 * The kind of subject that a card or order is about. Its id or number begins with the name of the
 * subject, which tells; departments that reply to an order name nothing else.
 */
function ownerOf(subject: string, { card, cards, no }: EventData): CardedKind | undefined {
  const named = [card, no, Array.isArray(cards) ? (cards as readonly Json[])[0] : undefined];
  return CARDED_KINDS.find((kind) =>
    named.some(
      (name) =>
        typeof name === 'string' &&
        (name.startsWith(`${subjectName(kind, subject)}/`) ||
          name.startsWith(`${subjectName(kind, subject)}-`)),
    ),
  );
}

/** Under which text the tickets that were merged into one are found; no case has such a number. */
export function mergedIntoKey(no: string): string {
  return `merged into ticket:${no}`;
}

/**
 * The case, or the ticket it was merged into, that an event speaks of, so that the other can name it. An
 * order may speak of a ticket or review as well.
 */
export function linkedCaseOf(event: LoggedEvent): string | undefined {
  const { type, data } = event;
  if (type.startsWith('case.') || type.startsWith('card.')) return undefined;
  if (type.startsWith('order.')) {
    return subjectKeyOf(event).kind === 'order' ? (orderAbout(event) ?? undefined) : undefined;
  }
  if (type === 'ticket.merged') {
    return typeof data['into'] === 'string' ? mergedIntoKey(data['into']) : undefined;
  }
  const { caseNo } = data;
  return typeof caseNo === 'string' && caseNo !== '' ? caseNo : undefined;
}
