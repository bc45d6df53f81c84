import type { Instant } from '../time/limit.ts';

/** Kinds of signs that numbers are made: 集中好评, 评多于办, 默认充主动, 答复雷同. */
type SignKind = 'burst' | 'moreReviewsThanCases' | 'defaultAsActive' | 'copiedReply';

/** What of a review its signs are read from. */
export interface ReviewTrace {
  readonly no: string;
  readonly at: Instant;
  readonly good: boolean;
  readonly active: boolean;
  readonly departmentCode: string | null;
  /** Window or counter where it was given; null where none is told. */
  readonly window: string | null;
  /** Device it was sent from; null where none is told. */
  readonly device: string | null;
  /** Whether there is anything of a person in it: words, labels, a reviewer, a bad grade. */
  readonly personal: boolean;
}

/** A sign: a question for a person with its evidence, never a verdict. */
export interface GamingSign {
  readonly kind: SignKind;
  /** What the reviews have in common, or the words that answers do. */
  readonly by: 'window' | 'device' | 'minute' | 'department' | 'words';
  readonly key: string;
  readonly departmentCode: string | null;
  readonly from: Instant;
  readonly to: Instant;
  /** How many there are, and how many would be nothing to ask about. */
  readonly count: number;
  readonly expected: number;
  /** Numbers of the reviews, or of the tickets that were answered, at most {@link MOST_EVIDENCE}. */
  readonly evidence: readonly string[];
}

/** Reviews or tickets named with a sign; the count says how many there are. */
export const MOST_EVIDENCE = 200;
