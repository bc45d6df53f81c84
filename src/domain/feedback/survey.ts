import type { Instant } from '../time/limit.ts';
import type { Question } from './questionnaire.ts';

/** Where a survey stands: not published yet, published and waiting for its first day, open, closed. */
export type SurveyPhase = 'unpublished' | 'waiting' | 'open' | 'closed';

/** A questionnaire with its period, as reference data: what the answers of a survey 调查 answer. */
export interface Survey {
  readonly no: string;
  readonly title: string | null;
  readonly regionCode: string | null;
  readonly departmentCode: string | null;
  readonly questions: readonly Question[];
  /** First instant at which it is open. */
  readonly opensAt: Instant;
  /** First instant at which it is closed; null where nobody said. */
  readonly closesAt: Instant | null;
  /** Who published it: a source by its events, or a person on the platform, whose word stands. */
  readonly origin: 'source' | 'person';
  /** Why a person closed it before its time; absent where nobody did. */
  readonly closedFor?: string;
}

/** Where a survey that is published stands at a moment. */
export function surveyPhaseAt(
  { opensAt, closesAt }: Pick<Survey, 'opensAt' | 'closesAt'>,
  at: Instant,
): SurveyPhase {
  if (closesAt !== null && closesAt <= at) return 'closed';
  return opensAt > at ? 'waiting' : 'open';
}

/** Whether an answer given at a moment was given while the survey was open. */
export function isWithinPeriod(survey: Pick<Survey, 'opensAt' | 'closesAt'>, at: Instant): boolean {
  return surveyPhaseAt(survey, at) === 'open';
}

/** The earlier of two ends, either of which nobody may have said. */
export function earlierEnd(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
