import fc from 'fast-check';
import { configuration } from '../testing/case-fixture.ts';
import { formatDay } from '../time/day.ts';
import { deriveTicket } from './derive-ticket.ts';
import type { DerivedTicket } from './derive-ticket.ts';
import { slowTicketClocks } from './testing/slow-ticket-clocks.ts';
import { ticketEvent } from './testing/ticket-fixture.ts';
import { anyHistory, moment, sensibleHistory } from './testing/ticket-histories.ts';

const CONFIGURATION = configuration();
const LONG_AFTER = Date.parse('2026-08-01T09:00:00+08:00');

/** Everything that is stored or shown, apart from what is counted of running clocks. */
function shownOf(derived: DerivedTicket): string {
  const { phase, departmentCode, level, findings, contribution, nextAt, finishedAt } = derived;
  const clocks = derived.clocks.map(({ id, bucket, reading }) => [id, bucket, reading.due]);
  const cells = [...contribution].sort(([one], [other]) => (one < other ? -1 : 1));
  const toIssue = derived.toIssue.map(({ id }) => id);
  const found = findings.map(({ code, at }) => `${code} ${at}`).sort();
  return JSON.stringify([
    ...[phase, departmentCode, level, finishedAt, clocks, cells, toIssue, found],
    nextAt,
  ]);
}

describe('a ticket', () => {
  it('is a function of the set of its events: order and repetition say nothing', () => {
    fc.assert(
      fc.property(anyHistory, moment, fc.infiniteStream(fc.nat()), (events, asOf, dice) => {
        const told = [...events, ...events.filter((_, place) => place % 2 === 0)];
        const shuffled = told
          .map((event) => ({ event, place: dice.next().value as number }))
          .sort((one, other) => one.place - other.place)
          .map(({ event }) => event);
        expect(shownOf(deriveTicket(shuffled, CONFIGURATION, asOf))).toBe(
          shownOf(deriveTicket(events, CONFIGURATION, asOf)),
        );
      }),
    );
  });

  it('stays as it is up to the instant at which it says that it changes', () => {
    fc.assert(
      fc.property(anyHistory, moment, (events, asOf) => {
        const now = deriveTicket(events, CONFIGURATION, asOf);
        const last = now.nextAt === null ? asOf + 365 * 86_400_000 : now.nextAt - 1;
        expect(shownOf(deriveTicket(events, CONFIGURATION, last))).toBe(shownOf(now));
      }),
    );
  });

  it('has the clocks that a second, slow calculation finds', () => {
    fc.assert(
      fc.property(sensibleHistory, moment, (events, asOf) => {
        const known = events.filter(({ time }) => time <= asOf);
        const { clocks } = deriveTicket(events, CONFIGURATION, asOf);
        const lines = clocks.map(({ kind, departmentCode, reading, bucket }) => {
          const day = reading.due?.kind === 'day' ? formatDay(reading.due.day) : '';
          return `${kind} ${departmentCode ?? ''} ${day} ${bucket}`;
        });
        expect(lines.sort()).toEqual([...slowTicketClocks(known, asOf)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds nothing out of place in a course that makes sense, but what is said twice', () => {
    fc.assert(
      fc.property(sensibleHistory, (events) => {
        const { course } = deriveTicket(events, CONFIGURATION, LONG_AFTER);
        const codes = course.impossible.map(({ code }) => code);
        expect(codes.filter((code) => code !== 'repeated')).toEqual([]);
      }),
    );
  });

  it('is after a merger and a split as it was before: the two are the reverse of each other', () => {
    fc.assert(
      fc.property(sensibleHistory, (events) => {
        const both = [
          ticketEvent('merged', '2026-07-01 09:00', { into: 'T-2' }),
          ticketEvent('split', '2026-07-01 10:00', {}),
        ];
        const asOf = Date.parse('2026-07-01T11:00:00+08:00');
        const before = deriveTicket(events, CONFIGURATION, asOf);
        const after = deriveTicket([...events, ...both], CONFIGURATION, asOf);
        expect(shownOf(after)).toBe(shownOf(before));
      }),
    );
  });

  it('never moves the clock of the matter by another dispatch', () => {
    fc.assert(
      fc.property(sensibleHistory, (events) => {
        const matterOf = (derived: DerivedTicket): unknown => {
          const matter = derived.clocks.find(({ kind }) => kind === 'matter');
          return [matter?.input.start, matter?.input.limit];
        };
        const later = ticketEvent('transferred', '2026-07-01 09:00', {
          departmentCode: '370102-land',
          limit: { value: 30, unit: 'workingDay' },
        });
        const hasOne = events.some(({ type }) => type === 'ticket.dispatched');
        const both = [events, hasOne ? [...events, later] : events];
        const [before, after] = both.map((all) => deriveTicket(all, CONFIGURATION, LONG_AFTER));
        if (before === undefined || after === undefined) throw new RangeError();
        expect(matterOf(after)).toEqual(matterOf(before));
      }),
    );
  });
});
