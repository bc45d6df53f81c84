import { enLimits } from './en-limits.ts';
import { formatOf } from './format.ts';
import { limitWords } from './limit-words.ts';
import type { LimitReading } from './limit-words.ts';
import { zhLimits } from './zh-limits.ts';

// A Monday in the official calendar of 2026.
const AS_OF = '2026-11-23T10:00:00+08:00';

function reading(facts: Partial<LimitReading>): LimitReading {
  return {
    state: 'running',
    due: '2026-11-26',
    limit: { value: 20, unit: 'workingDay' },
    elapsed: { days: 12 },
    remaining: { days: 3 },
    suspension: null,
    beyondCalendar: null,
    ...facts,
  };
}

interface Row {
  readonly why: string;
  readonly reading: LimitReading;
  readonly zh: string;
  readonly zhTable: string;
  readonly en: string;
  readonly enTable: string;
}

const ROWS: readonly Row[] = [
  {
    why: 'a running limit names what is left and the due day',
    reading: reading({}),
    zh: '剩余 3 个工作日，应办结 11-26（周四）',
    zhTable: '剩余 3 工作日',
    en: '3 working days left, due Thu, Nov 26',
    enTable: '3 working days left',
  },
  {
    why: 'one day left is singular in English',
    reading: reading({ due: '2026-11-24', remaining: { days: 1 } }),
    zh: '剩余 1 个工作日，应办结 11-24（周二）',
    zhTable: '剩余 1 工作日',
    en: '1 working day left, due Tue, Nov 24',
    enTable: '1 working day left',
  },
  {
    why: 'the due day itself is today, not zero days',
    reading: reading({ due: '2026-11-23', remaining: { days: 0 } }),
    zh: '今日到期，11-23 24:00 届满',
    zhTable: '今日到期',
    en: 'Due today, ends 24:00',
    enTable: 'Due today',
  },
  {
    why: 'over by working days',
    reading: reading({ state: 'overdue', due: '2026-11-19', remaining: { days: -2 } }),
    zh: '已超期 2 个工作日，应办结 11-19（周四）',
    zhTable: '超期 2 工作日',
    en: '2 working days overdue, due Thu, Nov 19',
    enTable: '2 working days overdue',
  },
  {
    why: 'over since a rest day is less than one working day',
    reading: reading({ state: 'overdue', due: '2026-11-20', remaining: { days: 0 } }),
    zh: '已超期，尚不足 1 个工作日',
    zhTable: '超期 <1 工作日',
    en: 'Overdue by less than 1 working day',
    enTable: '<1 working day overdue',
  },
  {
    why: 'hours are office hours and name the instant',
    reading: reading({
      due: '2026-11-23T17:30:00+08:00',
      limit: { value: 8, unit: 'workingHour' },
      remaining: { workingSeconds: 12_000 },
    }),
    zh: '剩余 3 个工作小时 20 分（17:30 届满）',
    zhTable: '剩余 3 工作小时',
    en: '3 h 20 min of office time left (ends 17:30)',
    enTable: '3 h 20 min office time left',
  },
  {
    why: 'hours over',
    reading: reading({
      state: 'overdue',
      due: '2026-11-23T09:30:00+08:00',
      limit: { value: 8, unit: 'workingHour' },
      remaining: { workingSeconds: -1800 },
    }),
    zh: '已超期 30 个工作分钟（09:30 届满）',
    zhTable: '超期 30 工作分钟',
    en: '30 min of office time overdue (ended 09:30)',
    enTable: '30 min overdue',
  },
  {
    why: 'natural days are plain days',
    reading: reading({ limit: { value: 10, unit: 'naturalDay' } }),
    zh: '剩余 3 天，应办结 11-26（周四）',
    zhTable: '剩余 3 天',
    en: '3 days left, due Thu, Nov 26',
    enTable: '3 days left',
  },
  {
    why: 'suspended without end says what is used',
    reading: reading({ state: 'suspended', due: null, remaining: null }),
    zh: '挂起中，已用 12 个工作日，恢复后续计',
    zhTable: '挂起',
    en: 'Suspended at 12 working days used',
    enTable: 'Suspended',
  },
  {
    why: 'suspended with a limit says what is left of it and after it',
    reading: reading({
      state: 'suspended',
      remaining: { days: 8 },
      suspension: { reason: '专家评审', left: 4, of: 10 },
    }),
    zh: '挂起中（专家评审），挂起剩余 4 个工作日；恢复后剩余 8 个工作日',
    zhTable: '挂起余 4',
    en: 'Suspended (专家评审), 4 left of 10; then 8 working days left',
    enTable: 'Suspended, 4 left',
  },
  {
    why: 'finished on time names what it took',
    reading: reading({ state: 'onTime', remaining: { days: 8 } }),
    zh: '按时办结，用时 12 个工作日',
    zhTable: '按时',
    en: 'Finished on time in 12 working days',
    enTable: 'On time',
  },
  {
    why: 'finished late names by how much',
    reading: reading({ state: 'late', remaining: { days: -2 } }),
    zh: '超期 2 个工作日办结',
    zhTable: '超期办结 2',
    en: 'Finished 2 working days late',
    enTable: '2 late',
  },
  {
    why: 'beyond the calendar names the year that is not announced',
    reading: reading({
      state: 'unknown',
      due: null,
      remaining: null,
      beyondCalendar: '2027-01-01',
    }),
    zh: '应办结日未知：2027 年放假安排尚未公布（自 2027-01-01 起）',
    zhTable: '未知',
    en: 'Unknown: no 2027 calendar yet (from 2027-01-01)',
    enTable: 'Unknown',
  },
  {
    why: 'unknown for want of data is never a number',
    reading: reading({ due: null, remaining: null }),
    zh: '应办结日未知：数据未齐',
    zhTable: '未知',
    en: 'Due day unknown: data incomplete',
    enTable: 'Unknown',
  },
  {
    why: 'no limit',
    reading: reading({ state: 'none', due: null, limit: null, remaining: null }),
    zh: '无期限',
    zhTable: '无期限',
    en: 'No limit',
    enTable: 'No limit',
  },
  {
    why: 'withdrawn cases are not counted',
    reading: reading({ state: 'void' }),
    zh: '不计期限',
    zhTable: '不计期限',
    en: 'Not counted',
    enTable: 'Not counted',
  },
];

describe('limitWords', () => {
  for (const row of ROWS) {
    it(`zh: ${row.why}`, () => {
      expect(limitWords(row.reading, AS_OF, zhLimits, formatOf('zh'))).toEqual({
        sentence: row.zh,
        table: row.zhTable,
      });
    });

    it(`en: ${row.why}`, () => {
      expect(limitWords(row.reading, AS_OF, enLimits, formatOf('en'))).toEqual({
        sentence: row.en,
        table: row.enTable,
      });
    });
  }

  it('takes the day from Shanghai, not from the browser: 16:30 UTC is tomorrow there', () => {
    const words = limitWords(
      reading({ due: '2026-11-23', remaining: { days: 0 }, state: 'overdue' }),
      '2026-11-23T16:30:00Z',
      zhLimits,
      formatOf('zh'),
    );

    expect(words.table).toBe('超期 <1 工作日');
  });
});
