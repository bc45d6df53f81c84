import type { CardView } from '#contract/card-view.ts';
import type { Me } from '#contract/session-view.ts';
import type { Role } from '#domain/access/role.ts';
import { aCard } from '../../../testing/card-view.ts';
import { zh } from '../../i18n/zh.ts';
import { zhAct } from '../../i18n/zh-act.ts';
import { refusalWords, whyClosed } from './act-closed.ts';

const SPEECH = { own: zhAct, shared: zh };

function me(role: Role): Me {
  return {
    name: 'wang',
    displayName: '王敏',
    role,
    regionCode: '370000',
    regionName: '山东省',
    line: null,
    expiresAt: '2026-11-23T18:00:00+08:00',
    pages: [],
  };
}

describe('whyClosed', () => {
  it('is silent about an act that is open', () => {
    expect(whyClosed(aCard(), 'acknowledge', me('supervisor'), SPEECH)).toBeUndefined();
  });

  const rows: readonly (readonly [
    why: string,
    card: Partial<CardView>,
    act: Parameters<typeof whyClosed>[1],
    role: Role,
    words: string,
  ])[] = [
    ['the role', {}, 'urge', 'leader', '领导不能催办'],
    ['what is done already', { state: 'acknowledged' }, 'acknowledge', 'supervisor', '已经签收'],
    ['what is revoked already', { state: 'revoked' }, 'revoke', 'supervisor', '已经撤牌'],
    ['the state', { state: 'closed' }, 'urge', 'supervisor', '已办结的牌不能催办'],
    [
      'that a warning is no fault',
      { level: 'warning' },
      'appeal',
      'liaison',
      '预警不计过错，无需申诉',
    ],
  ];
  for (const [why, facts, act, role, words] of rows) {
    it(`names ${why}`, () => {
      expect(whyClosed(aCard(facts), act, me(role), SPEECH)).toBe(words);
    });
  }
});

describe('refusalWords', () => {
  it('has its own words for what is known, and the server’s for the rest', () => {
    expect(refusalWords('urge', 'card/conflict', 'x', SPEECH)).toBe('内容已被他人更改。');
    expect(refusalWords('assign', 'card/alreadyDone', 'x', SPEECH)).toBe('已经指派给此人');
    expect(refusalWords('assign', 'card/assignee', 'x', SPEECH)).toBe(
      '此人看不到这张牌，或不能处理',
    );
    expect(refusalWords('revoke', 'twoPersons/same', 'x', SPEECH)).toBe('撤红牌须由第二人确认');
    expect(refusalWords('urge', 'card/strange', 'Strange.', SPEECH)).toBe('Strange.');
    expect(refusalWords('urge', 'card/strange', '', SPEECH)).toBe('card/strange');
  });
});
