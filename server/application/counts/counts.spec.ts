import fc from 'fast-check';
import type { Day } from '#domain/time/day.ts';
import { Counts } from './counts.ts';
import { cellText, readCell } from './read-cell.ts';

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
      channel: null,
    });
    expect(readCell('|["volume","received","37/",null,"I","web",20001]').kind).toBe('web');
    expect(readCell('|["volume","received","37/",null,"I","web",20001]').channel).toBe('web');
    expect(readCell('|["review","active","37/",null,"I",20001,"5","qr"]').channel).toBe('qr');
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

  it('equal a plain map also where hundreds of cells come and go, and go on from what was kept of them', () => {
    const addition = fc.tuple(
      fc.constantFrom('37/', '37/3701/', '37/3702/'),
      fc.integer({ min: 1, max: 150 }),
      fc.constantFrom(-1, 1),
    );
    const some = fc.array(addition, { maxLength: 1500, size: 'max' });
    fc.assert(
      fc.property(some, some, (before, after) => {
        const plain = new Map<string, number>();
        const addAll = (counts: Counts, additions: typeof before): void => {
          for (const [path, day, amount] of additions) {
            const cell = cellOf('', path, day, 'late');
            counts.add(cell, amount);
            plain.set(cell, (plain.get(cell) ?? 0) + amount);
          }
          const expected = [...plain].filter(([, sum]) => sum !== 0).sort();
          expect([...counts.cells()].sort()).toEqual(expected);
          expect(counts.size).toBe(expected.length);
        };
        const counts = new Counts();
        addAll(counts, before);
        addAll(new Counts(counts.parts()), after);
      }),
      { numRuns: 30 },
    );
  });

  it('go on from what was kept of a measure of which nothing is left', () => {
    const counts = new Counts();
    const cell = cellOf('', '37/', 10, 'late');
    counts.add(cell, 1);
    counts.add(cell, -1);
    const again = new Counts(counts.parts());
    again.add(cell, 3);
    expect([...again.cells()]).toEqual([[cell, 3]]);
  });

  it('name each cell as contributions do', () => {
    const cells = [
      'water|["clock","step","37/","D",null,20000,"late"]',
      '|["clock","step","37/","D",null,null,"unknown"]',
      '|["volume","received","37/",null,"I","web",20001]',
      '|["volume","received","37/",null,"I",null,20001]',
      '|["review","active","37/",null,"I",20001,"5","qr"]',
      '|["review","active","37/",null,"I",20001,null]',
      '|["card","red","37/",null,"I",20002]',
      '|["card","red","37/",null,"I",20002,"ticket"]',
    ];
    expect(cells.map((cell) => cellText(readCell(cell)))).toEqual(cells);
  });

  it('sum up cells that are alike in all that is asked, and name those that came to nothing', () => {
    const fields = ['path', 'department', 'item', 'kind'] as const;
    const some = (...texts: string[]) => fc.option(fc.constantFrom(...texts));
    const addition = fc.record({
      line: fc.constantFrom('', 'water'),
      path: fc.constantFrom('37/', '37/3701/', '37/3702/'),
      department: some('D1', 'D2'),
      item: some('I1', 'I2'),
      kind: some('late', 'onTime'),
      day: fc.option(fc.integer({ min: 1, max: 5 })),
      amount: fc.constantFrom(-2, -1, 1, 3),
    });
    const filters = fc.record({
      path: fc.constantFrom('', '37/3701/'),
      line: fc.option(fc.constantFrom('water', 'land')),
      from: fc.option(
        fc.integer({ min: 1, max: 5 }).map((day) => day as Day),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(addition, { maxLength: 200 }),
        filters,
        fc.subarray([...fields]),
        (additions, filter, apartBy) => {
          const counts = new Counts();
          for (const { line, amount, path, department, item, day, kind } of additions) {
            const cell = ['clock', 'statutory', path, department, item, day, kind];
            counts.add(`${line}|${JSON.stringify(cell)}`, amount);
          }
          const sumsOf = (by: typeof apartBy | undefined): Map<string, number> => {
            const sums = new Map<string, number>();
            counts.visit('clock statutory', { ...filter, apartBy: by }, (cell) => {
              const key = apartBy.map((field) => cell[field]).join(' ');
              sums.set(key, (sums.get(key) ?? 0) + cell.amount);
            });
            return sums;
          };
          // Twice: nothing of the first may be left in the second.
          expect(sumsOf(apartBy)).toEqual(sumsOf(undefined));
          expect(sumsOf(apartBy)).toEqual(sumsOf(undefined));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('give each sum once, however many cells it is made of', () => {
    const counts = new Counts();
    for (let day = 1; day <= 50; day += 1) counts.add(cellOf('', '37/3701/', day, 'late'), 1);
    const amounts: number[] = [];
    counts.visit('clock statutory', { ...ALL, apartBy: ['path'] }, ({ amount }) => {
      amounts.push(amount);
    });
    expect(amounts).toEqual([50]);
  });
});
