import type { FeedbackAct } from '#domain/access/feedback-acts.ts';

/** The words of what is done with tickets and reviews, in Chinese. */
export const zhFeedbackActs: Readonly<Record<FeedbackAct, string>> = {
  answer: '直接答复',
  dispatch: '派单',
  assist: '加派协办',
  sign: '签收',
  return: '退回派单',
  transfer: '转办',
  requestExtension: '申请延期',
  grantExtension: '同意延期',
  denyExtension: '不同意延期',
  contact: '联系来电人',
  reply: '发送答复',
  revisit: '回访',
  reopen: '重办',
  close: '办结',
  merge: '并案',
  split: '拆分',
  note: '内部备注',
  assign: '派办',
  verify: '核实',
  rectify: '整改',
  feedBack: '反馈评价人',
  appeal: '申诉',
  exclude: '剔除',
  rejectAppeal: '驳回申诉',
};

/** The same as actions of the audit log. */
export function feedbackActions(
  words: Readonly<Record<FeedbackAct, string>>,
): Readonly<Record<`feedback.${FeedbackAct}`, string>> {
  return Object.fromEntries(
    Object.entries(words).map(([act, word]) => [`feedback.${act}`, word]),
  ) as Readonly<Record<`feedback.${FeedbackAct}`, string>>;
}
