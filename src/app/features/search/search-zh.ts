/** The words of the search, in Chinese; `search-en.ts` has the same keys. */
export const searchZh = {
  title: (text: string) => `搜索“${text}”`,
  how: '在权限范围内查找：办件编号或事项，工单号、评价号或标题，部门和地区的名称、拼音首字母或代码。',
  cases: '办件',
  feedback: '工单与评价',
  departments: '部门',
  regions: '地区',
  none: '没有找到。',
  ended: '已结束的工单与评价只按完整编号查找。',
  all: (count: string) => `全部 ${count} 件`,
  more: (count: string) => `还有 ${count} 个，请输入更多字`,
  casesOf: (name: string) => `${name}的办件`,
  feedbackOf: (name: string) => `${name}的工单与评价`,
  cardsOf: (name: string) => `${name}的牌`,
};
