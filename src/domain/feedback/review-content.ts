import type { Day } from '../time/day.ts';
import { ALWAYS, isInForce } from '../time/in-force.ts';
import type { Effective } from '../time/in-force.ts';
import type { ReviewPlace } from './review-channel.ts';

/**
 * What is asked in one place: the same everywhere in the country, so no region adds or drops
 * anything. Dimensions are graded beside the whole; labels are those one may tick for a good and for
 * a bad grade.
 */
export interface ReviewContent extends Effective {
  readonly place: ReviewPlace;
  readonly dimensions: readonly string[];
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/**
 * What a store begins with; other versions are loaded. The dimensions online and on site are those of
 * `domain.md` 3.2 (GB/T 39734-2020, as reproduced there); the labels are this product's own words,
 * because the annex that lists them could not be had.
 */
export const REVIEW_CONTENTS: readonly ReviewContent[] = [
  {
    ...ALWAYS,
    place: 'online',
    dimensions: ['overall', 'efficiency', 'guideAccuracy', 'convenience', 'usability'],
    good: ['guideClear', 'quick', 'noVisit', 'easyToUse'],
    bad: ['guideUnclear', 'slow', 'extraMaterials', 'hardToUse', 'askedTwice'],
  },
  {
    ...ALWAYS,
    place: 'onSite',
    dimensions: ['overall', 'efficiency', 'serviceLevel', 'attitude'],
    good: ['quick', 'friendly', 'competent', 'toldAtOnce'],
    bad: ['slow', 'unfriendly', 'notCompetent', 'extraMaterials', 'manyVisits', 'illegalFee'],
  },
  {
    ...ALWAYS,
    place: 'hotline',
    dimensions: ['overall', 'efficiency', 'attitude'],
    good: ['quick', 'friendly', 'solved'],
    bad: ['slow', 'unfriendly', 'notSolved', 'passedAround'],
  },
];

/**
 * What was asked in a place on a day: of the versions in force the one that began last, of those of
 * one day the last of the list. Undefined where none was.
 */
export function contentOn(
  contents: readonly ReviewContent[],
  place: ReviewPlace,
  day: Day,
): ReviewContent | undefined {
  let found: ReviewContent | undefined;
  for (const content of contents) {
    if (content.place !== place || !isInForce(content, day)) continue;
    if (content.effectiveFrom >= (found?.effectiveFrom ?? 0)) found = content;
  }
  return found;
}
