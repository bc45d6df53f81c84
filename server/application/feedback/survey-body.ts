import type { DerivedSubject } from '#domain/derived-subject.ts';
import type { DerivedSurvey } from '#domain/feedback/derive-survey.ts';
import type { Question } from '#domain/feedback/questionnaire.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { SubjectRow } from '../store/store-rows.ts';

/** What the row of a survey keeps beside its phase: what it asks, and when. */
export interface SurveyBody {
  readonly questions: readonly Question[];
  readonly opensAt: Instant | null;
  readonly closesAt: Instant | null;
}

/** Whether what was derived is a survey. */
export function isSurvey(kind: string, derived: DerivedSubject): derived is DerivedSurvey {
  return kind === 'survey' && 'course' in derived;
}

/** What the row of a survey keeps. */
export function surveyBody({ course }: DerivedSurvey): SurveyBody {
  const { questions, opensAt, closesAt } = course;
  return { questions, opensAt, closesAt };
}

/** What a survey's row keeps; undefined where it was not derived yet. */
export function surveyBodyOf({ kind, summary }: SubjectRow): SurveyBody | undefined {
  return kind === 'survey' && summary !== null ? (JSON.parse(summary) as SurveyBody) : undefined;
}
