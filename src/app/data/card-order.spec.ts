import fc from 'fast-check';
import { aCard } from '../../testing/card-view.ts';
import { compareCards } from './card-order.ts';

describe('compareCards', () => {
  const before = (a: Parameters<typeof aCard>[0], b: Parameters<typeof aCard>[0]): boolean =>
    compareCards(aCard(a), aCard(b)) < 0;

  it('puts a level before what is left', () => {
    expect(
      before(
        { level: 'red', remaining: { days: 5 } },
        { level: 'yellow', remaining: { days: -9 } },
      ),
    ).toBe(true);
    expect(before({ level: 'yellow' }, { level: 'warning' })).toBe(true);
  });

  it('puts the most over first', () => {
    expect(before({ remaining: { days: -7 } }, { remaining: { days: -6 } })).toBe(true);
  });

  it('puts the least left first', () => {
    expect(before({ remaining: { days: 0 } }, { remaining: { days: 1 } })).toBe(true);
  });

  it('puts the older ground first among equals', () => {
    expect(
      before(
        { subject: 'B', groundAt: '2026-11-01T00:00:00+08:00' },
        { subject: 'A', groundAt: '2026-11-02T00:00:00+08:00' },
      ),
    ).toBe(true);
  });

  it('puts what is not known last in its level', () => {
    expect(before({ remaining: { days: 99 } }, { remaining: null })).toBe(true);
  });

  it('is a total order', () => {
    const card = fc
      .record({
        subject: fc.constantFrom('A', 'B', 'C'),
        level: fc.constantFrom('red', 'yellow', 'warning'),
        days: fc.integer({ min: -3, max: 3 }),
      })
      .map(({ subject, level, days }) =>
        aCard({ subject, level: level as 'red', remaining: { days } }),
      );
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
