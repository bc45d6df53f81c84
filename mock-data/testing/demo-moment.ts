import { compileCalendar } from '#domain/time/calendar.ts';
import type { Reported } from '../generator/demo-event.ts';

/** Moment up to which specs have the demo made, on a working day. */
export const UNTIL = Date.parse('2026-11-25T15:00:00+08:00');

/** Enough of the calendar for the 60 days before. */
export const DEMO_CALENDAR = compileCalendar({
  timeZone: 'Asia/Shanghai',
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-10-10'],
});

/** What is reported out of order, before it happened, or from the future: nothing should be. */
export function misreported(events: readonly Reported[]): readonly Reported[] {
  return events.filter(
    ({ reportedAt, event }, index) =>
      reportedAt > UNTIL ||
      Date.parse(event.time) > reportedAt ||
      reportedAt < (events[index - 1]?.reportedAt ?? 0),
  );
}
