import { isWorked, kindOf } from './calendar-rules.ts';
import type { CalendarRules } from './calendar-rules.ts';
import type { Day } from './day.ts';

const MARGIN = 1600; // days indexed around the first day asked for
const WHOLE = 40_000; // calendars up to this many days are indexed at once

/**
 * The working days of a calendar as a number line: `before(day)` counts, `at(count)` finds.
 *
 * Counts are relative to a hidden fixed day, so only their differences have a meaning. Days that
 * the calendar does not cover are taken as worked: every count is then the most optimistic one,
 * and a day found beyond the cover is the earliest that is possible.
 */
export class WorkingDays {
  readonly #rules: CalendarRules;
  #low: number;
  #high: number; // the first day not indexed
  #zero = 0; // working days from #low up to the hidden fixed day
  #anchor: number | undefined;
  #counts = new Int32Array(1);
  #worked = new Int32Array(0);

  constructor(rules: CalendarRules) {
    this.#rules = rules;
    this.#low = rules.from;
    this.#high = rules.from;
  }

  /** How many working days lie before a day. */
  before(day: Day): number {
    if (day < this.#low || day > this.#high) return this.#beforeOutside(day);
    return (this.#counts[day - this.#low] ?? 0) - this.#zero;
  }

  /** The first working day that has `count` working days before it. */
  at(count: number): Day {
    const found = this.#worked[count + this.#zero];
    return found === undefined ? this.#atOutside(count) : (found as Day);
  }

  /** The first working day on or after a day. */
  from(day: Day): Day {
    return this.at(this.before(day));
  }

  /** The last working day on or before a day. */
  until(day: Day): Day {
    return this.at(this.before((day + 1) as Day) - 1);
  }

  #beforeOutside(day: Day): number {
    const { from, to } = this.#rules;
    const inside = Math.min(Math.max(day, from), to + 1);
    if (this.#anchor === undefined || inside < this.#low || inside > this.#high) {
      this.#index(inside - MARGIN, inside + MARGIN);
    }
    return (this.#counts[inside - this.#low] ?? 0) - this.#zero + day - inside;
  }

  #atOutside(count: number): Day {
    const { from, to } = this.#rules;
    if (this.#anchor === undefined) this.#index(from - MARGIN, from + MARGIN);
    while (count + this.#zero < 0 && this.#low > from) {
      this.#index(this.#low - this.#span(), this.#high);
    }
    while (count + this.#zero >= this.#worked.length && this.#high <= to) {
      this.#index(this.#low, this.#high + this.#span());
    }
    const index = count + this.#zero;
    if (index < 0) return (from + index) as Day;
    const found = this.#worked[index];
    return (found ?? to + 1 + index - this.#worked.length) as Day;
  }

  #span(): number {
    return Math.max(MARGIN, this.#high - this.#low);
  }

  #index(low: number, high: number): void {
    const { from, to } = this.#rules;
    const whole = to - from <= WHOLE;
    const started = this.#anchor !== undefined;
    this.#low = whole ? from : Math.max(from, started ? Math.min(low, this.#low) : low);
    this.#high = whole ? to + 1 : Math.min(to + 1, started ? Math.max(high, this.#high) : high);
    this.#anchor ??= this.#low;
    const length = this.#high - this.#low;
    this.#counts = new Int32Array(length + 1);
    const worked = new Int32Array(length);
    let count = 0;
    for (let index = 0; index < length; index += 1) {
      const day = (this.#low + index) as Day;
      if (isWorked(kindOf(this.#rules, day)) === true) {
        worked[count] = day;
        count += 1;
      }
      this.#counts[index + 1] = count;
    }
    this.#worked = worked.slice(0, count);
    this.#zero = this.#counts[this.#anchor - this.#low] ?? 0;
  }
}
