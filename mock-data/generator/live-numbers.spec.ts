import { LiveNumbers } from './live-numbers.ts';

describe('LiveNumbers', () => {
  const at = Date.parse('2026-11-25T15:00:00+08:00');

  it('numbers are the day here and five digits, like those of the past', () => {
    expect(new LiveNumbers().next(at)).toBe('2026112564000');
    expect(new LiveNumbers().next(Date.parse('2026-11-26T00:00:00+08:00'))).toBe('2026112610000');
  });

  it('what begins in one second bears different numbers', () => {
    const numbers = new LiveNumbers();
    expect([0, 1, 999, 1000].map((more) => numbers.next(at + more))).toEqual([
      '2026112564000',
      '2026112564001',
      '2026112564002',
      '2026112564003',
    ]);
  });

  it('a later run bears numbers that an earlier one did not', () => {
    expect(new LiveNumbers().next(at + 5000)).not.toBe(new LiveNumbers().next(at));
  });
});
