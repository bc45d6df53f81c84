import fc from 'fast-check';
import { briefOf, cellsOfBrief } from './case-brief.ts';
import type { Configuration } from './configuration.ts';
import { daysOfBrief } from './days-of-brief.ts';
import { at, configuration, event, PLACE, workingDays } from './testing/case-fixture.ts';
import { OFFICIAL_SOURCE } from './testing/official-calendar.ts';
import { aHistory, aMoment } from './testing/random-history.ts';
import { compileCalendar } from './time/calendar.ts';
import type { Calendar } from './time/calendar.ts';
import { formatDay, parseDay } from './time/day.ts';
import type { Day } from './time/day.ts';

const FIRST = parseDay('2026-01-15') ?? (0 as Day);
const DAYS = 150;
const aDay = fc.integer({ min: FIRST, max: FIRST + DAYS }).map((day) => day as Day);

describe('the days of a case in brief', () => {
  it('are all of which another one can move anything of it', () => {
    let apart = 0;
    fc.assert(
      fc.property(aHistory, aMoment, fc.array(aDay, { minLength: 1 }), (events, asOf, days) => {
        const now = configuration();
        const brief = briefOf(events, now, asOf);
        const span = daysOfBrief(brief, now, asOf);
        if (span === undefined) return;
        const others = days.filter((day) => day < span.from || day > span.to);
        if (others.length === 0) return;
        apart += 1;
        const other = otherwise(now, turned(others));
        expect(cellsOfBrief(brief, other, asOf, 0)?.cells).toEqual(
          cellsOfBrief(brief, now, asOf, 0)?.cells,
        );
      }),
      { numRuns: 2000 },
    );
    expect(apart).toBeGreaterThan(500);
  });

  it('go on without end while a clock has none, and are a few days for a case of a few', () => {
    const received = event('received', '2026-03-02', { ...PLACE, commitmentLimit: workingDays(5) });
    const finished = [received, event('accepted', '2026-03-02'), event('finished', '2026-03-04')];
    const span = (events: typeof finished) => {
      const asOf = at('2026-04-20');
      return daysOfBrief(briefOf(events, configuration(), asOf), configuration(), asOf);
    };
    const short = span(finished);
    expect(formatDay(short?.from as Day)).toBe('2026-03-01');
    expect(formatDay(short?.to as Day)).toBe('2026-03-10');
    const open = [...finished.slice(0, 2), event('suspended', '2026-03-03', { reason: 'HEARING' })];
    expect(span(open)?.to).toBe(Infinity);
  });

  it('are unknown where a clock ended in another calendar than the present one', () => {
    const before = compileCalendar(OFFICIAL_SOURCE);
    const now = { ...configuration(), calendarAt: () => before };
    const events = [event('received', '2026-03-02', PLACE), event('accepted', '2026-03-03')];
    const asOf = at('2026-04-20');
    expect(daysOfBrief(briefOf(events, now, asOf), now, asOf)).toBeUndefined();
  });
});

/** Days off that are worked, and working days that are off. */
function turned(days: readonly Day[]): Calendar {
  const texts = days.map(formatDay);
  const { holidays, workdays } = OFFICIAL_SOURCE;
  const isOff = (text: string): boolean => {
    const weekday = new Date(`${text}T00:00:00Z`).getUTCDay();
    return holidays.includes(text) || ([0, 6].includes(weekday) && !workdays.includes(text));
  };
  const [off, worked] = [texts.filter((text) => !isOff(text)), texts.filter(isOff)];
  return compileCalendar({
    ...OFFICIAL_SOURCE,
    holidays: [...holidays.filter((day) => !worked.includes(day)), ...new Set(off)],
    workdays: [
      ...workdays.filter((day) => !off.includes(day)),
      ...new Set(
        worked.filter((text) => [0, 6].includes(new Date(`${text}T00:00:00Z`).getUTCDay())),
      ),
    ],
  });
}

function otherwise(now: Configuration, calendar: Calendar): Configuration {
  return { ...now, calendar, calendarAt: () => calendar };
}
