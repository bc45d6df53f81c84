import { formatOf } from '../../i18n/format.ts';
import { enLedger } from '../../i18n/en-ledger.ts';
import { zh } from '../../i18n/zh.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import { aLedgerClock, ledgerOf } from '../../../testing/ledger-clock.ts';
import { ledgerDays } from '../ledger/ledger-day.ts';
import { basisText, daySentence, ledgerSummary } from '../ledger/ledger-words.ts';
import type { LedgerSpeech } from '../ledger/ledger-words.ts';
import { stripCell } from '../ledger-strip/strip-cell.ts';
import { ledgerRows } from './ledger-rows.ts';

const speech: LedgerSpeech = {
  texts: zhLedger,
  units: zh.unit,
  format: formatOf('zh'),
  thisYear: 2026,
};
const clock = aLedgerClock({
  kind: 'statutory',
  name: '法定',
  overLevel: 'red',
  due: '2026-10-26',
  ledger: ledgerOf(
    '2026-09-17 trigger',
    '2026-09-18 counted 1',
    '2026-09-19 restDay',
    '2026-09-20 makeUpDay 1 国庆节调休',
    '2026-10-01 holiday 0 国庆节',
    '2026-10-02 holiday 0 国庆节',
    '2026-10-12 suspended 0 EXPERT_REVIEW',
    '2026-10-13 suspended 0 EXPERT_REVIEW',
    '2026-10-26 counted 1',
    '2026-10-27 counted 1',
  ),
});
const days = ledgerDays(clock, '2026-11-23');

describe('ledgerRows', () => {
  it('tells what a day was, why, and the article behind it', () => {
    const rows = ledgerRows(clock, days, false, speech);
    expect(
      rows.map((row) =>
        [
          row.date,
          row.finding,
          row.ordinal,
          row.why,
          row.basis.map((law) => law.name).join(' '),
        ].join('|'),
      ),
    ).toEqual([
      '09-17 周四|起算日||当日不计入|民法典 201 条',
      '09-18 周五|计入|1|次日起算|行政许可法 42 条 行政许可法 82 条',
      '09-19 周六|休息日|||行政许可法 82 条',
      '09-20 周日|计入（调休上班）|2|国庆节调休|国务院办公厅 2026 年放假安排',
      '10-01 至 10-02|节假日 2 天||国庆节|国务院办公厅 2026 年放假安排',
      '10-12 至 10-13|挂起 2 个工作日||专家评审|行政许可法 45 条',
      '10-26 周一|计入|3|专家评审结束，恢复计时，期限届满|行政许可法 45 条',
      '10-27 周二|计入|4|超期 1 个工作日|',
    ]);
  });

  it('has a line for every day when all are asked for', () => {
    expect(ledgerRows(clock, days, true, speech).map((row) => row.from)).toEqual(
      days.map((day) => day.date),
    );
  });

  it('counts nothing in the line of one suspended day, which may be a weekend', () => {
    const found = ledgerRows(clock, days, true, speech).filter(({ look }) => look === 'suspended');
    expect(found.map((row) => row.finding)).toEqual(['挂起', '挂起']);
  });

  it('counts natural days of a suspension for a limit in natural days', () => {
    const natural = { ...clock, limit: { value: 60, unit: 'naturalDay' as const } };
    const row = ledgerRows(natural, ledgerDays(natural, '2026-11-23'), false, speech).find(
      ({ look }) => look === 'suspended',
    );
    expect(row?.finding).toBe('挂起 2 天');
  });
});

describe('daySentence', () => {
  const sentences = days.map((day) => daySentence(clock, day, speech));
  it('tells each kind of day', () => {
    expect(sentences[0]).toBe('法定 09-17 周四：起算日，当日不计入');
    expect(sentences[3]).toBe('法定 09-20 周日：调休上班，计入，第 2 个工作日');
    expect(sentences[6]).toBe('法定 10-12 周一：挂起：专家评审，不计入');
    expect(sentences[8]).toBe('法定 10-26 周一：计入，第 3 个工作日，应办结日');
    expect(sentences[9]).toBe('法定 10-27 周二：计入，第 4 个工作日，超期第 1 个工作日');
  });

  it('speaks English too', () => {
    const english = { ...speech, texts: enLedger, format: formatOf('en') };
    const [day] = days;
    if (day === undefined) throw new RangeError('no day');
    expect(daySentence(clock, day, english)).toContain('Thu, Sep 17');
  });
});

describe('ledgerSummary', () => {
  it('says limit, span, counts, due day and what is over', () => {
    expect(ledgerSummary(clock, days, speech)).toBe(
      '法定时限 20 个工作日，09-17 至 10-27：计入 4，不计入 6 天，应办结 10-26，超期 1 个工作日',
    );
  });

  it('leaves out the days that are still to come', () => {
    expect(ledgerSummary(clock, ledgerDays(clock, '2026-09-20'), speech)).toContain(
      '计入 2，不计入 2 天',
    );
  });
});

describe('stripCell', () => {
  it('writes ordinals, what is over, and nothing where nothing counts', () => {
    expect(days.map((day) => stripCell(clock, day, zhLedger).text)).toEqual([
      '起',
      '1',
      '',
      '2',
      '',
      '',
      '',
      '',
      '3',
      '+1',
    ]);
  });

  it('paints what is over in the colour of its limit', () => {
    const last = days.at(-1);
    if (last === undefined) throw new RangeError('no day');
    expect(stripCell(clock, last, zhLedger).look).toBe('over-red');
    expect(stripCell({ ...clock, overLevel: 'yellow' }, last, zhLedger).look).toBe('over-yellow');
  });

  it('leaves the weekend of a suspension empty', () => {
    const weekend = ledgerDays(
      aLedgerClock({ ledger: ledgerOf('2026-10-17 suspended 0 HEARING') }),
      '2026-11-23',
    )[0];
    if (weekend === undefined) throw new RangeError('no day');
    expect(stripCell(clock, weekend, zhLedger).look).toBe('rest');
  });
});

describe('basisText', () => {
  const rows = [
    ['article:32(1)(4)', '行政许可法 32 条'],
    ['item:370131010000', '办事指南'],
    ['item:370131010000@2026-03-01', '办事指南 2026-03-01 版'],
    ['event', '来源所报'],
    ['onTheSpot', '即办件'],
    ['市政府令', '市政府令'],
  ] as const;
  for (const [basis, text] of rows) {
    it(`says ${basis} as ${text}`, () => {
      expect(basisText(basis, zhLedger)).toBe(text);
    });
  }
});
