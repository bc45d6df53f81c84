import type { Survey, SurveyPhase } from '#domain/feedback/survey.ts';
import type { Question } from '#domain/feedback/questionnaire.ts';
import type { Page, Stamp } from './page.ts';

/** A survey as it is listed. */
export interface SurveyRow {
  readonly no: string;
  readonly title: string | null;
  readonly phase: SurveyPhase;
  /** First instant at which it is open, and first at which it is closed; null where nobody said. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly questions: number;
  /** Answers within the viewer's scope. */
  readonly answered: number;
  /** Whose people are asked and who is asked about, by name; null where nobody said. */
  readonly region: string | null;
  readonly department: string | null;
  /** Who published it: a source, or a person here. */
  readonly origin: Survey['origin'];
  /** Why a person closed it before its time; null where nobody did. */
  readonly closedFor: string | null;
  /** Whether the viewer may close it now. */
  readonly mayClose: boolean;
}

/** How often a value was given. */
export interface ValueCount {
  /** Number of a scale, code of an option, `said` for words. */
  readonly value: string;
  readonly title: string;
  readonly count: number;
}

/** What was answered to one question. */
export interface QuestionResult {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly title: string;
  /** Answers that answered it: fewer than the values together where several may be ticked. */
  readonly answered: number;
  readonly values: readonly ValueCount[];
  /** Mean of a scale as a decimal text; null of others and where nobody answered. */
  readonly mean: string | null;
}

/** Results of one region or department. */
export interface SurveyUnit {
  readonly key: string;
  readonly name: string;
  readonly answered: number;
  readonly questions: readonly QuestionResult[];
}

/** `GET /surveys/{id}/results`. */
export interface SurveyResults extends Stamp {
  readonly survey: SurveyRow;
  /** All within scope and region. */
  readonly whole: SurveyUnit;
  readonly items: readonly SurveyUnit[];
}

/** By what results are listed. */
export interface SurveyQuery {
  readonly by: 'region' | 'department';
  readonly region?: string | undefined;
}

/** Which number of the results is opened; the whole where no question is named. */
export interface SurveyAnswerQuery extends SurveyQuery {
  /** Key of one of the regions or departments that are listed; all where absent. */
  readonly unit?: string | undefined;
  readonly question?: string | undefined;
  readonly value?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** One answer 答卷: nobody knows whose it is. */
export interface SurveyAnswerView {
  /** The day alone: an instant would tell more than was asked. */
  readonly day: string | null;
  readonly region: string | null;
  readonly department: string | null;
  /** What was said to which question, in their order; words are masked. */
  readonly answers: readonly { readonly question: string; readonly said: string }[];
}

/** `GET /surveys/{id}/answers`; `total` is the number that was opened. */
export type SurveyAnswerPage = Page<SurveyAnswerView> & Stamp;
