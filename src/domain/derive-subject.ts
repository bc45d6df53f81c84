import { deriveOrder } from './cards/derive-order.ts';
import { deriveScore } from './assessment/derive-score.ts';
import type { LoggedEvent } from './cases/logged-event.ts';
import type { Configuration } from './configuration.ts';
import { deriveCase } from './derive-case.ts';
import { deriveTicket } from './feedback/derive-ticket.ts';
import type { Derive, DerivedSubject } from './derived-subject.ts';
import { deriveAnswer } from './feedback/derive-answer.ts';
import { deriveReview } from './feedback/derive-review.ts';
import { deriveSurvey } from './feedback/derive-survey.ts';
import { deriveHotline } from './feedback/derive-hotline.ts';
import { deriveLicence } from './licences/derive-licence.ts';
import type { SubjectKind } from './subject-kind.ts';
import type { Instant } from './time/limit.ts';

/** The kinds that are derived, and how. Of the others only the events are kept. */
const DERIVATIONS = {
  case: deriveCase,
  ticket: deriveTicket,
  review: deriveReview,
  survey: deriveSurvey,
  answer: deriveAnswer,
  order: deriveOrder,
  licence: deriveLicence,
  hotline: deriveHotline,
  score: deriveScore,
} as const satisfies Partial<Record<SubjectKind, Derive>>;

/** Kinds of subjects that are derived. */
export type DerivedKind = keyof typeof DERIVATIONS;

/** All of them, in the order in which jobs visit them. */
export const DERIVED_KINDS = Object.keys(DERIVATIONS) as readonly DerivedKind[];

/** Whether subjects of a kind are derived. */
export function isDerived(kind: string): kind is DerivedKind {
  return Object.hasOwn(DERIVATIONS, kind);
}

/** Derives a subject of any derived kind from the set of its events. */
export function deriveSubject(
  kind: DerivedKind,
  events: readonly LoggedEvent[],
  configuration: Configuration,
  asOf: Instant,
): DerivedSubject {
  return DERIVATIONS[kind](events, configuration, asOf);
}
