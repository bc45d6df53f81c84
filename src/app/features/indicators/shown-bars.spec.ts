import type { IndicatorRow } from '#contract/indicator-view.ts';
import { shownBars } from './shown-bars.ts';

function row(key: string, value: string | null): IndicatorRow {
  return { id: 'I-03', key, name: key, numerator: 1, denominator: 1, value };
}

describe('bars of an indicator', () => {
  it('go from the highest to the lowest, those without a value last', () => {
    const bars = shownBars([row('a', '50.00'), row('b', null), row('c', '100.00')]);

    expect(bars.map(({ row: { key }, length }) => [key, length])).toEqual([
      ['c', 100],
      ['a', 50],
      ['b', null],
    ]);
  });

  it('are not drawn where every value is 0', () => {
    expect(shownBars([row('a', '0.00')]).map(({ length }) => length)).toEqual([null]);
  });
});
