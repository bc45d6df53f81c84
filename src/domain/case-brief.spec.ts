import fc from 'fast-check';
import { briefOf, briefPart, cellsOfBrief, longerLimit } from './case-brief.ts';
import type { LoggedEvent } from './cases/logged-event.ts';
import type { Configuration } from './configuration.ts';
import { deriveCase } from './derive-case.ts';
import type { Contribution } from './derived-subject.ts';
import { decodeLimit } from './limits/decode-limit.ts';
import { configuration, item } from './testing/case-fixture.ts';
import { OFFICIAL_SOURCE } from './testing/official-calendar.ts';
import { aHistory, aMoment } from './testing/random-history.ts';
import { compileCalendar } from './time/calendar.ts';
import type { Limit } from './time/limit.ts';

const PROMISED = 5;

describe('a case in brief', () => {
  it('gives the cells of the whole case, whatever happened and whenever one looks', () => {
    fc.assert(
      fc.property(aHistory, aMoment, (events, asOf) => {
        const now = otherwise([], 0);
        const cells = cellsOfBrief(briefOf(events, now, asOf), now, asOf, 0)?.cells;
        expect(cells && sorted(cells)).toEqual(whole(events, now, asOf));
      }),
      { numRuns: 500 },
    );
  });

  it('gives by other days off and limits what the whole case gives, or says that it cannot', () => {
    let known = 0;
    fc.assert(
      fc.property(aHistory, aMoment, someDaysOff, someDays, (events, asOf, daysOff, days) => {
        const other = otherwise(daysOff, days);
        const brief = briefOf(events, otherwise([], 0), asOf);
        const found = cellsOfBrief(brief, other, asOf, days);
        if (found === undefined) return;
        known += 1;
        const longer = events.map((event) => withLongerLimit(event, days));
        expect(sorted(found.cells)).toEqual(whole(longer, other, asOf));
      }),
      { numRuns: 1000 },
    );
    expect(known).toBeGreaterThan(500);
  });

  it('changes by itself when the whole case does', () => {
    fc.assert(
      fc.property(aHistory, aMoment, someDays, (events, asOf, days) => {
        const other = otherwise([], days);
        const found = cellsOfBrief(briefOf(events, otherwise([], 0), asOf), other, asOf, days);
        const happened = events.filter(({ time }) => time <= asOf);
        const next = found?.nextAt ?? null;
        if (found === undefined || next === null) return;
        const longer = happened.map((event) => withLongerLimit(event, days));
        expect(whole(longer, other, next - 1)).toEqual(sorted(found.cells));
      }),
      { numRuns: 500 },
    );
  });

  it('lets limits in other units and stated ends be', () => {
    const stays: readonly Limit[] = [
      { value: 3, unit: 'naturalDay' },
      { due: { kind: 'instant', at: 0 } },
    ];
    for (const limit of stays) expect(longerLimit(limit, 2)).toBe(limit);
    expect(longerLimit({ value: 3, unit: 'workingDay' }, -5)).toEqual({
      value: 0,
      unit: 'workingDay',
    });
  });
});

const someDaysOff = fc.subarray([
  ...['2026-02-12', '2026-02-13', '2026-02-25', '2026-03-02'],
  ...['2026-03-03', '2026-03-20', '2026-04-07'],
]);
const someDays = fc.integer({ min: -6, max: 9 });

/** With other days off, and an item that promises so many days more. */
function otherwise(daysOff: readonly string[], days: number): Configuration {
  const { holidays } = OFFICIAL_SOURCE;
  const calendar = compileCalendar({ ...OFFICIAL_SOURCE, holidays: [...holidays, ...daysOff] });
  const commitmentLimit = longerLimit({ value: PROMISED, unit: 'workingDay' }, days);
  return configuration({
    calendar,
    calendarAt: () => calendar,
    findItem: (code) => item({ code, commitmentLimit }),
  });
}

function withLongerLimit(event: LoggedEvent, days: number): LoggedEvent {
  const limit = decodeLimit(event.data['commitmentLimit']);
  if (!limit.ok || 'due' in limit.value) return event;
  const { value, unit } = longerLimit(limit.value, days) as typeof limit.value;
  return { ...event, data: { ...event.data, commitmentLimit: { value, unit } } };
}

function whole(events: readonly LoggedEvent[], now: Configuration, asOf: number): Contribution {
  return sorted(briefPart(deriveCase(events, now, asOf).contribution));
}

function sorted(cells: Contribution): Contribution {
  return [...cells].sort(([one], [other]) => (one < other ? -1 : 1));
}
