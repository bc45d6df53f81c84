import fc from 'fast-check';
import { Counts, readCell } from './counts.ts';

const ALL = { path: '', line: null };

describe('counts in memory', () => {
  const cellOf = (line: string, path: string, day: number | null, bucket: string): string =>
    `${line}|${JSON.stringify(['clock', 'statutory', path, null, 'item', day, bucket])}`;

  function total(counts: Counts, filter: Parameters<Counts['visit']>[1]): number {
    let sum = 0;
    counts.visit('clock statutory', filter, ({ amount }) => (sum += amount));
    return sum;
  }

  it('reads a cell of each kind', () => {
    expect(readCell('water|["clock","step","37/","D",null,20000,"late"]')).toEqual({
      measure: 'clock step',
      line: 'water',
      path: '37/',
      department: 'D',
      item: null,
      day: 20000 as never,
      kind: 'late',
    });
    expect(readCell('|["volume","received","37/",null,"I","web",20001]').kind).toBe('web');
    expect(readCell('|["card","red","37/",null,"I",20002]').day).toBe(20002 as never);
  });

  it('sums within a path, a line and due days; a clock without a due day is in no range', () => {
    const counts = new Counts();
    counts.add(cellOf('water', '37/3701/', 10, 'late'), 2);
    counts.add(cellOf('', '37/3702/', 11, 'late'), 3);
    counts.add(cellOf('', '37/3702/', null, 'unknown'), 5);
    expect(total(counts, ALL)).toBe(10);
    expect(total(counts, { path: '37/3701/', line: null })).toBe(2);
    expect(total(counts, { path: '', line: 'water' })).toBe(2);
    expect(total(counts, { path: '', line: 'land' })).toBe(0);
    expect(total(counts, { ...ALL, from: 10 as never, to: 10 as never })).toBe(2);
    expect(total(counts, { ...ALL, from: 11 as never })).toBe(3);
    expect(total(counts, { ...ALL, to: 10 as never })).toBe(2);
  });

  it('knows nothing of a cell that came back to zero, and takes it up again', () => {
    const counts = new Counts();
    const cell = cellOf('', '37/', 10, 'late');
    counts.add(cell, 1);
    counts.add(cell, -1);
    expect(counts.size).toBe(0);
    counts.add(cellOf('', '38/', 10, 'late'), 4);
    counts.add(cell, 2);
    expect([...counts.cells()].map(([, amount]) => amount)).toEqual([4, 2]);
  });

  it('equal a plain map after any additions', () => {
    const addition = fc.tuple(
      fc.constantFrom('', 'water'),
      fc.constantFrom('37/', '37/3701/'),
      fc.option(fc.integer({ min: 1, max: 3 })),
      fc.integer({ min: -2, max: 2 }),
    );
    fc.assert(
      fc.property(fc.array(addition, { maxLength: 300 }), (additions) => {
        const counts = new Counts();
        const plain = new Map<string, number>();
        for (const [line, path, day, amount] of additions) {
          const cell = cellOf(line, path, day, 'late');
          counts.add(cell, amount);
          plain.set(cell, (plain.get(cell) ?? 0) + amount);
        }
        const expected = [...plain].filter(([, amount]) => amount !== 0).sort();
        expect([...counts.cells()].sort()).toEqual(expected);
        expect(total(counts, ALL)).toBe(expected.reduce((sum, [, amount]) => sum + amount, 0));
      }),
    );
  });
});
