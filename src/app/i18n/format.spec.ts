import { dayOfInstant, formatOf } from './format.ts';

const zh = formatOf('zh');
const en = formatOf('en');

describe('format', () => {
  const rows: readonly (readonly [why: string, said: string, expected: string])[] = [
    ['counts are grouped', zh.count(118_264), '118,264'],
    ['a hundred million is said in 亿', zh.count(118_000_000), '1.18 亿'],
    ['just below it is not', zh.count(99_999_999), '99,999,999'],
    ['English has no 亿', en.count(118_000_000), '118,000,000'],
    ['a rate shows both numbers', zh.rate(8412, 8561), '98.26%（8,412 / 8,561）'],
    ['a rate in English', en.rate(8412, 8561), '98.26% (8,412 of 8,561)'],
    ['a rate of nothing is neither 0 nor 100', zh.rate(0, 0), '—'],
    ['a fall has the true minus', zh.change(-1.444, 2), '−1.44'],
    ['a rise has its plus', zh.change(0.08, 2), '+0.08'],
    ['no change has no sign', zh.change(-0.001, 2), '0.00'],
    ['a day of this year', zh.day('2026-11-23', 2026), '11-23'],
    ['a day of another year', zh.day('2025-11-23', 2026), '2025-11-23'],
    ['a day of this year, English', en.day('2026-11-23', 2026), 'Nov 23'],
    ['a day of another year, English', en.day('2025-11-23', 2026), 'Nov 23, 2025'],
    ['a day in a sentence', zh.spokenDay('2026-11-23'), '11 月 23 日（周一）'],
    ['a day in a sentence, English', en.spokenDay('2026-11-23'), 'Mon, Nov 23'],
    ['an instant', zh.instant('2026-11-23T17:30:00+08:00'), '11-23 17:30'],
    ['an instant, English', en.instant('2026-11-23T09:30:00Z'), 'Nov 23, 17:30'],
    ['an audited instant', zh.audit('2026-11-23T17:30:05+08:00'), '2026-11-23 17:30:05'],
    ['3 seconds', zh.ago(3.9, '2026-11-23T17:30:05+08:00'), '3 秒前'],
    ['59 seconds', zh.ago(59, '2026-11-23T17:30:05+08:00'), '59 秒前'],
    ['a minute', zh.ago(60, '2026-11-23T17:30:05+08:00'), '1 分钟前'],
    ['an hour', zh.ago(3600, '2026-11-23T17:30:05+08:00'), '11-23 17:30'],
    [
      'a clock that runs behind is not in the future',
      zh.ago(-2, '2026-11-23T17:30:05+08:00'),
      '0 秒前',
    ],
  ];
  for (const [why, said, expected] of rows) {
    it(why, () => {
      expect(said).toBe(expected);
    });
  }

  it('finds the day in Shanghai', () => {
    expect(dayOfInstant('2026-11-23T16:00:00Z')).toBe('2026-11-24');
  });
});
