import type { FeedbackAct } from '#domain/access/feedback-acts.ts';

/** The words of what is done with tickets and reviews, in English. */
export const enFeedbackActs: Readonly<Record<FeedbackAct, string>> = {
  answer: 'Answer directly',
  dispatch: 'Dispatch',
  assist: 'Add assisting department',
  sign: 'Sign for',
  return: 'Return',
  transfer: 'Transfer',
  requestExtension: 'Ask for extension',
  grantExtension: 'Grant extension',
  denyExtension: 'Deny extension',
  contact: 'Contact caller',
  reply: 'Send reply',
  revisit: 'Call back',
  reopen: 'Have handled again',
  close: 'Close',
  merge: 'Merge',
  split: 'Split',
  note: 'Internal note',
  assign: 'Assign',
  verify: 'Verify',
  rectify: 'Rectify',
  feedBack: 'Tell the reviewer',
  appeal: 'Appeal',
  exclude: 'Exclude',
  rejectAppeal: 'Reject appeal',
};
