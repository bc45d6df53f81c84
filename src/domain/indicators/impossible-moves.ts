/** Findings that say a case took a way that there is not 逻辑错误 (`domain.md` 5.4 I-40). */
export const IMPOSSIBLE_MOVES: readonly string[] = [
  'acceptedBeforeReceipt',
  'decidedBeforeAcceptance',
  'finishedBeforeAcceptance',
  'finishedBeforeDecision',
  'deliveredBeforeDecision',
  'stepBeforeAcceptance',
  'stepWithoutStart',
  'stepFinishedBeforeStart',
  'resumedWithoutSuspension',
  'eventAfterEnd',
  'repeated',
];
