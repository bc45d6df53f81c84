import type { CardView } from '#contract/card-view.ts';
import { aCard } from '../../../testing/card-view.ts';
import { isLowerOf, NOTHING_SHOWN, showAll, showMore, takeStep } from './shown-list.ts';
import type { ShownList } from './shown-list.ts';

const a = aCard({ subject: 'A' });
const b = aCard({ subject: 'B' });
const c = aCard({ subject: 'C' });

function step(
  list: ShownList,
  upsert: readonly CardView[],
  remove: readonly CardView[] = [],
  belongs = true,
): ShownList {
  const before = new Map([a, b, c, ...remove].map((row) => [row.id, row]));
  return takeStep(
    list,
    { upsert, remove: remove.map((row) => row.id) },
    (id) => before.get(id),
    () => belongs,
  );
}

describe('shown list', () => {
  const list = showAll([a, b]);

  it('never moves a row: a new card waits', () => {
    const after = step(list, [c]);

    expect(after.ids).toEqual([a.id, b.id]);
    expect([...after.waiting]).toEqual([c.id]);
  });

  it('lets a shown row change in place', () => {
    const after = step(list, [{ ...a, urged: 3 }]);

    expect(after.ids).toEqual([a.id, b.id]);
    expect(after.waiting.size).toBe(0);
  });

  it('keeps a row that left in its place, as it was', () => {
    const after = step(list, [], [b]);

    expect(after.ids).toEqual([a.id, b.id]);
    expect(after.left.get(b.id)).toBe(b);
  });

  it('takes a row back that returns before it was dropped', () => {
    const after = step(step(list, [], [b]), [{ ...b, version: 3 }]);

    expect(after.left.size).toBe(0);
    expect(after.waiting.size).toBe(0);
  });

  it('forgets a waiting card that goes before it was shown', () => {
    const after = step(step(list, [c]), [], [c]);

    expect(after.waiting.size).toBe(0);
    expect(after.left.size).toBe(0);
  });

  it('does not count cards further down that are not read yet', () => {
    expect(step(list, [c], [], false).waiting.size).toBe(0);
  });

  it('knows a card that rose: a higher one of the same clock takes the place of a lower', () => {
    const yellow = aCard({ subject: 'A', level: 'yellow' });
    const red = aCard({ subject: 'A', level: 'red' });
    const after = step(showAll([yellow, b]), [red], [yellow]);

    expect([...after.risen]).toEqual([red.id]);
  });

  it('knows it also where the lower one left a step before', () => {
    const yellow = aCard({ subject: 'A', level: 'yellow' });
    const red = aCard({ subject: 'A', level: 'red' });
    const after = step(step(showAll([yellow]), [], [yellow]), [red]);

    expect(after.risen.has(red.id)).toBe(true);
  });

  it('appends what is read further down without showing what waits', () => {
    const waiting = step(list, [c]);
    const d = aCard({ subject: 'D' });

    expect(showMore(waiting, [a, b, c, d]).ids).toEqual([a.id, b.id, d.id]);
  });

  it('starts empty', () => {
    expect(NOTHING_SHOWN.ids).toEqual([]);
  });
});

describe('isLowerOf', () => {
  const yellow = aCard({ level: 'yellow' });

  const rows: readonly (readonly [why: string, other: CardView, lower: boolean])[] = [
    ['a red card of the same clock is higher', aCard({ level: 'red' }), true],
    ['a warning is not', aCard({ level: 'warning' }), false],
    ['another clock is another matter', aCard({ level: 'red', clockId: 'commitment' }), false],
    ['another cycle is another matter', aCard({ level: 'red', cycle: 2 }), false],
    ['another case is another matter', aCard({ level: 'red', subject: 'X' }), false],
  ];
  for (const [why, other, lower] of rows) {
    it(why, () => {
      expect(isLowerOf(yellow, other)).toBe(lower);
    });
  }
});
