import fc from 'fast-check';
import { aCard } from '../../testing/card-view.ts';
import { compareCards } from './card-order.ts';

describe('compareCards', () => {
  const before = (a: Parameters<typeof aCard>[0], b: Parameters<typeof aCard>[0]): boolean =>
    compareCards(aCard(a), aCard(b)) < 0;

  it('puts a level before what is left', () => {
    expect(
      before({ level: 'red', due: '2026-12-31' }, { level: 'yellow', due: '2026-11-01' }),
    ).toBe(true);
    expect(before({ level: 'yellow' }, { level: 'warning' })).toBe(true);
  });

  it('puts the most over first', () => {
    expect(before({ due: '2026-11-12' }, { due: '2026-11-13' })).toBe(true);
  });

  it('puts an hour of a day before the day’s own end', () => {
    expect(before({ due: '2026-11-23T17:30:00+08:00' }, { due: '2026-11-23' })).toBe(true);
  });

  it('puts the older ground first among equals', () => {
    expect(
      before(
        { subject: 'B', groundAt: '2026-11-01T00:00:00+08:00' },
        { subject: 'A', groundAt: '2026-11-02T00:00:00+08:00' },
      ),
    ).toBe(true);
  });

  it('puts an end that is not known last in its level', () => {
    expect(before({ due: '2027-12-31' }, { due: null })).toBe(true);
  });

  it('is a total order', () => {
    const card = fc
      .record({
        subject: fc.constantFrom('A', 'B', 'C'),
        level: fc.constantFrom('red', 'yellow', 'warning'),
        due: fc.constantFrom('2026-11-12', '2026-11-13', '2026-11-13T09:00:00+08:00', null),
      })
      .map(({ subject, level, due }) => aCard({ subject, level: level as 'red', due }));
    fc.assert(
      fc.property(fc.array(card), (cards) => {
        const sorted = [...cards].sort(compareCards);
        return sorted.every(
          (each, at) => at === 0 || compareCards(sorted[at - 1] ?? each, each) <= 0,
        );
      }),
    );

    expect(compareCards(aCard(), aCard())).toBe(0);
  });
});
