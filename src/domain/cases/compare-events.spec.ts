import fc from 'fast-check';
import { compareEvents, eventsInOrder } from './compare-events.ts';
import type { LoggedEvent } from './logged-event.ts';

function made(more: Partial<LoggedEvent>): LoggedEvent {
  return {
    source: 'urn:b',
    id: 'm',
    type: 'case.accepted',
    subject: 'A1',
    time: 1000,
    sequence: null,
    receivedAt: 1000,
    data: {},
    ...more,
  };
}

describe('compareEvents', () => {
  const rows: readonly { why: string; first: Partial<LoggedEvent>; then: Partial<LoggedEvent> }[] =
    [
      { why: 'time decides first', first: { time: 999, source: 'urn:z' }, then: {} },
      { why: 'then the source', first: { source: 'urn:a', sequence: 9 }, then: { sequence: 1 } },
      {
        why: 'then the sequence',
        first: { sequence: 1, type: 'case.note' },
        then: { sequence: 2 },
      },
      { why: 'no sequence is 0', first: { type: 'case.note' }, then: { sequence: 1 } },
      {
        why: 'then the rank of the type',
        first: { id: 'z' },
        then: { type: 'case.decided', id: 'a' },
      },
      { why: 'then the id', first: { id: 'a' }, then: { id: 'b' } },
      { why: 'ids compare by code unit: Z before a', first: { id: 'Z' }, then: { id: 'a' } },
      {
        why: 'when it was received says nothing',
        first: { id: 'a', receivedAt: 9 },
        then: { id: 'b', receivedAt: 1 },
      },
    ];
  for (const { why, first, then } of rows) {
    it(why, () => {
      expect(compareEvents(made(first), made(then))).toBeLessThan(0);
      expect(compareEvents(made(then), made(first))).toBeGreaterThan(0);
    });
  }

  it('finds an event equal to itself only', () => {
    expect(compareEvents(made({}), made({}))).toBe(0);
  });

  const anEvent = fc.record({
    source: fc.constantFrom('urn:a', 'urn:b'),
    id: fc.constantFrom('1', '2', '3', 'Z', 'a'),
    type: fc.constantFrom('case.received', 'case.accepted', 'case.note'),
    time: fc.integer({ min: 0, max: 3 }),
    sequence: fc.constantFrom(null, 0, 1),
  });

  it('is a total order whatever the events', () => {
    fc.assert(
      fc.property(anEvent, anEvent, anEvent, (one, two, three) => {
        const [a, b, c] = [made(one), made(two), made(three)];
        expect(Math.sign(compareEvents(a, b))).toBe(-Math.sign(compareEvents(b, a)) + 0);
        if (compareEvents(a, b) <= 0 && compareEvents(b, c) <= 0) {
          expect(compareEvents(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('eventsInOrder', () => {
  const one = made({ id: '1', time: 1 });
  const two = made({ id: '2', time: 2 });

  it('answers the argument itself where nothing is to be done', () => {
    const events = [one, two];
    expect(eventsInOrder(events)).toBe(events);
  });

  it('sorts what came late', () => {
    expect(eventsInOrder([two, one])).toEqual([one, two]);
  });

  it('takes an event that came twice once', () => {
    expect(eventsInOrder([one, two, { ...one }])).toEqual([one, two]);
  });

  it('keeps events of the same id from different sources', () => {
    const other = made({ id: '1', time: 1, source: 'urn:c' });
    expect(eventsInOrder([other, one]).length).toBe(2);
  });

  it('leaves its argument as it was', () => {
    const events = [two, one];
    eventsInOrder(events);
    expect(events).toEqual([two, one]);
  });

  it('answers an empty set for none', () => {
    expect(eventsInOrder([])).toEqual([]);
  });
});
