import type { Page, Stamp } from '#contract/page.ts';
import type { SignList, SignQuery } from '#contract/sign-view.ts';
import type { SurveyQuery, SurveyResults, SurveyRow } from '#contract/survey-view.ts';
import type { Result } from '#domain/result.ts';
import type { Refusal } from '../refusal.ts';
import type { Viewer } from '../people/viewer.ts';

/** Surveys: what was asked is everybody's to see, what was answered is a matter of scope. */
export interface SurveyPlatform {
  /** Latest published first. */
  surveys(viewer: Viewer): Page<SurveyRow> & Stamp;
  surveyResults(viewer: Viewer, no: string, query: SurveyQuery): Result<SurveyResults, Refusal>;
}

/** Signs of gaming: questions with their evidence. */
export interface SignPlatform {
  signs(viewer: Viewer, query: SignQuery): Promise<Result<SignList, Refusal>>;
}
