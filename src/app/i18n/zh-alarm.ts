/** What an operator has to look at, in Chinese; `en-alarm.ts` has the same keys. */
export const zhAlarm = {
  title: '告警',
  none: '没有告警。',
  sourceSilent: (source: string, since: string) => `${source} 自 ${since} 起没有报送`,
  sourceNever: (source: string) => `${source} 从未报送`,
  eventsMissing: (source: string, span: string, count: string) =>
    `${source} ${span} 缺 ${count} 条事件`,
  span: (from: string, to: string) => `${from} 至 ${to}`,
  calendarEnds: (day: string, days: string) =>
    `放假安排止于 ${day}，还剩 ${days} 天；之后的应办结日未知`,
  calendarEnded: (day: string) => `放假安排已于 ${day} 届满，之后的应办结日未知`,
  diskLow: (free: string, total: string) => `磁盘只剩 ${free}（共 ${total}）`,
  clockOff: (seconds: string) => `平台时钟相差 ${seconds} 秒`,
  checkDiffers: (count: string) => `自检发现 ${count} 处与重算不同`,
  personalUnreadable: (count: string) =>
    `${count} 条事件的个人信息无法解封：密钥文件或存储可能损坏，请从备份核对`,
  sweepLate: (seconds: string) => `时限推进落后 ${seconds} 秒`,
  open: '查看来源对账',
};
