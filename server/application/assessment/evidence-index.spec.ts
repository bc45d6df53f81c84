import { INDICATORS } from '#domain/indicators/catalogue.ts';
import type { CellTerm } from '#domain/indicators/indicator.ts';
import { dayOf } from '#domain/time/day.ts';
import { evidenceMarks, marksWanted, monthNo } from './evidence-index.ts';

const DAY = dayOf(2026, 3, 9);

/** The marks of a subject with one cell of a measure. */
function marksOf(measure: string, kind: string | null): readonly number[] {
  const [first, second] = measure.split(' ', 2);
  const place = ['370000/370100/370102/', 'd', 'i'];
  const tail = first === 'volume' ? [kind, DAY] : [DAY, kind];
  const cell = JSON.stringify([first, second, ...place, ...tail]);
  return evidenceMarks('case', 'C1', [[`water|${cell}`, 1]]).map(({ mark }) => mark);
}

describe('marks of the index of evidence', () => {
  const terms = INDICATORS.flatMap(({ numerator, denominator }) =>
    [numerator, denominator].flatMap((count): readonly CellTerm[] =>
      count?.from === 'cells' ? count.terms : [],
    ),
  );
  it('find whoever counts for any term of the catalogue', () => {
    for (const term of terms) {
      const wanted = marksWanted([term]);
      for (const kind of term.kinds ?? [null]) {
        expect(marksOf(term.measure, kind).some((mark) => wanted.includes(mark)))
          .withContext(`${term.measure} ${kind ?? ''}`)
          .toBeTrue();
      }
    }
  });

  it('of what is rare are not those of every case', () => {
    const common = [...marksOf('volume received', 'online'), ...marksOf('clock step', 'onTime')];

    for (const [measure, kind] of [
      ['card red', ''],
      ['clock commitment', 'overdue'],
      ['pause suspended', null],
    ] as const) {
      const kinds = kind === null ? null : new Set([kind]);
      const wanted = marksWanted([{ measure, kinds, sign: 1 }]);

      expect(wanted.filter((mark) => common.includes(mark))).toEqual([]);
    }
  });

  it('of all are one for each month and region, and none without a day', () => {
    const cell = (path: string, day: number | null) =>
      [`|${JSON.stringify(['quality', 'incomplete', path, null, null, day, null])}`, 1] as const;
    const marks = evidenceMarks('case', 'C1', [
      cell('370000/370100/', DAY),
      cell('370000/370100/', DAY + 1),
      cell('370000/370100/', DAY + 30),
      cell('370000/', DAY),
      cell('370000/', null),
    ]);

    const all = marks.filter(({ mark }) => mark === 0);

    expect(all.map(({ month, region }) => [month - monthNo(DAY), region])).toEqual([
      [0, '370100'],
      [1, '370100'],
      [0, '370000'],
    ]);
  });
});
