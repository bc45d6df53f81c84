import fc from 'fast-check';
import { CountPlaces } from './count-places.ts';
import { Counts } from './counts.ts';
import type { CountCell } from './count-cell.ts';
import type { CountFilter } from './counts.ts';
import { MovedCells } from './moved-cells.ts';

describe('sums of what would move', () => {
  it('are visited as the same cells of the counts are', () => {
    const aCell = fc.record({
      line: fc.constantFrom(null, 'water', 'fire'),
      path: fc.constantFrom('370000/', '370000/370100/', '370000/370200/'),
      department: fc.constantFrom(null, '', 'w'),
      item: fc.constantFrom(null, 'i'),
      name: fc.constantFrom('commitment', 'step'),
      day: fc.integer({ min: 20_000, max: 20_004 }),
      kind: fc.constantFrom(null, 'onTime', 'late'),
      amount: fc.integer({ min: -2, max: 2 }),
    });
    const aFilter = fc.record({
      path: fc.constantFrom('', '370000/370100/'),
      line: fc.constantFrom(null, 'water', ''),
      from: fc.constantFrom(undefined, 20_001),
      to: fc.constantFrom(undefined, 20_003),
    });
    fc.assert(
      fc.property(fc.array(aCell, { maxLength: 60 }), aFilter, (cells, filter) => {
        const [moved, counts, places] = [new MovedCells(), new Counts(), new CountPlaces()];
        for (const { name, day, kind, amount, ...place } of cells) {
          const { line, path, department, item } = place;
          moved.add(`clock ${name}`, places.of(place), day as never, kind, amount);
          const cell = ['clock', name, path, department, item, day, kind];
          counts.add(`${line ?? ''}|${JSON.stringify(cell)}`, amount);
        }
        for (const measure of ['clock commitment', 'clock step', 'clock other']) {
          const asked = filter as CountFilter;
          expect(visited(moved, measure, asked)).toEqual(visited(counts, measure, asked));
        }
      }),
    );
  });
});

function visited(
  counts: Pick<Counts, 'visit'>,
  measure: string,
  filter: CountFilter,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  counts.visit(measure, filter, ({ amount, ...cell }: CountCell) => {
    const { path, department, item, day, kind } = cell;
    const key = JSON.stringify([path, department, item, day, kind]);
    sums.set(key, (sums.get(key) ?? 0) + amount);
  });
  return new Map([...sums].filter(([, amount]) => amount !== 0).sort());
}
