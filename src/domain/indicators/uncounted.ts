import type { Indicator, IndicatorWords } from './indicator.ts';

/** An indicator of `domain.md` 5.4 that no event speaks of: any number of it would be one that nobody counted. */
export interface UncountedIndicator extends Pick<Indicator, 'id' | 'name'> {
  /** What is missing, and where the nearest answer is, as users read it. */
  readonly reason: IndicatorWords;
}

/** What the catalogue leaves out, and why. */
export const UNCOUNTED: readonly UncountedIndicator[] = [
  {
    id: 'I-40.captured',
    name: { zh: '办件归集率', en: 'Cases captured' },
    reason: {
      zh: '数据来源只申报一段时间内发送的事件总数，不分地区和部门，因此算不出各地区的归集率；各来源申报数与收到数的差额见“数据来源”页',
      en: 'Sources declare how many events they sent in a span, not of which region or department, so no unit has a rate; the page of sources compares what each declared with what came',
    },
  },
  {
    id: 'I-41',
    name: { zh: '事项认领率', en: 'Items adopted' },
    reason: {
      zh: '需要上级下发的应认领事项清单，而平台接收的事件中没有这份清单',
      en: 'It needs the list of items that a region should adopt, which no event tells',
    },
  },
  {
    id: 'I-43',
    name: { zh: '知识库更新及时率', en: 'Knowledge base kept up to date' },
    reason: {
      zh: '需要知识库条目的更新期限和更新记录，而平台接收的事件中没有知识库',
      en: 'It needs the entries of the knowledge base with when each was due and updated, of which no event tells',
    },
  },
];

/** The one of an id that is not counted. */
export function findUncounted(id: string): UncountedIndicator | undefined {
  return UNCOUNTED.find((each) => each.id === id);
}
