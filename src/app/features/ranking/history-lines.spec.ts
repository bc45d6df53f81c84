import { begun, historyLabels, historyLines } from './history-lines.ts';

const FRAME = { width: 100, height: 40, top: 10 };

function history(...ranks: readonly (readonly (number | null)[])[]) {
  const periods = ['2026-09', '2026-10', '2026-11'];
  return {
    periods,
    items: ranks.map((own, unit) => ({
      ...{ unit: String(unit), name: String(unit), group: '' },
      points: own.map((rank, index) => ({ period: periods[index] ?? '', rank, total: null })),
    })),
  };
}

describe('the lines of ranks', () => {
  it('have the first rank at the top and the last at the bottom', () => {
    const [one, other] = historyLines(history([1, 2, 1], [2, 1, 3]), FRAME);
    expect(one?.path).toBe('M0.0 10.0L50.0 30.0L100.0 10.0');
    expect(other?.endY).toBe(50);
  });

  it('have a gap where a unit was not ranked', () => {
    const [line] = historyLines(history([1, null, 2]), FRAME);
    expect(line?.path).toBe('M0.0 10.0M100.0 50.0');
    expect(line?.points.length).toBe(2);
  });

  it('end nowhere where the last period has no rank', () => {
    expect(historyLines(history([1, 2, null]), FRAME)[0]?.endY).toBeNull();
  });
});

describe('the names at the ends of lines', () => {
  it('are one for units of equal rank, and none for who is not ranked now', () => {
    const lines = historyLines(history([1, 2, 1], [2, 1, 2], [3, 3, 1], [1, 1, null]), FRAME);
    expect(
      historyLabels(lines).map(({ rank, units }) => [rank, units.map(({ unit }) => unit).join()]),
    ).toEqual([
      [1, '0,2'],
      [2, '1'],
    ]);
  });
});

describe('periods before anybody was ranked', () => {
  it('are left out', () => {
    const { periods, items } = begun(history([null, 2, 1], [null, null, 2]));
    expect(periods).toEqual(['2026-10', '2026-11']);
    expect(items.map(({ points }) => points.map(({ rank }) => rank))).toEqual([
      [2, 1],
      [null, 2],
    ]);
  });

  it('leave two periods, since one alone has no line', () => {
    expect(begun(history([null, null, 1])).periods).toEqual(['2026-10', '2026-11']);
  });

  it('stay where nobody was ever ranked', () => {
    expect(begun(history([null, null, null])).periods.length).toBe(3);
  });
});
