import { periodName } from './period-name.ts';

describe('periodName', () => {
  const rows = [
    ['2026-11', '2026 年 11 月', 'Nov 2026'],
    ['2026-02', '2026 年 2 月', 'Feb 2026'],
    ['2026-Q4', '2026 年第 4 季度', 'Q4 2026'],
    ['2026', '2026 年', '2026'],
    ['2026-10-01..2026-10-02', '2026-10-01..2026-10-02', '2026-10-01..2026-10-02'],
  ] as const;
  for (const [text, zh, en] of rows) {
    it(`says ${zh} and ${en}`, () => {
      expect([periodName(text, 'zh'), periodName(text, 'en')]).toEqual([zh, en]);
    });
  }
});
