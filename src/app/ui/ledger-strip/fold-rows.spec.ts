import { foldRows } from './fold-rows.ts';

const rows = Array.from({ length: 10 }, (_empty, index) => index);
const told = (most: number, matters: (row: number) => boolean): string =>
  foldRows(rows, most, matters, () => 7)
    .map((one) => (one.kind === 'row' ? String(one.row) : `(${String(one.days)})`))
    .join(' ');

describe('foldRows', () => {
  it('leaves a ledger that fits as it is', () => {
    expect(told(10, () => false)).toBe('0 1 2 3 4 5 6 7 8 9');
  });

  it('keeps both ends and what matters, and says how many days are between', () => {
    expect(told(9, (row) => row === 4)).toBe('0 1 (14) 4 (21) 8 9');
  });

  it('has no gap where everything matters', () => {
    expect(told(3, () => true)).toBe('0 1 2 3 4 5 6 7 8 9');
  });
});
