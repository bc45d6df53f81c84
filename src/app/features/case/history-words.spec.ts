import { formatOf } from '../../i18n/format.ts';
import { zh } from '../../i18n/zh.ts';
import { zhCase } from '../../i18n/zh-case.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import { enFinding } from '../../i18n/en-finding.ts';
import { zhFinding } from '../../i18n/zh-finding.ts';
import { aCard, aCaseView, anEvent } from '../../../testing/case-view.ts';
import { history } from './history.ts';
import { findingText, historyWords } from './history-words.ts';

const speech = {
  texts: zhCase,
  ledger: zhLedger,
  shared: zh,
  format: formatOf('zh'),
  people: [
    { account: 'wang', displayName: '王敏', role: 'supervisor' },
    { account: 'li', displayName: '李静', role: 'liaison' },
  ],
} as const;

function said(facts: Parameters<typeof aCaseView>[0]): readonly string[] {
  return history(aCaseView(facts)).map((entry) => {
    const { who, head, rest } = historyWords(entry, speech);
    return `${who}|${head}|${rest}`;
  });
}

describe('historyWords', () => {
  it('names the reason and the told length of a suspension', () => {
    const data = { reason: 'EXPERT_REVIEW', limit: { value: 10, unit: 'workingDay' } };
    expect(
      said({ events: [anEvent('case.suspended', '2026-10-12T09:05:00+08:00', { data })] }),
    ).toEqual(['|挂起|专家评审，10 个工作日']);
  });

  it('keeps a reason that nobody knows as it was sent', () => {
    const data = { reason: '设备故障' };
    expect(
      said({ events: [anEvent('case.suspended', '2026-10-12T09:05:00+08:00', { data })] }),
    ).toEqual(['|挂起|设备故障']);
  });

  it('says of a card which limit and whether it was raised afterwards', () => {
    expect(said({ cards: [aCard({ retroactive: true })] })).toEqual([
      '|黄牌|承诺时限届满，未办结，追溯',
    ]);
  });

  it('says who decided what about which card and why', () => {
    const decision = {
      id: 'd1',
      type: 'order.issued',
      at: '2026-11-09T09:14:00+08:00',
      by: 'wang',
      reason: '请说明原因',
      card: aCard().id,
      facts: { no: 'DB-1', due: '2026-11-16' },
    };
    expect(said({ cards: [aCard()], decisions: [decision] })[0]).toBe(
      '王敏·监察员|督办|承诺黄牌，督办单 DB-1，须于 2026-11-16 前回复，请说明原因',
    );
  });

  it('says to whom a card was assigned', () => {
    const decision = {
      id: 'd1',
      type: 'card.assigned',
      at: '2026-11-09T09:14:00+08:00',
      by: 'wang',
      reason: null,
      card: aCard().id,
      facts: { to: 'li' },
    };
    expect(said({ cards: [aCard()], decisions: [decision] })[0]).toBe(
      '王敏·监察员|指派|承诺黄牌，李静·联络员',
    );
  });

  it('shows a type that nobody knows rather than nothing', () => {
    expect(said({ events: [anEvent('case.strange', '2026-10-12T09:05:00+08:00')] })).toEqual([
      '|case.strange|',
    ]);
  });
});

describe('findingText', () => {
  const finding = (code: string, facts: Record<string, string | number | null> = {}) =>
    findingText({ code, at: '2026-11-02T09:00:00+08:00', event: null, facts }, speech);

  it('tells the facts in words', () => {
    expect(finding('reportedLate', { type: 'case.resumed', workingDays: 5 })).toBe(
      '晚报 5 个工作日',
    );
    expect(finding('notStatutoryPause', { reason: 'PUBLICITY' })).toContain('公示');
    expect(finding('eventAfterEnd', { type: 'case.note', end: 'case.withdrawn' })).toBe(
      '撤回之后又有备注',
    );
  });

  it('leaves out what is not known', () => {
    expect(finding('reportedLate', { type: 'case.resumed', workingDays: null })).toBe(
      '晚报，天数待日历公布',
    );
  });

  it('is never silent about a code it has no words for', () => {
    expect(finding('somethingNew')).toContain('somethingNew');
  });

  it('has the same findings in both languages', () => {
    expect(Object.keys(enFinding).sort()).toEqual(Object.keys(zhFinding).sort());
  });
});
