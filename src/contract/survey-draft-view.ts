import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';

/** A draft as it is listed. */
export interface SurveyDraftRow {
  /** The number that the survey will have. */
  readonly no: string;
  readonly title: string;
  readonly region: string | null;
  readonly questions: number;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** `GET /survey-drafts/{no}`: a survey that is being written. */
export interface SurveyDraftView {
  readonly no: string;
  readonly draft: SurveyDraft;
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
  /** The platform's day, by which a last day lies behind. */
  readonly today: string;
}

/** `POST /survey-drafts/{no}`: keeps a draft that still has this version. */
export interface SurveyDraftRequest {
  readonly draft: SurveyDraft;
  readonly expectedVersion: number;
}
