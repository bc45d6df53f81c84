import type { RatingLinkRequest, RatingLinkView, TicketCodeView } from '#contract/public-view.ts';
import type { Question } from '#domain/feedback/questionnaire.ts';
import type { SurveyPhase } from '#domain/feedback/survey.ts';
import type { Result } from '#domain/result.ts';
import type { Refusal } from '../refusal.ts';
import type { Viewer } from '../people/viewer.ts';

/** A link by which one stage of one case may be rated once, without the host. */
export type MadeRatingLink = Omit<RatingLinkView, 'url' | 'qr'>;

/** What a rating link is for, as whoever holds it may see it. */
export interface RatedService {
  readonly item: string | null;
  readonly department: string | null;
  readonly rated: boolean;
  readonly labels: { readonly good: readonly string[]; readonly bad: readonly string[] };
}

/** A rating as it comes from a page. */
interface GivenRating {
  readonly grade: number;
  readonly labels: readonly string[];
  readonly text: string | null;
  readonly name: string | null;
  readonly phone: string | null;
}

/** What whoever called may know of a ticket. */
export interface TicketState {
  readonly no: string;
  readonly phase: string;
  readonly department: string | null;
  readonly received: string | null;
  /** When it is to be answered; null before it was dispatched, and where no limit is known. */
  readonly due: string | null;
  /** What he was answered last, masked; null before, and in confidence. */
  readonly answer: string | null;
}

/** Published results of one region or department; rates and points are decimal texts, null where nothing is divided. */
export interface ReviewResult {
  readonly key: string;
  readonly name: string;
  readonly reviews: number;
  readonly goodRate: string | null;
  readonly score: string | null;
  readonly bad: number;
  readonly rectified: number;
  readonly inTimeRate: string | null;
}

/** What is published of a region for a month. */
export interface PublishedResults {
  readonly region: string;
  readonly from: string;
  readonly to: string;
  /** Its parts; `opens` where they have parts themselves. */
  readonly regions: readonly (ReviewResult & { readonly opens: boolean })[];
  /** Those with most reviews. */
  readonly departments: readonly ReviewResult[];
  /** Whether departments were left out. */
  readonly more: boolean;
}

/** A survey as everybody may see it. */
export interface OpenSurvey {
  readonly no: string;
  readonly title: string;
  readonly phase: SurveyPhase;
  readonly questions: readonly Question[];
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}

/** What people may do and see without signing in, and what staff hand them for it. Nothing of it is personal. */
export interface PublicPlatform {
  /** Links by which one person each may rate a stage of a case; cases out of reach are refused. */
  ratingLinks(
    viewer: Viewer,
    request: RatingLinkRequest,
  ): Promise<Result<readonly MadeRatingLink[], Refusal>>;
  /** The code by which whoever called finds the ticket; undefined where it is not within reach. */
  ticketCode(viewer: Viewer, no: string): Promise<TicketCodeView | undefined>;
  /** What a link is for; `rating/link` where this platform did not make it, `rating/expired` where it is too old. */
  ratedService(token: string): Promise<Result<RatedService, Refusal>>;
  /** Gives the rating of a link, once. */
  rate(token: string, rating: GivenRating): Promise<Result<'given', Refusal>>;
  ticketState(no: string, code: string): Promise<TicketState | undefined>;
  /** Results of a month, the running one unless given. */
  publishedResults(
    region: string | undefined,
    month: string | undefined,
  ): Result<PublishedResults, Refusal>;
  openSurvey(no: string): OpenSurvey | undefined;
  /**
   * What the answer of a link is known by, and whether it was given; undefined where this platform
   * did not make the link for this survey.
   */
  linkOfSurvey(
    no: string,
    link: string,
  ): Promise<{ readonly mark: string; readonly isGiven: boolean } | undefined>;
  /**
   * Answers an open survey; values are as a form sends them. `survey/given` where this form was
   * answered before; null for a form without a mark.
   */
  answerSurvey(
    no: string,
    answers: ReadonlyMap<string, readonly string[]>,
    regionCode: string | null,
    form: string | null,
  ): Promise<Result<'given', Refusal>>;
}
