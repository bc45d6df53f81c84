import fc from 'fast-check';
import { cellsOfPlain } from '#domain/plain-case.ts';
import type { PlainCase } from '#domain/plain-case.ts';
import { at, configuration } from '#domain/testing/case-fixture.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { CountPlaces } from './count-places.ts';
import { Counts } from './counts.ts';
import type { CountCell, CountFilter } from './counts.ts';
import { MovedCells } from './moved-cells.ts';
import { PlainEnds } from './plain-ends.ts';

const HOUR = 3_600_000;
const START = at('2026-02-02');
const now = configuration();

const aPlain = fc
  .record({
    accepted: fc.integer({ min: 0, max: 40 }),
    // Some are not finished, and some long after any end.
    lasted: fc.option(fc.integer({ min: 0, max: 90 })),
    limit: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom(400, 5000)),
  })
  .map(({ accepted, lasted, limit }): PlainCase => {
    const begin = START + accepted * 24 * HOUR;
    return {
      ...{ path: '370000/370100/', departmentCode: 'w', itemCode: null, limit },
      acceptedOn: dayAt(now.calendar, begin),
      finishedAt: lasted === null ? null : begin + lasted * 24 * HOUR,
    };
  });
const aQuestion = fc.record({
  plain: aPlain,
  days: fc.integer({ min: -6, max: 12 }),
  hour: fc.integer({ min: 0, max: 130 * 24 }),
});

describe('the ends of plain commitments', () => {
  it('are those that each case has by itself, in whatever order they are asked for', () => {
    fc.assert(
      fc.property(fc.array(aQuestion, { maxLength: 40 }), (questions) => {
        const ends = new PlainEnds();
        for (const { plain, days, hour } of questions) {
          const asOf = START + hour * HOUR;
          const end = ends.find(plain, now, asOf, days);
          const alone = cellsOfPlain(plain, now, asOf, days);
          const cells = end && [
            [`["clock","commitment","370000/370100/","w",null,${end.due},"${end.bucket}"]`, 1],
            ...(end.isEarly
              ? [[`["early","commitment","370000/370100/","w",null,${end.due},null]`, 1]]
              : []),
          ];
          expect(cells).toEqual(alone?.cells as typeof cells);
          if (plain.finishedAt === null) expect(end?.nextAt).toEqual(alone?.nextAt);
        }
      }),
      { numRuns: 300 },
    );
  });
});

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
