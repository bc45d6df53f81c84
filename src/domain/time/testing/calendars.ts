import { compileCalendar } from '../calendar.ts';
import type { CalendarSource } from '../calendar.ts';

const OFFICE = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
] as const;

/** Monday to Friday with a break at noon, in Shanghai. */
export const OFFICE_WEEK = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };

/** The State Council's arrangements of 2024 to 2026 on weekdays and worked weekends (domain.md 1.5). */
export const OFFICIAL_SOURCE: CalendarSource = {
  timeZone: 'Asia/Shanghai',
  week: OFFICE_WEEK,
  covers: { from: '2024-01-01', to: '2026-12-31' },
  holidays: [
    ...days('2024', '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10'),
    ...days('2024', '09-16 09-17 10-01 10-02 10-03 10-04 10-07'),
    ...days('2025', '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02'),
    ...days('2025', '10-01 10-02 10-03 10-06 10-07 10-08'),
    ...days('2026', '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05'),
    ...days('2026', '06-19 09-25 10-01 10-02 10-05 10-06 10-07'),
  ],
  workdays: [
    ...days('2024', '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'),
    ...days('2025', '01-26 02-08 04-27 09-28 10-11'),
    ...days('2026', '01-04 02-14 02-28 05-09 09-20 10-10'),
  ],
};

/** The official calendar of 2024 to 2026. */
export const OFFICIAL = compileCalendar(OFFICIAL_SOURCE);

/** Office hours without holidays, in UTC and without an end. */
export const PLAIN = compileCalendar({
  timeZone: 'UTC',
  week: OFFICE_WEEK,
  holidays: [],
  workdays: [],
});

function days(year: string, list: string): string[] {
  return list.split(' ').map((day) => `${year}-${day}`);
}
