import { dayAt, isWorkingDay, startOfDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Random } from './random.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** How busy a hall is by hour of the day: two peaks and a quiet noon. */
const BUSY: readonly (readonly [hour: number, weight: number])[] = [
  [9, 20],
  [10, 24],
  [11, 14],
  [13, 8],
  [14, 20],
  [15, 18],
  [16, 10],
];
const ONLINE: readonly (readonly [hour: number, weight: number])[] = [
  [7, 2],
  [8, 8],
  [9, 16],
  [10, 17],
  [11, 11],
  [12, 6],
  [13, 7],
  [14, 14],
  [15, 14],
  [16, 10],
  [17, 5],
  [19, 4],
  [20, 5],
  [21, 4],
  [22, 2],
];

/** Believable moments of an office's days. */
export class OfficeHours {
  readonly #calendar: Calendar;
  readonly #random: Random;

  constructor(calendar: Calendar, random: Random) {
    this.#calendar = calendar;
    this.#random = random;
  }

  dayAt(at: Instant): Day {
    return dayAt(this.#calendar, at);
  }

  /** Days beyond the calendar count as worked: the demo's future needs no promise. */
  isWorked(day: Day): boolean {
    return isWorkingDay(this.#calendar, day) ?? true;
  }

  /** A moment of a day in which a hall receives people. */
  inHall(day: Day): Instant {
    return this.#moment(day, this.#random.weighted(BUSY));
  }

  /** A moment of a day in which people apply online. */
  online(day: Day): Instant {
    return this.#moment(day, this.#random.weighted(ONLINE));
  }

  /** Some office moment `days` working days after an instant, and always after it. */
  later(at: Instant, days: number): Instant {
    const { days: line } = this.#calendar;
    const today = this.dayAt(at);
    if (days <= 0) return this.#sameDay(at, today);
    const base = this.isWorked(today) ? line.before(today) : line.before(today) - 1;
    return this.inHall(line.at(base + days));
  }

  /** The working day `days` after the day of an instant. */
  workdayAfter(at: Instant, days: number): Day {
    const { days: line } = this.#calendar;
    const today = this.dayAt(at);
    return line.at((this.isWorked(today) ? line.before(today) : line.before(today) - 1) + days);
  }

  #sameDay(at: Instant, today: Day): Instant {
    const soon = at + this.#random.between(3 * MINUTE, 50 * MINUTE);
    const closing = startOfDay(this.#calendar, today) + 17.5 * HOUR;
    if (this.isWorked(today) && soon < closing) return soon;
    return this.isWorked(today) && at < closing
      ? at + this.#random.between(0, closing - at)
      : this.#moment(this.workdayAfter(at, 1), 9);
  }

  #moment(day: Day, hour: number): Instant {
    return startOfDay(this.#calendar, day) + hour * HOUR + this.#random.between(0, HOUR);
  }
}
