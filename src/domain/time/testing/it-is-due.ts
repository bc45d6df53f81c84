import type { Calendar } from '../calendar.ts';
import { readClock } from '../read-clock.ts';
import { OFFICIAL } from './calendars.ts';
import { at, clock, dueText } from './clock-facts.ts';

/** One row of a table of due dates: a clock in short form, and what follows. */
export interface DueRule {
  readonly why: string;
  readonly start: string;
  readonly limit: string;
  readonly extensions?: readonly string[];
  readonly suspensions?: readonly string[];
  /** A day, an instant in UTC, or null where there is none. */
  readonly due: string | null;
  /** The official calendar unless given. */
  readonly calendar?: Calendar;
}

/** One spec for each row; the due date does not depend on the moment of looking. */
export function itIsDue(rules: readonly DueRule[]): void {
  for (const rule of rules) {
    it(`${rule.start} + ${rule.limit} is due ${rule.due ?? 'never'}: ${rule.why}`, () => {
      for (const asOf of ['2026-03-01T00:00:00Z', '2027-03-01T00:00:00Z']) {
        const reading = readClock(rule.calendar ?? OFFICIAL, clock(rule), at(asOf));
        expect(dueText(reading.due)).toBe(rule.due);
      }
    });
  }
}
