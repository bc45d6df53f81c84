import { acceptedCases } from './i-01-accepted-cases.ts';
import { completionRate } from './i-02-completion-rate.ts';
import { onTimeRate } from './i-03-on-time-rate.ts';
import { statutoryOnTimeRate } from './i-04-statutory-on-time-rate.ts';
import { earlyRate } from './i-05-early-rate.ts';
import { overdueRate } from './i-06-overdue-rate.ts';
import { meanHandlingDays } from './i-07-mean-handling-days.ts';
import { speedUpRate } from './i-08-speed-up-rate.ts';
import { promiseCompression } from './i-09-promise-compression.ts';
import { immediateItems } from './i-10-immediate-items.ts';
import { toldAtOnceRate } from './i-11-told-at-once-rate.ts';
import { correctionRate } from './i-12-correction-rate.ts';
import { lateCorrectionNotices } from './i-13-late-correction-notices.ts';
import { refusalRate } from './i-14-refusal-rate.ts';
import { meanSuspendedDays } from './i-15-mean-suspended-days.ts';
import { suspensionRate } from './i-15-suspension-rate.ts';
import { extensionRate } from './i-16-extension-rate.ts';
import { deliveryOnTimeRate } from './i-17-delivery-on-time-rate.ts';
import { cards } from './i-18-cards.ts';
import { redCards } from './i-18-red-cards.ts';
import { warningCards } from './i-18-warning-cards.ts';
import { yellowCards } from './i-18-yellow-cards.ts';
import { redCardRate } from './i-19-red-card-rate.ts';
import { correctedCardRate } from './i-20-corrected-card-rate.ts';
import { orderReplyRate } from './i-21-order-reply-rate.ts';
import { activeReviewRate } from './i-22-active-review-rate.ts';
import { goodReviewRate } from './i-23-good-review-rate.ts';
import { badReviewRate } from './i-24-bad-review-rate.ts';
import { meanReviewPoints } from './i-25-mean-review-points.ts';
import { rectifiedOnTimeRate } from './i-26-rectified-on-time-rate.ts';
import { rectifiedRate } from './i-26-rectified-rate.ts';
import { callBackRate } from './i-27-call-back-rate.ts';
import { connectionRate } from './i-28-connection-rate.ts';
import { signedInTimeRate } from './i-29-signed-in-time-rate.ts';
import { closedInTimeRate } from './i-30-closed-in-time-rate.ts';
import { satisfiedRate } from './i-31-satisfied-rate.ts';
import { solvedRate } from './i-31-solved-rate.ts';
import { reopenedRate } from './i-32-reopened-rate.ts';
import { repeatedRate } from './i-32-repeated-rate.ts';
import { returnRate } from './i-32-return-rate.ts';
import { onlineItems } from './i-33-online-items.ts';
import { whollyOnlineItems } from './i-34-wholly-online-items.ts';
import { onlineCaseRate } from './i-35-online-case-rate.ts';
import { meanVisits } from './i-36-mean-visits.ts';
import { noVisitItems } from './i-36-no-visit-items.ts';
import { licenceReuseRate } from './i-37-licence-reuse-rate.ts';
import { licencesShared } from './i-37-licences-shared.ts';
import { deliveredResults } from './i-38-delivered-results.ts';
import { expressShare } from './i-38-express-share.ts';
import { complaintsInTime } from './i-39-complaints-in-time.ts';
import { consultationsInTime } from './i-39-consultations-in-time.ts';
import { suggestionsAnswered } from './i-39-suggestions-answered.ts';
import { completeCases } from './i-40-complete-cases.ts';
import { illogicalCases } from './i-40-illogical-cases.ts';
import { timelyReports } from './i-40-timely-reports.ts';
import { idleItems } from './i-42-idle-items.ts';
import type { Indicator } from './indicator.ts';

/**
 * All indicators, in the order of their numbers in `domain.md` 5.4, but those that no event speaks of
 * (`uncounted.ts`).
 */
export const INDICATORS: readonly Indicator[] = [
  acceptedCases,
  completionRate,
  onTimeRate,
  statutoryOnTimeRate,
  earlyRate,
  overdueRate,
  meanHandlingDays,
  speedUpRate,
  promiseCompression,
  immediateItems,
  toldAtOnceRate,
  correctionRate,
  lateCorrectionNotices,
  refusalRate,
  suspensionRate,
  meanSuspendedDays,
  extensionRate,
  deliveryOnTimeRate,
  cards,
  redCards,
  warningCards,
  yellowCards,
  redCardRate,
  correctedCardRate,
  orderReplyRate,
  activeReviewRate,
  goodReviewRate,
  badReviewRate,
  meanReviewPoints,
  rectifiedRate,
  rectifiedOnTimeRate,
  callBackRate,
  connectionRate,
  signedInTimeRate,
  closedInTimeRate,
  solvedRate,
  satisfiedRate,
  returnRate,
  reopenedRate,
  repeatedRate,
  onlineItems,
  whollyOnlineItems,
  onlineCaseRate,
  noVisitItems,
  meanVisits,
  licenceReuseRate,
  licencesShared,
  deliveredResults,
  expressShare,
  consultationsInTime,
  complaintsInTime,
  suggestionsAnswered,
  completeCases,
  illogicalCases,
  timelyReports,
  idleItems,
];

const BY_ID: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((each) => [each.id, each]));

/** The indicator of an id. */
export function findIndicator(id: string): Indicator | undefined {
  return BY_ID.get(id);
}
