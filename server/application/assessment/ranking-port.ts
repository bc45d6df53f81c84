import type { Stamp } from '#contract/page.ts';
import type {
  RankingExplanation,
  RankingHistory,
  RankingQuery,
  RankingView,
  WhatIfRequest,
  WhatIfView,
} from '#contract/ranking-view.ts';
import type { WhatIfCasesRequest, WhatIfCasesView } from '#contract/what-if-cases.ts';
import type {
  ManualScore,
  SchemeDecision,
  SchemeProposal,
  SchemeText,
  SchemeView,
  ScoreConfirmation,
  ScoreEntry,
} from '#contract/scheme-view.ts';
import type { Result } from '#domain/result.ts';
import type { Watched } from '../counts/watched-work.ts';
import type { Refusal } from '../refusal.ts';
import type { Viewer } from '../people/viewer.ts';

/** Rankings, why they are as they are, and what would be otherwise. */
export interface RankingReading {
  ranking(viewer: Viewer, query: RankingQuery): Promise<Result<RankingView & Stamp, Refusal>>;
  /** Why a unit stands where it stands; `scope/aggregateOnly` beyond the viewer's scope. */
  explainRank(
    viewer: Viewer,
    unit: string,
    query: RankingQuery,
  ): Promise<Result<RankingExplanation & Stamp, Refusal>>;
  rankingHistory(
    viewer: Viewer,
    query: RankingQuery & { readonly periods?: number | undefined },
  ): Promise<Result<RankingHistory & Stamp, Refusal>>;
  /** Nothing that is stored or published changes. */
  whatIf(
    viewer: Viewer,
    request: WhatIfRequest,
    work?: Watched,
  ): Promise<Result<WhatIfView & Stamp, Refusal>>;
  /** The cases behind a number that a what-if moves, each with its due dates before and after. */
  whatIfCases(
    viewer: Viewer,
    request: WhatIfCasesRequest,
    work?: Watched,
  ): Promise<Result<WhatIfCasesView & Stamp, Refusal>>;
  /** Who would move if a scheme were in force, before anybody proposes it. */
  previewScheme(
    viewer: Viewer,
    draft: SchemeText,
    query: RankingQuery,
  ): Promise<Result<WhatIfView & Stamp, Refusal>>;
}

/** Schemes of assessment: one person proposes a version, another confirms or rejects it. */
export interface SchemeActs {
  /** Every version of every scheme. */
  schemes(): Promise<readonly SchemeView[]>;
  proposeScheme(viewer: Viewer, request: SchemeProposal): Promise<Result<SchemeView, Refusal>>;
  decideScheme(
    viewer: Viewer,
    id: string,
    version: number,
    decision: 'confirm' | 'reject',
    request: SchemeDecision,
  ): Promise<Result<SchemeView, Refusal>>;
}

/** Scores that persons give: one enters them with evidence, another confirms; only then they count. */
export interface ScoreActs {
  /** Those of units within the viewer's scope, as they were known at an instant where one is given. */
  scores(
    viewer: Viewer,
    period: string,
    scheme: string,
    knownAt?: string,
  ): Promise<readonly ManualScore[]>;
  enterScore(viewer: Viewer, entry: ScoreEntry): Promise<Result<ManualScore, Refusal>>;
  confirmScore(viewer: Viewer, request: ScoreConfirmation): Promise<Result<ManualScore, Refusal>>;
}

/** All that is asked about schemes, scores and rankings. */
export interface RankingPort extends RankingReading, SchemeActs, ScoreActs {}
