import type { FeedbackAct } from '#domain/access/feedback-acts.ts';

/** One field of an act's form. */
export type ActField =
  | 'text'
  | 'reason'
  | 'department'
  | 'limit'
  | 'days'
  | 'into'
  | 'result'
  | 'exclusion'
  | 'callBack';

/** What an act asks for; a question mark says that it may be left out. */
interface ActForm {
  readonly fields: readonly (ActField | `${ActField}?`)[];
  /** Whether it moves a limit, so that the day that results is shown before it is confirmed. */
  readonly previewed?: boolean;
}

/** The form of each act; `sign` has none and is done at once. */
export const ACT_FORMS: Readonly<Record<FeedbackAct, ActForm>> = {
  answer: { fields: ['text'] },
  dispatch: { fields: ['department', 'limit?', 'reason?'], previewed: true },
  assist: { fields: ['department', 'reason?'] },
  sign: { fields: [] },
  return: { fields: ['reason'], previewed: true },
  transfer: { fields: ['department', 'reason'], previewed: true },
  requestExtension: { fields: ['days', 'reason'], previewed: true },
  grantExtension: { fields: ['reason?'], previewed: true },
  denyExtension: { fields: ['reason'] },
  contact: { fields: ['text?'] },
  reply: { fields: ['text'] },
  revisit: { fields: ['callBack', 'reason?'] },
  reopen: { fields: ['reason'] },
  close: { fields: ['reason?'] },
  merge: { fields: ['into', 'reason'] },
  split: { fields: ['reason'] },
  note: { fields: ['text'] },
  assign: { fields: ['department?', 'reason?'] },
  verify: { fields: ['result'] },
  rectify: { fields: ['result'] },
  feedBack: { fields: ['text'] },
  appeal: { fields: ['reason'] },
  exclude: { fields: ['exclusion', 'reason'] },
  rejectAppeal: { fields: ['reason'] },
};

/** Acts whose text goes to a citizen: templates, variables and a draft help with it. */
export const WRITTEN: ReadonlySet<FeedbackAct> = new Set(['answer', 'reply', 'feedBack']);

/** Whether a field of an act is there, and whether it must be filled. */
export function fieldOf(act: FeedbackAct, field: ActField): 'none' | 'optional' | 'required' {
  const { fields } = ACT_FORMS[act];
  if (fields.includes(field)) return 'required';
  return fields.includes(`${field}?`) ? 'optional' : 'none';
}
