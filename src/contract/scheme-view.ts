import type { Amount, AssessmentRequest } from './assessment-view.ts';

/** By whom a score is given that no indicator counts: 专家 媒体 第三方 问卷 检查. */
export const SCORE_ORIGINS = ['expert', 'media', 'thirdParty', 'survey', 'inspection'] as const;
type ScoreOrigin = (typeof SCORE_ORIGINS)[number];

/** What a leaf of a scheme is measured by. */
export type SchemeReading =
  /** An indicator of the catalogue. */
  | { readonly indicator: string }
  /** A score that one person enters and another confirms. */
  | { readonly manual: ScoreOrigin };

/** Who is ranked together. */
export const RANKING_GROUPS = [
  'cities',
  'counties',
  'countiesByCity',
  'citiesBySize',
  'countiesBySize',
  'provincialDepartments',
  'cityDepartments',
] as const;
export type RankingGroup = (typeof RANKING_GROUPS)[number];

/** A text in both languages of the screen. */
interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** A scheme of assessment as it is written: data, versioned, with its first day. */
export interface SchemeText {
  /** Same for all versions. */
  readonly id: string;
  readonly name: BothLanguages;
  /** Where its rules come from, and what is ours. */
  readonly note: BothLanguages;
  /** First day; a period is scored by the version in force on the period's first day. */
  readonly effectiveFrom: string;
  /** As `POST /assessments/evaluate` takes it. */
  readonly scheme: AssessmentRequest['scheme'];
  /** What each leaf reads, by the leaf's id. */
  readonly reads: Readonly<Record<string, SchemeReading>>;
  /** English names of its indicators by id; the scheme's own are Chinese. */
  readonly english: Readonly<Record<string, string>>;
  /** Other targets of a group, by group and the leaf's id. */
  readonly targets?: Partial<Record<RankingGroup, Readonly<Record<string, Amount>>>> | undefined;
  /** Cases accepted in the period from which a unit is medium or large, for groups by size. */
  readonly sizes?: { readonly medium: number; readonly large: number } | undefined;
  /** Leaves of which one matter is deducted once only, the largest deduction kept. */
  readonly oncePerMatter?: readonly string[] | undefined;
}

/** A version of a scheme with who stands for it. */
export interface SchemeView extends SchemeText {
  /** 1 for what came with the product. */
  readonly version: number;
  readonly state: 'proposed' | 'confirmed' | 'rejected';
  /** Null for what came with the product. */
  readonly proposedBy: string | null;
  readonly proposedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
}

/** `POST /schemes`: a new version, which a second person confirms. */
export interface SchemeProposal {
  readonly scheme: SchemeText;
  readonly reason: string;
}

/** `POST /schemes/{id}/versions/{version}/{confirm|reject}`. */
export interface SchemeDecision {
  readonly reason?: string | undefined;
}

/** A score that persons gave to a unit. */
export interface ManualScore {
  readonly period: string;
  readonly scheme: string;
  readonly indicator: string;
  readonly unit: string;
  /** What counts: confirmed by a second person; null while there is none. */
  readonly score: string | null;
  /** What waits for a second person; null where nothing does. */
  readonly pending: string | null;
  readonly evidence: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly version: number;
}

/** `POST /scores`. */
export interface ScoreEntry {
  readonly period: string;
  readonly scheme: string;
  readonly indicator: string;
  readonly unit: string;
  readonly score: string;
  /** What the score rests on: document, link, minutes. */
  readonly evidence: string;
}

/** `POST /scores/confirm`. */
export interface ScoreConfirmation {
  readonly period: string;
  readonly scheme: string;
  readonly indicator: string;
  readonly unit: string;
  readonly expectedVersion: number;
}
