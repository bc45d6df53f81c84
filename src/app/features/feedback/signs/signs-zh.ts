/** The words of signs in Chinese; `signs-en.ts` has the same keys. */
export const signsZh = {
  title: '数据异常线索',
  notVerdict: '线索只说明值得核实，不是结论；请打开所列评价或工单逐件核对。',
  days: { from: '评价日自', to: '至', last: '近 7 天' },
  asOf: (found: number, looked: string, asOf: string) =>
    `${found} 条线索，查看了 ${looked} 条评价，截至 ${asOf}`,
  partial: (looked: string) => `数量较多，只查看了最近 ${looked} 条评价；请缩短时间段或选择地区。`,
  empty: (from: string, to: string) => `${from} 至 ${to} 没有发现线索。`,
  label: '线索',
  kind: {
    burst: '好评集中',
    moreReviewsThanCases: '评价多于办件',
    defaultAsActive: '疑似默认充主动',
    copiedReply: '答复雷同',
  },
  /** What the reviews of a sign have in common. */
  by: {
    window: (key: string) => `窗口 ${key}`,
    device: (key: string) => `设备 ${key}`,
    minute: (key: string) => `时刻 ${key}`,
    department: (key: string) => key,
    words: () => '逐字相同',
  },
  found: {
    burst: (count: string, expected: string, span: string) =>
      `${span}内有 ${count} 条主动好评；不超过 ${expected} 条不作线索`,
    moreReviewsThanCases: (count: string, expected: string) =>
      `主动评价 ${count} 条，同期办结的办件最多可评 ${expected} 次`,
    defaultAsActive: (count: string, expected: string) =>
      `${count} 条报为主动的好评没有文字、标签和评价人；不超过 ${expected} 条不作线索`,
    copiedReply: (count: string, expected: string) =>
      `${count} 件工单收到逐字相同的答复；不超过 ${expected} 件不作线索`,
  },
  minutes: (minutes: string) => `${minutes} 分钟`,
  hours: (hours: string) => `${hours} 小时`,
  wholeDays: (days: string) => `${days} 天`,
  span: (from: string, to: string) => `${from} 至 ${to}`,
  noDepartment: '未分部门',
  evidence: (count: string) => `查看依据的 ${count} 条评价`,
  tickets: (count: string) => `查看依据的 ${count} 件工单`,
  first: (count: string) => `只列前 ${count} 条`,
  others:
    '派单多次退回、办结前后又重办、对同一来电人的答复前后逐字相同等线索写在各工单的“发现”里。',
};

export type SignsTexts = typeof signsZh;
