import fc from 'fast-check';
import { ToldCases } from './told-cases.ts';

describe('ToldCases', () => {
  it('tells what is news as a map of texts does, for any numbers and states', () => {
    const told = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.constantFrom('', 'a', 'b')), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(told, (calls) => {
        const cases = new ToldCases();
        const plain = new Map<string, string>();
        for (const [no, state] of calls) {
          const news = plain.get(no) !== state;
          plain.set(no, state);
          if (cases.tell(no, state) !== news) return false;
        }
        return cases.size === plain.size;
      }),
    );
  });

  it('counts a hundred thousand numbers that differ in one digit, each once', () => {
    const cases = new ToldCases();
    for (let time = 0; time < 2; time += 1) {
      for (let no = 0; no < 100_000; no += 1) cases.tell(`1010041${no}`, '');
    }
    expect(cases.size).toBe(100_000);
  });
});
