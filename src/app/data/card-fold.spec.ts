import { aCard, aChange, aSnapshot, counters } from '../../testing/card-view.ts';
import { addWindow, applyChanges, fromSnapshot, NO_COUNTERS, totalOf } from './card-fold.ts';

const first = aCard({ subject: 'A' });
const second = aCard({ subject: 'B' });
const third = aCard({ subject: 'C' });
const start = fromSnapshot({}, 'e1', 7, aSnapshot([first, second]));

describe('card fold', () => {
  it('starts from a snapshot that holds the whole list', () => {
    expect(start.total).toBe(2);
    expect(start.frontier).toBeNull();
    expect(start.byId.get(first.id)).toBe(first);
  });

  it('knows a list only up to the last row of a partial snapshot', () => {
    const part = fromSnapshot({}, 'e1', 7, aSnapshot([first], { total: 9 }));

    expect(part.frontier).toBe(first);
    expect(part.total).toBe(9);
  });

  it('applies the next step', () => {
    const changed = { ...first, version: 2, urged: 1 };
    const after = applyChanges(start, [
      aChange(8, { upsert: [changed, third], remove: [second.id] }),
    ]);

    expect([...after.byId.keys()]).toEqual([first.id, third.id]);
    expect(after.byId.get(first.id)?.urged).toBe(1);
    expect(after.version).toBe(8);
    expect(after.stale).toBe(false);
  });

  it('drops an old step', () => {
    const after = applyChanges(start, [aChange(7, { remove: [first.id] })]);

    expect(after.byId.size).toBe(2);
    expect(after.version).toBe(7);
  });

  it('marks a missed step and leaves the rows as they were', () => {
    const after = applyChanges(start, [aChange(9, { remove: [first.id] })]);

    expect(after.stale).toBe(true);
    expect(after.byId.size).toBe(2);
  });

  it('marks another epoch', () => {
    expect(applyChanges(start, [aChange(8, { epoch: 'e2' })]).stale).toBe(true);
  });

  it('gives the same state for steps applied one by one and together', () => {
    const steps = [
      aChange(8, { upsert: [third] }),
      aChange(9, { upsert: [{ ...third, version: 2 }], remove: [first.id] }),
      aChange(10, { remove: [second.id] }),
    ];
    const oneByOne = steps.reduce((state, step) => applyChanges(state, [step]), start);

    expect(applyChanges(start, steps)).toEqual(oneByOne);
  });

  it('leaves the state it was given untouched', () => {
    applyChanges(start, [aChange(8, { remove: [first.id] })]);

    expect(start.byId.size).toBe(2);
  });

  it('takes the total from the counter that is exactly it', () => {
    const list = fromSnapshot({ state: 'unsettled' }, 'e1', 1, aSnapshot([first], { total: 900 }));
    const after = applyChanges(list, [aChange(2, { counters: counters({ total: 901 }) })]);

    expect(after.total).toBe(901);
  });

  it('adds a window without letting it overwrite a newer row', () => {
    const part = fromSnapshot({}, 'e1', 7, aSnapshot([first], { total: 3 }));
    const newer = { ...second, version: 5 };
    const moved = applyChanges(part, [aChange(8, { upsert: [newer] })]);
    const after = addWindow(moved, { rows: [second, third], total: 3 });

    expect(after.byId.get(second.id)).toBe(newer);
    expect(after.frontier).toBeNull();
  });

  it('moves the frontier while rows are still missing', () => {
    const part = fromSnapshot({}, 'e1', 7, aSnapshot([first], { total: 9 }));

    expect(addWindow(part, { rows: [second], total: 9 }).frontier).toBe(second);
  });
});

describe('totalOf', () => {
  const sums = counters({ total: 10, red: 1, yellow: 2, warning: 7, unacknowledged: 4 });

  it('is the counter of all, or of the level that is chosen', () => {
    expect(totalOf({ state: 'unsettled' }, sums)).toBe(10);
    expect(totalOf({ state: 'open', level: 'yellow', retroactive: true }, sums)).toBe(2);
  });

  it('is not known of a list of one’s own, which counters do not count', () => {
    expect(totalOf({ state: 'unsettled', mine: 'watched' }, NO_COUNTERS)).toBeUndefined();
  });
});
