import fc from 'fast-check';
import { briefOf, listOfBrief, longerLimit } from './case-brief.ts';
import type { BriefList, CaseBrief } from './case-brief.ts';
import { shapeOf } from './case-shape.ts';
import type { Configuration } from './configuration.ts';
import { daysOfBrief } from './days-of-brief.ts';
import { at, configuration, event, item, PLACE, workingDays } from './testing/case-fixture.ts';
import { OFFICIAL_SOURCE } from './testing/official-calendar.ts';
import { aHistory, aMoment } from './testing/random-history.ts';
import { compileCalendar } from './time/calendar.ts';
import type { Instant } from './time/limit.ts';

const DAY_MS = 86_400_000;
const someDaysOff = fc.subarray([
  ...['2026-02-12', '2026-02-13', '2026-02-25', '2026-03-02'],
  ...['2026-03-03', '2026-03-20', '2026-04-07'],
]);
const someDays = fc.integer({ min: -6, max: 9 });

describe('the shape of a case', () => {
  it('gives by any rules and at any later moment what the case in brief gives', () => {
    let known = 0;
    fc.assert(
      fc.property(
        ...([aHistory, aMoment, someDaysOff, someDays, fc.nat(40)] as const),
        (events, asOf, daysOff, days, later) => {
          const now = otherwise([], 0);
          const brief = briefOf(events, now, asOf);
          const shape = shapeOf(brief, now);
          if (shape === undefined) return;
          known += 1;
          const other = otherwise(daysOff, days);
          const moment = asOf + later * DAY_MS;
          const own = brief.course.facts.departmentCode;
          for (const [rules, more] of [
            [now, 0],
            [other, days],
          ] as const) {
            expect(movable(listOfBrief(shape, rules, moment, more), own)).toEqual(
              movable(listOfBrief(brief, rules, moment, more), own),
            );
          }
          expect(daysOfBrief(shape, now, asOf)).toEqual(daysOfBrief(brief, now, asOf));
        },
      ),
      { numRuns: 3000 },
    );
    expect(known).toBeGreaterThan(500);
  });

  const course = (hour: string, more: object = {}) => [
    event('received', `2026-03-02 ${hour}:01`, {
      ...PLACE,
      commitmentLimit: workingDays(5),
      ...more,
    }),
    event('accepted', `2026-03-02 ${hour}:31`, {}),
    event('finished', `2026-03-05 ${hour}:59`, {}),
  ];
  const keyOf = (events: ReturnType<typeof course>, now = configuration()) =>
    textOf(shapeOf(briefOf(events, now, at('2026-04-20')), now));

  it('is one for cases of the same days, whatever their hours, item, region and department', () => {
    const elsewhere = { itemCode: 'X9', regionCode: '370102', departmentCode: 'D9', title: 'T' };
    expect(keyOf(course('09'))).toBeDefined();
    expect(keyOf(course('15', elsewhere))).toBe(keyOf(course('09')));
    expect(keyOf(course('09', { commitmentLimit: workingDays(6) }))).not.toBe(keyOf(course('09')));
  });

  it('is one for a limit of the event and the same of the item', () => {
    const promising = {
      ...configuration(),
      findItem: () =>
        item({ commitmentLimit: { value: 5, unit: 'workingDay' }, statutoryLimit: null }),
    };
    expect(keyOf(course('09', { commitmentLimit: undefined }), promising)).toBe(
      keyOf(course('09'), promising),
    );
  });

  it('is none where hours count, or where a calendar was recorded within a day of the case', () => {
    expect(
      keyOf(course('09', { commitmentLimit: { value: 8, unit: 'workingHour' } })),
    ).toBeUndefined();
    const [first, second] = [compileCalendar(OFFICIAL_SOURCE), compileCalendar(OFFICIAL_SOURCE)];
    const recordedAt = at('2026-03-05 08:00');
    const now: Configuration = {
      ...configuration({ calendar: second }),
      calendarAt: (by: Instant) => (by < recordedAt ? first : second),
    };
    expect(keyOf(course('09'), now)).toBeUndefined();
    expect(keyOf(course('07'), now)).toBeDefined();
  });
});

function textOf(shape: CaseBrief | undefined): string | undefined {
  return shape && JSON.stringify(shape);
}

/** A list with departments named and without what no rule moves. */
function movable(found: BriefList | undefined, own: string | null): unknown {
  return (
    found && {
      nextAt: found.nextAt,
      list: found.list
        .filter(({ measure, name }) => measure !== 'quality' || name !== 'incomplete')
        .map((cell) => ({ ...cell, departmentCode: cell.departmentCode ?? own })),
    }
  );
}

/** With other days off, and an item that promises so many days more. */
function otherwise(daysOff: readonly string[], days: number): Configuration {
  const { holidays } = OFFICIAL_SOURCE;
  const calendar = compileCalendar({ ...OFFICIAL_SOURCE, holidays: [...holidays, ...daysOff] });
  const commitmentLimit = longerLimit({ value: 5, unit: 'workingDay' }, days);
  return configuration({
    calendar,
    calendarAt: () => calendar,
    findItem: (code) => item({ code, commitmentLimit }),
  });
}
