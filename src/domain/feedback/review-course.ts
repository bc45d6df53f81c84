import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Limit } from '../time/limit.ts';
import type { Grade } from './review-grade.ts';
import type { ReviewOrigin } from './review-origin.ts';
import type { Satisfaction } from './satisfaction.ts';

/** What a review is about: 事项, 部门, 平台, 人员. */
export type ReviewObject = 'item' | 'organ' | 'platform' | 'staff';

/** What was rated, by whom it is answered for, and how it was rated. */
export interface ReviewFacts {
  readonly grade: Grade;
  readonly origin: ReviewOrigin;
  readonly caseNo: string | null;
  /** As sent; `case` where none is told. */
  readonly stage: string;
  readonly channel: string | null;
  readonly object: ReviewObject;
  readonly labels: readonly string[];
  /** Whether the reviewer gave his name 实名: called back without exception. */
  readonly realName: boolean;
  /** As the rating says, else as the platform filed it with the case. */
  readonly regionCode: string | null;
  readonly departmentCode: string | null;
  readonly itemCode: string | null;
  readonly title: string | null;
}

/** One appeal 申诉 against a bad review, and what a second person decided. */
export interface ReviewAppeal {
  readonly event: LoggedEvent;
  /** Null while it waits. */
  readonly decision: LoggedEvent | null;
}

/** What happened with a review up to one moment, read from its events alone, without a calendar. */
export interface ReviewCourse {
  /** In order, each once. */
  readonly events: readonly LoggedEvent[];
  /** Null while only what followed it is known. */
  readonly rating: LoggedEvent | null;
  readonly facts: ReviewFacts | null;
  /** What was said later 追评; the rating stays as it is. */
  readonly additions: readonly LoggedEvent[];
  /** Number of the review that was first of the same reviewer, case and stage; null where this is it. */
  readonly repeats: string | null;
  readonly assigned: LoggedEvent | null;
  /** First call-back that reached the reviewer 回访核实. */
  readonly verified: LoggedEvent | null;
  readonly rectified: LoggedEvent | null;
  readonly fedBack: LoggedEvent | null;
  readonly revisited: LoggedEvent | null;
  /** About the fix, as told last; null where nobody was asked or nothing was said. */
  readonly satisfaction: Satisfaction | null;
  readonly appeals: readonly ReviewAppeal[];
  /** What took the review out of the counts 剔除; null where nothing did. */
  readonly excluded: LoggedEvent | null;
  /** Limit of the fix that whoever assigned it set; null for the region's. */
  readonly limit: Limit | null;
}
