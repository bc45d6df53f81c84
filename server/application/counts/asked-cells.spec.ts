import { dueDays } from './asked-cells.ts';

describe('the days of a query', () => {
  const answer = (from?: string, to?: string): unknown => {
    const days = dueDays(from, to);
    return days.ok ? 'taken' : [days.error.code, days.error.path];
  };
  const rows: readonly (readonly [rule: string, found: unknown, due: unknown])[] = [
    ['may be one day', answer('2026-11-09', '2026-11-09'), 'taken'],
    [
      'may be open at either end',
      [answer('2026-11-09'), answer(undefined, '2026-11-09')],
      ['taken', 'taken'],
    ],
    [
      'are refused where the last lies before the first: zeros would say that nothing was due',
      answer('2026-11-10', '2026-11-09'),
      ['request/invalid', 'to'],
    ],
    ['are refused where one is no day', answer('2026-02-30'), ['request/invalid', 'from']],
  ];
  for (const [rule, found, due] of rows) {
    it(rule, () => {
      expect(found).toEqual(due);
    });
  }
});
