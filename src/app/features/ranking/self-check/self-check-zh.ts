/** Words of the standing check, beside the ranking's title and in its log. */
export const selfCheckZh = {
  title: '自检日志',
  what: '自检',
  agreed: (time: string, difference: string) => `已核对 ${time} 与全量重算差异 ${difference}`,
  notYet: '尚未核对',
  explain:
    '平台在后台逐批从事件重新推算每一件，与存储的状态、计入各项和牌比对，一轮接一轮；各项之和由下面的全量核对比对。差异按本轮与上一轮合计，0 即一致。',
  since: (time: string) => `日志自平台本次启动（${time}）起`,
  rounds: '轮次',
  part: '你的范围只是全省一部分：只显示范围内的差异，不显示其余的规模。',
  none: '启动以来还没有完成任何比对。',
  head: { from: '开始', to: '结束', checked: '已比对（件）', difference: '差异' },
  atWork: '进行中',
  differences: '差异',
  noDifferences: '没有差异。',
  now: '立即全量核对',
  nowWhat: '全量核对',
  nowExplain: '把范围内的一切重新推算一遍，并核对计数之和；数据多时需要几分钟。',
  nowFound: (checked: string, time: string, difference: string) =>
    `${time} 全量核对 ${checked} 件，差异 ${difference}`,
  back: '考评',
};
