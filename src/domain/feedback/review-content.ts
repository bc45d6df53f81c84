import { dayOf } from '../time/day.ts';
import type { Day } from '../time/day.ts';
import type { ReviewPlace } from './review-channel.ts';

/** What is asked where: the same everywhere in the country, so no place adds or drops anything. */
export interface ReviewContent {
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
  readonly places: Readonly<Record<ReviewPlace, PlaceContent>>;
}

/** Dimensions graded beside the whole, and the labels one may tick for a good and for a bad grade. */
interface PlaceContent {
  readonly dimensions: readonly string[];
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

const ONLINE: PlaceContent = {
  dimensions: ['overall', 'efficiency', 'guideAccuracy', 'convenience', 'usability'],
  good: ['guideClear', 'quick', 'noVisit', 'easyToUse'],
  bad: ['guideUnclear', 'slow', 'extraMaterials', 'hardToUse', 'askedTwice'],
};

const ON_SITE: PlaceContent = {
  dimensions: ['overall', 'efficiency', 'serviceLevel', 'attitude'],
  good: ['quick', 'friendly', 'competent', 'toldAtOnce'],
  bad: ['slow', 'unfriendly', 'notCompetent', 'extraMaterials', 'manyVisits', 'illegalFee'],
};

const HOTLINE: PlaceContent = {
  dimensions: ['overall', 'efficiency', 'attitude'],
  good: ['quick', 'friendly', 'solved'],
  bad: ['slow', 'unfriendly', 'notSolved', 'passedAround'],
};

/**
 * The versions of what is asked. The dimensions online and on site are those of `domain.md` 3.2
 * (GB/T 39734-2020, as reproduced there); the labels are this product's own words, because the annex
 * that lists them could not be had.
 */
const REVIEW_CONTENTS: readonly ReviewContent[] = [
  {
    effectiveFrom: dayOf(2000, 1, 1),
    effectiveTo: null,
    places: { online: ONLINE, onSite: ON_SITE, hotline: HOTLINE },
  },
];

/** What was asked in a place on a day; undefined where no version was in force. */
export function contentOn(
  place: ReviewPlace,
  day: Day,
  contents: readonly ReviewContent[] = REVIEW_CONTENTS,
): PlaceContent | undefined {
  const version = contents.findLast(
    ({ effectiveFrom, effectiveTo }) =>
      day >= effectiveFrom && (effectiveTo === null || day <= effectiveTo),
  );
  return version?.places[place];
}
