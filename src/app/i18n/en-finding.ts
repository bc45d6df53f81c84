import type { FindingTexts } from './zh-finding.ts';

export const enFinding: FindingTexts = {
  acceptedAfterDeemed:
    'accepted after it was deemed accepted, as no correction was asked for in time',
  notAcceptedAfterDeemed: 'not accepted after it was deemed accepted',
  groundLost: (facts) =>
    `later events took away the ground of the ${(facts['level'] ?? 'card').toLowerCase()}`,
  wouldDiffer: (facts) =>
    `the latest calendar would make it due ${facts['wouldBeDue'] ?? '—'} (${facts['due'] ?? '—'} by the one of its time)`,
  suspendedRepeatedly: 'suspended again and again',
  extensionNotApproved: 'extended without approval',
  extensionTooLate: 'extended after the due day, not counted',
  extensionTooLong: 'extended beyond what the law allows',
  extensionUnit: 'Extension in another unit than the limit, not counted',
  extensionRepeated: 'the statutory limit was extended again; only the first counts',
  correctionAfterAcceptance:
    'a correction was asked for after acceptance; only the commitment pauses',
  notStatutoryPause: (facts) =>
    `${facts['reason'] ?? ''} is not a reason of article 45; the statutory limit runs on`,
  suspendedAtLastMoment: (facts) => `suspended just before the ${facts['clock'] ?? ''} limit ended`,
  suspendedLongerThanTold: (facts) => `suspended (${facts['reason'] ?? ''}) longer than was told`,
  deemedRenewed: (facts) =>
    `valid to ${facts['expiresOn'] ?? ''}, not decided before: deemed renewed`,
  stepBeforeAcceptance: (facts) => `step ${facts['step'] ?? ''} began before acceptance`,
  eventAfterEnd: (facts) => `${facts['type'] ?? ''} after ${facts['end'] ?? ''}`,
  repeated: (facts) => `${facts['type'] ?? ''} was reported twice`,
  stepWithoutStart: (facts) => `step ${facts['step'] ?? ''} ended without a start`,
  stepFinishedBeforeStart: (facts) => `step ${facts['step'] ?? ''} ended before it began`,
  resumedWithoutSuspension: 'resumed without a suspension',
  reportedLate: ({ workingDays }) =>
    workingDays === undefined
      ? 'reported late'
      : `reported ${workingDays} working ${workingDays === '1' ? 'day' : 'days'} late`,
  unknownRegion: (facts) => `unknown region code ${facts['code'] ?? ''}`,
  unknownDepartment: (facts) => `unknown department code ${facts['code'] ?? ''}`,
  unknownItem: (facts) => `unknown item code ${facts['code'] ?? ''}`,
  unknownKind: (facts) => `unknown kind of case ${facts['code'] ?? ''}`,
  unknownReason: (facts) => `unknown reason of suspension ${facts['code'] ?? ''}`,
  unknownResult: (facts) => `unknown result ${facts['code'] ?? ''}`,
  secondCorrectionNotice: (facts) =>
    `correction asked for ${facts['notices'] ?? ''} times; once is the rule`,
  refusalWithoutReason: (facts) => `${facts['type'] ?? ''} without a reason`,
  feeWithoutStandard: (facts) => `fee of ${facts['amount'] ?? ''} yuan without a standard`,
  sameOfficer: (facts) => `accepted and decided by the same officer (${facts['officer'] ?? ''})`,
  orderOverdue: (facts) => `order ${facts['no'] ?? ''} not answered in time`,
  acceptedBeforeReceipt: 'accepted before it was received',
  decidedBeforeAcceptance: 'decided before it was accepted',
  finishedBeforeAcceptance: 'finished before it was accepted',
  finishedBeforeDecision: 'finished before it was decided',
  repeatedReview: (facts) =>
    `The same reviewer had rated this stage (${facts['of'] ?? ''}); this one does not count`,
  ratedAgain: 'Rated again under one number; the first counts',
  addedBeforeRating: 'Added before it was rated',
  addedTooLate: (facts) => `Added ${facts['workingDays'] ?? ''} working days after the rating`,
  handledBeforeRating: (facts) => `${facts['type'] ?? ''} before the rating`,
  rectifiedBeforeVerified: 'Rectified before anybody called back',
  fedBackBeforeRectified: 'Fed back before it was rectified',
  revisitedBeforeFedBack: 'Revisited before anything was fed back',
  dissatisfiedAfterRectification: 'Still dissatisfied after the rectification',
  appealDecidedBySame: 'One person appealed and decided; that does not count',
  decidedWithoutAppeal: 'Decided without an appeal',
  excludedWithoutReviewer: 'Excluded, and nobody answers for it',
  unknownExclusion: 'The ground of the exclusion is none of the three',
  unknownOrigin: (facts) => `Unknown origin ${facts['code'] ?? ''}`,
  unknownStage: (facts) => `Unknown stage ${facts['code'] ?? ''}`,
  unknownChannel: (facts) => `Unknown channel ${facts['code'] ?? ''}`,
  unknownLabel: (facts) => `Unknown label ${facts['code'] ?? ''}`,
  deliveredBeforeDecision: 'delivered before it was decided',
};
