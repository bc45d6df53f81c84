import { isWorked, kindOf, spansOf } from './calendar-rules.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import type { Instant } from './limit.ts';

const MARGIN = 400; // days indexed around the first instant asked for
const WHOLE = 12_000; // calendars up to this many days are indexed at once

/**
 * The working time of a calendar as a number line, in milliseconds: `before(instant)` counts,
 * `earliest` and `latest` find. Counts are relative to a hidden fixed instant, so only their
 * differences have a meaning. Days that are not covered hold no working time here: a count that
 * is not reached inside the cover is not found.
 */
export class WorkingTime {
  readonly #rules: CalendarRules;
  #low: number;
  #high: number; // the first day not indexed
  #anchor: number | undefined;
  #dayStretch = new Int32Array(1); // first stretch of each day
  #starts = new Float64Array(0);
  #ends = new Float64Array(0);
  #counts = new Float64Array(1); // working time before each stretch

  constructor(rules: CalendarRules) {
    this.#rules = rules;
    this.#low = rules.from;
    this.#high = rules.from;
  }

  /** Working time before an instant. */
  before(at: Instant): number {
    let stretch = this.#firstOf(at);
    const count = this.#starts.length;
    while (stretch < count) {
      const start = this.#starts[stretch] ?? 0;
      if (at <= start) break;
      if (at < (this.#ends[stretch] ?? 0)) return (this.#counts[stretch] ?? 0) + at - start;
      stretch += 1;
    }
    return this.#counts[stretch] ?? 0;
  }

  /** Earliest instant that has `time` working time before it; undefined outside the cover. */
  earliest(time: number): Instant | undefined {
    while (time <= this.#first() && this.#widen(-1));
    while (time > this.#total() && this.#widen(1));
    const stretch = this.#lastBelow(time);
    if (stretch < 0 || time > this.#total()) return undefined;
    return (this.#starts[stretch] ?? 0) + time - (this.#counts[stretch] ?? 0);
  }

  /** Latest instant that has `time` working time before it; undefined outside the cover. */
  latest(time: number): Instant | undefined {
    while (time < this.#first() && this.#widen(-1));
    while (time >= this.#total() && this.#widen(1));
    // Counts are whole milliseconds, so half of one more turns "below" into "at most".
    const stretch = this.#lastBelow(time + 0.5);
    if (stretch < 0 || time >= this.#total()) return undefined;
    return (this.#starts[stretch] ?? 0) + time - (this.#counts[stretch] ?? 0);
  }

  /** Working time of one local day. */
  ofDay(day: Day): number {
    if (day < this.#rules.from || day > this.#rules.to) return 0;
    this.#include(day);
    const first = this.#dayStretch[day - this.#low] ?? 0;
    const next = this.#dayStretch[day - this.#low + 1] ?? 0;
    return (this.#counts[next] ?? 0) - (this.#counts[first] ?? 0);
  }

  /** First stretch of the day of an instant; the nearest one outside the cover. */
  #firstOf(at: Instant): number {
    const day = this.#rules.zone.dayAt(at);
    const inside = Math.min(Math.max(day, this.#rules.from), this.#rules.to);
    this.#include(inside);
    return this.#dayStretch[inside - this.#low] ?? 0;
  }

  /** Last stretch with less working time before it than `time`; -1 where none. */
  #lastBelow(time: number): number {
    let low = -1;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#counts[middle] ?? 0) < time) low = middle;
      else high = middle;
    }
    return low;
  }

  #first(): number {
    return this.#counts[0] ?? 0;
  }

  #total(): number {
    return this.#counts[this.#starts.length] ?? 0;
  }

  /** Indexes more days to one side; false where the cover ends. */
  #widen(side: -1 | 1): boolean {
    const { from, to } = this.#rules;
    if (side < 0 ? this.#low <= from && this.#anchor !== undefined : this.#high > to) return false;
    const span = Math.max(MARGIN, this.#high - this.#low);
    this.#index(side < 0 ? this.#low - span : this.#low, side < 0 ? this.#high : this.#high + span);
    return true;
  }

  #include(day: number): void {
    if (this.#anchor !== undefined && day >= this.#low && day < this.#high) return;
    this.#index(day - MARGIN, day + MARGIN);
  }

  #index(low: number, high: number): void {
    const { from, to, zone } = this.#rules;
    const whole = to - from <= WHOLE;
    const started = this.#anchor !== undefined;
    this.#low = whole ? from : Math.max(from, started ? Math.min(low, this.#low) : low);
    this.#high = whole ? to + 1 : Math.min(to + 1, started ? Math.max(high, this.#high) : high);
    this.#anchor ??= this.#low;
    const length = this.#high - this.#low;
    const stretches: number[] = [];
    this.#dayStretch = new Int32Array(length + 1);
    for (let index = 0; index < length; index += 1) {
      const day = addDays(this.#low as Day, index);
      if (isWorked(kindOf(this.#rules, day)) === true) {
        const spans = spansOf(this.#rules, day);
        const found: number[] = [];
        for (let span = 0; span < spans.length; span += 2) {
          found.push(...zone.stretches(day, spans[span] ?? 0, spans[span + 1] ?? 0));
        }
        stretches.push(...inOrder(found));
      }
      this.#dayStretch[index + 1] = stretches.length / 2;
    }
    this.#fill(stretches);
  }

  #fill(stretches: readonly number[]): void {
    const count = stretches.length / 2;
    this.#starts = new Float64Array(count);
    this.#ends = new Float64Array(count);
    this.#counts = new Float64Array(count + 1);
    let time = 0;
    for (let index = 0; index < count; index += 1) {
      const start = stretches[index * 2] ?? 0;
      const end = stretches[index * 2 + 1] ?? 0;
      this.#starts[index] = start;
      this.#ends[index] = end;
      time += end - start;
      this.#counts[index + 1] = time;
    }
    const anchorStretch = this.#dayStretch[(this.#anchor ?? this.#low) - this.#low] ?? 0;
    const zero = this.#counts[anchorStretch] ?? 0;
    for (let index = 0; index <= count; index += 1) {
      this.#counts[index] = (this.#counts[index] ?? 0) - zero;
    }
  }
}

/** Where a repeated hour interleaves the pieces of two spans, they are put in order. */
function inOrder(pairs: number[]): number[] {
  if (pairs.length <= 2) return pairs;
  const sorted: [number, number][] = [];
  for (let index = 0; index < pairs.length; index += 2) {
    sorted.push([pairs[index] ?? 0, pairs[index + 1] ?? 0]);
  }
  sorted.sort((one, other) => one[0] - other[0]);
  return sorted.flat();
}
