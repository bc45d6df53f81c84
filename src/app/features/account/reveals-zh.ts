import type { Texts } from '../../i18n/texts.ts';

export type RevealsTexts = Texts<typeof revealsZh>;

export const revealsZh = {
  title: '批量查看个人信息',
  rule: '一人申请，另一人确认，申请人方可查看一次。申请 24 小时内有效，确认后须在半小时内查看；每名当事人的查看都有记录。',
  kind: '类别',
  kinds: { case: '办件', ticket: '工单', review: '评价' },
  numbers: '编号（每行一个，最多 200 个）',
  reason: '查看理由',
  ask: '申请',
  asked: '已申请，请另一人在此页确认。',
  needs: '请填写至少一个编号和不少于 4 个字的理由。',
  waiting: '待处理的申请',
  none: '没有待处理的申请。',
  by: '申请人',
  size: '数量',
  until: '有效至',
  state: '状态',
  waits: '等待另一人确认',
  confirm: '确认',
  confirmOf: (who: string, count: string) => `确认 ${who} 对 ${count} 件的申请`,
  withdraw: '撤回',
  withdrawOf: (count: string) => `撤回对 ${count} 件的申请`,
  read: '查看',
  readOf: (count: string) => `查看 ${count} 件的个人信息`,
  no: '编号',
  person: '当事人',
  nobody: '未载明',
  recorded: '仅此一次，离开本页后不再显示。',
  hide: '隐藏',
};
