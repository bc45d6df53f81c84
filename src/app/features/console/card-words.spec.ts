import type { CardView } from '#contract/card-view.ts';
import { aCard } from '../../../testing/card-view.ts';
import { formatOf } from '../../i18n/format.ts';
import { en } from '../../i18n/en.ts';
import { zh } from '../../i18n/zh.ts';
import { cardReading } from './card-reading.ts';
import { consoleEn } from './console-en.ts';
import { consoleZh } from './console-zh.ts';
import { handoverText } from './handover-text.ts';
import { whyWords } from './why-words.ts';

describe('whyWords', () => {
  const rows: readonly (readonly [why: string, card: Partial<CardView>, zh: string])[] = [
    [
      'over names the limit, the day and the hour',
      {},
      '法定时限 30 个工作日已于 11-18（周三）24:00 届满，办件未办结。',
    ],
    [
      'an hour limit names its instant',
      {
        due: '2026-11-23T17:30:00+08:00',
        limit: { value: 8, unit: 'workingHour' },
        clock: 'step',
        level: 'yellow',
      },
      '环节时限 8 个工作小时已于 11-23 17:30 届满，办件未办结。',
    ],
    [
      'an end that the source stated has no amount',
      { limit: { due: '2026-11-18' } },
      '法定时限已于 11-18（周三）24:00 届满，办件未办结。',
    ],
    [
      'finished late',
      { endedAt: '2026-11-20T09:00:00+08:00' },
      '法定时限已于 11-18（周三）24:00 届满，办件在此之后才办结。',
    ],
    [
      'ended in time, as later events tell',
      { endedAt: '2026-11-17T09:00:00+08:00', remaining: { days: 1 } },
      '按现在所知，法定时限于 11-18（周三）24:00 届满，办件按时办结。',
    ],
    [
      'a warning looks ahead',
      {
        level: 'warning',
        clock: 'commitment',
        remaining: { days: 1 },
        limit: { value: 20, unit: 'workingDay' },
      },
      '承诺时限 20 个工作日将于 11-18（周三）24:00 届满。',
    ],
    [
      'a red card of an unexplained yellow says so',
      { clock: 'commitment', rule: 'commitmentUnexplained' },
      '承诺时限已于 11-18（周三）24:00 届满，发出黄牌后 2 个工作日内未作说明，升为红牌。',
    ],
    ['an unknown end is said to be unknown', { due: null }, '法定时限的届满日现在无法确定。'],
    ['other faults are questions', { category: 'fee' }, '收费方面的发现，请核实。'],
  ];
  for (const [why, facts, sentence] of rows) {
    it(why, () => {
      expect(whyWords(aCard(facts), consoleZh, zh, formatOf('zh'))).toBe(sentence);
    });
  }

  it('says the same in English', () => {
    expect(whyWords(aCard(), consoleEn, en, formatOf('en'))).toBe(
      'Statutory limit of 30 working days: ended Wed, Nov 18 at 24:00, the case is not finished.',
    );
  });
});

describe('cardReading', () => {
  const rows: readonly (readonly [why: string, card: Partial<CardView>, state: string])[] = [
    ['over', {}, 'overdue'],
    ['within', { remaining: { days: 1 } }, 'running'],
    ['over by seconds', { remaining: { workingSeconds: -1 } }, 'overdue'],
    ['suspended', { suspended: true, due: null, remaining: null }, 'suspended'],
    ['suspended after it was over', { suspended: true }, 'overdue'],
    ['ended late', { endedAt: '2026-11-20T09:00:00+08:00' }, 'late'],
    ['ended in time', { endedAt: '2026-11-20T09:00:00+08:00', remaining: { days: 0 } }, 'onTime'],
    ['unknown is not on time', { due: null, remaining: null }, 'unknown'],
    [
      'a finding has no limit, which is not an unknown one',
      { clockId: 'finding:feeWithoutStandard', limit: null, due: null, remaining: null },
      'none',
    ],
  ];
  for (const [why, facts, state] of rows) {
    it(why, () => {
      expect(cardReading(aCard(facts)).state).toBe(state as 'running');
    });
  }
});

describe('handoverText', () => {
  it('says that a part is empty instead of leaving it out', () => {
    expect(
      handoverText(
        ['交班记录'],
        [
          { head: '红牌', lines: [] },
          { head: '关注', lines: ['x'] },
        ],
        '无。',
      ),
    ).toBe('交班记录\n\n红牌\n无。\n\n关注\n1. x');
  });
});
