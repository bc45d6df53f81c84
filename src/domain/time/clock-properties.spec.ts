import fc from 'fast-check';
import { compileCalendar } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { ClockInput, ClockReading, ClockStart, Suspension } from './clock.ts';
import { formatDay } from './day.ts';
import type { Day } from './day.ts';
import { dueDay, dueInstant } from './due-day.ts';
import type { Amount } from './limit.ts';
import { pausedDays, pausedInstants } from './pauses.ts';
import { readClock } from './read-clock.ts';
import { OFFICIAL, OFFICIAL_SOURCE, PLAIN } from './testing/calendars.ts';
import { at, day } from './testing/clock-facts.ts';

const FIRST = day('2025-01-01');
const MINUTE = 60_000;
const anyDay = fc.integer({ min: FIRST, max: day('2026-08-01') }).map((number) => number as Day);
const anyInstant = fc
  .integer({ min: 0, max: 550 * 1440 })
  .map((minute) => at('2025-01-01T00:00:00Z') + minute * MINUTE);
const anyStart: fc.Arbitrary<ClockStart> = fc.oneof(
  anyDay.map((some): ClockStart => ({ kind: 'day', day: some })),
  anyInstant.map((instant): ClockStart => ({ kind: 'instant', at: instant })),
);
const anyLimit: fc.Arbitrary<Amount> = fc.oneof(
  fc.record({ value: fc.integer({ min: 0, max: 40 }), unit: fc.constant('workingDay' as const) }),
  fc.record({ value: fc.integer({ min: 0, max: 60 }), unit: fc.constant('naturalDay' as const) }),
  fc.record({ value: fc.integer({ min: 0, max: 80 }), unit: fc.constant('workingHour' as const) }),
  fc.record({ value: fc.integer({ min: 0, max: 3 }), unit: fc.constant('month' as const) }),
);
const anyLength = fc.integer({ min: 0, max: 20 * 1440 }).map((minutes) => minutes * MINUTE);

/** A suspension that begins some time after an instant. */
function suspended(from: number, length: number): Suspension {
  return { from: { kind: 'instant', at: from }, to: { kind: 'instant', at: from + length } };
}

function input(
  start: ClockStart,
  limit: Amount,
  suspensions: readonly Suspension[] = [],
): ClockInput {
  return { start, limit, extensions: [], suspensions };
}

function dueNumber({ due }: ClockReading): number {
  if (due === null) return Infinity;
  return due.kind === 'day' ? due.day : due.at;
}

function read(calendar: Calendar, facts: ClockInput): ClockReading {
  return readClock(calendar, facts, at('2025-06-01T00:00:00Z'));
}

describe('for every clock', () => {
  it('splitting a suspension without a limit changes nothing', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyLimit,
        anyInstant,
        anyLength,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (start, limit, from, length, share) => {
          const cut = Math.floor((length * share) / MINUTE) * MINUTE;
          const whole = input(start, limit, [suspended(from, length)]);
          const halves = input(start, limit, [
            suspended(from + cut, length - cut),
            suspended(from, cut),
          ]);
          expect(read(OFFICIAL, halves)).toEqual(read(OFFICIAL, whole));
        },
      ),
    );
  });

  it('the order and repetition of suspensions change nothing', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyLimit,
        fc.array(fc.tuple(anyInstant, anyLength), { maxLength: 4 }),
        (start, limit, pairs) => {
          const list = pairs.map(([from, length]) => suspended(from, length));
          const twice = [...list, ...list].reverse();
          expect(read(OFFICIAL, input(start, limit, twice))).toEqual(
            read(OFFICIAL, input(start, limit, list)),
          );
        },
      ),
    );
  });

  it('a suspension never makes it due earlier, and one after the due date changes nothing', () => {
    fc.assert(
      fc.property(anyStart, anyLimit, anyInstant, anyLength, (start, limit, from, length) => {
        const free = read(OFFICIAL, input(start, limit));
        const held = read(OFFICIAL, input(start, limit, [suspended(from, length)]));
        expect(dueNumber(held)).toBeGreaterThanOrEqual(dueNumber(free));
        if (free.breachAt !== null && from >= free.breachAt) expect(held.due).toEqual(free.due);
      }),
    );
  });

  it('a later start is never due earlier', () => {
    fc.assert(
      fc.property(anyInstant, anyLength, anyLimit, (start, later, limit) => {
        const early = read(OFFICIAL, input({ kind: 'instant', at: start }, limit));
        const late = read(OFFICIAL, input({ kind: 'instant', at: start + later }, limit));
        expect(dueNumber(late)).toBeGreaterThanOrEqual(dueNumber(early));
      }),
    );
  });

  it('a longer limit is never due earlier, and an extension is a longer limit', () => {
    fc.assert(
      fc.property(anyStart, anyLimit, fc.integer({ min: 0, max: 10 }), (start, limit, more) => {
        const longer = read(OFFICIAL, input(start, { ...limit, value: limit.value + more }));
        const extended = read(OFFICIAL, {
          ...input(start, limit),
          extensions: [{ ...limit, value: more }],
        });
        expect(dueNumber(longer)).toBeGreaterThanOrEqual(
          dueNumber(read(OFFICIAL, input(start, limit))),
        );
        expect(extended).toEqual(longer);
      }),
    );
  });

  it('a holiday outside of it changes nothing, and one inside never makes it due earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), anyDay, (start, value, holiday) => {
        const facts = input({ kind: 'day', day: start }, { value, unit: 'workingDay' });
        const more = compileCalendar({
          ...OFFICIAL_SOURCE,
          holidays: [...OFFICIAL_SOURCE.holidays, formatDay(holiday)],
        });
        const [before, after] = [dueNumber(read(OFFICIAL, facts)), dueNumber(read(more, facts))];
        expect(after).toBeGreaterThanOrEqual(before);
        if (holiday < start || holiday > before) expect(after).toBe(before);
      }),
      { numRuns: 50 },
    );
  });

  it('nothing remains when it is due, and it is late one moment after', () => {
    fc.assert(
      fc.property(anyStart, anyLimit, anyInstant, anyLength, (start, limit, from, length) => {
        const facts = input(start, limit, [suspended(from, length)]);
        const { breachAt } = read(OFFICIAL, facts);
        if (breachAt === null) return;
        const last = readClock(OFFICIAL, facts, breachAt - 1);
        // In the one instant in which it is due it may be held: by what begins then, or by what held it
        // when it began with nothing to spend.
        const { due } = last;
        const isHeld = due?.kind === 'instant' && from <= due.at && due.at < from + length;
        expect(last.state).toBe(isHeld ? 'suspended' : 'running');
        expect(Object.values(last.remaining ?? {})).toEqual([0]);
        expect(readClock(OFFICIAL, facts, breachAt).state).toBe('overdue');
      }),
    );
  });

  it('the state does not change before the next change, and does at it', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyLimit,
        anyInstant,
        anyLength,
        anyInstant,
        (start, limit, from, length, asOf) => {
          const facts = input(start, limit, [suspended(from, length)]);
          const now = readClock(OFFICIAL, facts, asOf);
          if (now.nextAt === null) {
            expect(readClock(OFFICIAL, facts, asOf + 900 * 86_400_000).state).toBe(now.state);
            return;
          }
          expect(now.nextAt).toBeGreaterThan(asOf);
          const before = readClock(OFFICIAL, facts, now.nextAt - 1);
          expect([before.state, before.due, before.breachAt]).toEqual([
            now.state,
            now.due,
            now.breachAt,
          ]);
          expect(readClock(OFFICIAL, facts, now.nextAt).state).not.toBe(now.state);
        },
      ),
    );
  });

  it('elapsed never falls while time goes on', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyLimit,
        anyInstant,
        anyLength,
        anyInstant,
        anyLength,
        (start, limit, from, length, asOf, later) => {
          const facts = input(start, limit, [suspended(from, length)]);
          const amounts = [asOf, asOf + later].map((moment) => {
            const { elapsed } = readClock(OFFICIAL, facts, moment);
            return 'days' in elapsed ? elapsed.days : elapsed.workingSeconds;
          });
          expect(amounts[1]).toBeGreaterThanOrEqual(amounts[0] ?? 0);
        },
      ),
    );
  });

  it('the short ways to a due date agree with the whole reading', () => {
    fc.assert(
      fc.property(
        anyInstant,
        fc.integer({ min: 1, max: 60 }),
        anyInstant,
        anyLength,
        (start, value, from, length) => {
          const pause = [suspended(from, length)];
          const inDays = input(
            { kind: 'instant', at: start },
            { value, unit: 'workingDay' },
            pause,
          );
          const first = Math.floor(start / 86_400_000) as Day;
          expect(dueNumber(read(PLAIN, inDays))).toBe(
            dueDay(PLAIN, first, value, pausedDays(PLAIN, pause)),
          );
          const inHours = input(
            { kind: 'instant', at: start },
            { value, unit: 'workingHour' },
            pause,
          );
          expect(dueNumber(read(PLAIN, inHours))).toBe(
            dueInstant(PLAIN, start, value * 3_600_000, pausedInstants(PLAIN, pause)) ?? Number.NaN,
          );
        },
      ),
    );
  });
});
