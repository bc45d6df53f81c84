import { findDifference } from './compare.ts';
import { WalkedCalendar } from './walked-calendar.ts';

const CASES = 3000;
const AT_ONCE = 250;

describe('the limit engine and the oracle that walks from minute to minute', () => {
  for (let first = 1; first <= CASES; first += AT_ONCE) {
    it(`agree in every field of the random cases ${first} to ${first + AT_ONCE - 1}`, () => {
      for (let seed = first; seed < first + AT_ONCE; seed += 1) {
        expect(findDifference(seed)).withContext(`seed ${seed}`).toBeUndefined();
      }
    });
  }

  it('start from the same idea of a day', () => {
    const calendar = new WalkedCalendar({
      timeZone: 'Europe/Berlin',
      week: { mon: [['09:00', '10:00']] },
      holidays: ['2026-03-09'],
      workdays: ['2026-03-07'],
    });
    expect(
      ['2026-03-02', '2026-03-07', '2026-03-08', '2026-03-09'].map((date) => calendar.kind(date)),
    ).toEqual(['workday', 'makeUpDay', 'restDay', 'holiday']);
    expect(calendar.startOf('2026-03-30')).toBe(Date.parse('2026-03-29T22:00:00Z'));
  });
});
