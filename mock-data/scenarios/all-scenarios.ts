import { badReviewExcluded } from './bad-review-excluded.ts';
import { badReviewPutRight } from './bad-review-put-right.ts';
import { deemedAcceptance } from './deemed-acceptance.ts';
import { extensionRemovesGround } from './extension-removes-ground.ts';
import { forgottenExpertReview } from './forgotten-expert-review.ts';
import { jointHandling } from './joint-handling.ts';
import { lateReport } from './late-report.ts';
import { onTheSpotLate } from './on-the-spot-late.ts';
import type { Scenario } from './scenario.ts';
import { secondCorrectionNotice } from './second-correction-notice.ts';
import { springFestival } from './spring-festival.ts';
import { ticketExtendedTooLate } from './ticket-extended-too-late.ts';
import { ticketHandledAgain } from './ticket-handled-again.ts';
import { ticketSentAround } from './ticket-sent-around.ts';

/** All stories, for specs, rehearsals and whoever explains the product. */
export const ALL_SCENARIOS: readonly Scenario[] = [
  springFestival,
  forgottenExpertReview,
  deemedAcceptance,
  secondCorrectionNotice,
  lateReport,
  extensionRemovesGround,
  jointHandling,
  onTheSpotLate,
  ticketSentAround,
  ticketHandledAgain,
  ticketExtendedTooLate,
  badReviewPutRight,
  badReviewExcluded,
];
