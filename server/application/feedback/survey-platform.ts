import type { Page, Stamp } from '#contract/page.ts';
import type { SignList, SignQuery } from '#contract/sign-view.ts';
import type {
  SurveyDraftRequest,
  SurveyDraftRow,
  SurveyDraftView,
} from '#contract/survey-draft-view.ts';
import type {
  SurveyAnswerPage,
  SurveyAnswerQuery,
  SurveyQuery,
  SurveyResults,
  SurveyRow,
} from '#contract/survey-view.ts';
import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import type { Result } from '#domain/result.ts';
import type { OpenSurvey } from '../public/public-platform.ts';
import type { Refusal } from '../refusal.ts';
import type { Viewer } from '../people/viewer.ts';

/** Surveys: what was asked is everybody's to see, what was answered is a matter of scope. */
export interface SurveyPlatform {
  /** Latest published first. */
  surveys(viewer: Viewer): Page<SurveyRow> & Stamp;
  surveyResults(viewer: Viewer, no: string, query: SurveyQuery): Result<SurveyResults, Refusal>;
}

/** The answers themselves. */
export interface SurveyAnswers {
  /** Those behind one number of the results, within the viewer's scope. */
  surveyAnswers(
    viewer: Viewer,
    no: string,
    query: SurveyAnswerQuery,
  ): Promise<Result<SurveyAnswerPage, Refusal>>;
}

/** Surveys that are being written; `survey/noDraft` beyond the viewer's scope as where there is none. */
export interface SurveyDrafts {
  /** Latest saved first. */
  surveyDrafts(viewer: Viewer): Promise<readonly SurveyDraftRow[]>;
  surveyDraft(viewer: Viewer, no: string): Promise<Result<SurveyDraftView, Refusal>>;
  addSurveyDraft(viewer: Viewer, draft: SurveyDraft): Promise<Result<SurveyDraftView, Refusal>>;
  keepSurveyDraft(
    viewer: Viewer,
    no: string,
    change: SurveyDraftRequest,
  ): Promise<Result<SurveyDraftView, Refusal>>;
  dropSurveyDraft(viewer: Viewer, no: string): Promise<Result<void, Refusal>>;
  /** A draft as everybody would see it, were it published. */
  previewSurvey(viewer: Viewer, no: string): Promise<Result<OpenSurvey, Refusal>>;
}

/** What a person decides about a survey. */
export interface SurveyActs {
  publishSurvey(
    viewer: Viewer,
    no: string,
    expectedVersion: number,
  ): Promise<Result<SurveyRow, Refusal>>;
  /** From now on nobody answers it; only what a person published. */
  closeSurvey(viewer: Viewer, no: string, reason: string): Promise<Result<SurveyRow, Refusal>>;
  /** Paths of so many links to the survey's page, each of which takes one answer. */
  surveyLinks(
    viewer: Viewer,
    no: string,
    count: number,
  ): Promise<Result<readonly string[], Refusal>>;
}

/** Signs of gaming: questions with their evidence. */
export interface SignPlatform {
  signs(viewer: Viewer, query: SignQuery): Promise<Result<SignList, Refusal>>;
}
