import fc from 'fast-check';
import type { ChangedSubject } from '../../application/store/store-rows.ts';
import { readSubjects, subjectsText } from './change-subjects.ts';

describe('the subjects of a change', () => {
  it('come back with what each moved, whatever the deltas name', () => {
    const cell = fc.constantFrom('a', 'b', 'c', '|["clock"]', '"');
    const moves = fc.array(fc.tuple(cell, fc.integer({ min: -9, max: 9 })), { maxLength: 4 });
    const subject: fc.Arbitrary<ChangedSubject> = fc.record({
      kind: fc.constantFrom('case', 'ticket', 'review'),
      no: fc.string(),
      moved: moves,
    });
    fc.assert(
      fc.property(fc.array(subject), fc.uniqueArray(cell), (subjects, named) => {
        const deltas = named.map((one) => [one, 1] as const);

        expect(readSubjects(subjectsText(subjects, deltas), deltas)).toEqual(subjects);
      }),
    );
  });

  it('of a row without moves have moved nobody knows what', () => {
    expect(readSubjects('["C1",["ticket","T1"]]', [])).toEqual([
      { kind: 'case', no: 'C1', moved: null },
      { kind: 'ticket', no: 'T1', moved: null },
    ]);
  });

  it('say where a row is damaged', () => {
    expect(() => readSubjects('{"subjects":[["C1",[3,1]]]}', [])).toThrowError(SyntaxError);
  });
});
