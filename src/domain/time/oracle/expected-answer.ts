import type { SuspensionBody, TimeLimitRequestBody } from '../../../contract/time-limits.ts';
import type { CalendarSource } from '../calendar-source.ts';
import type { Amount } from '../limit.ts';
import { plusDays, plusMonths, WalkedCalendar } from './walked-calendar.ts';

const MINUTE = 60_000;

/** An answer of the engine or the oracle in comparable form: dates as text, instants as numbers. */
export interface ExpectedAnswer {
  readonly due: string | number | null;
  readonly state: string;
  readonly beyondCalendar: string | null;
  readonly notBefore: string | null;
  /** Days, or working seconds. */
  readonly elapsed: number;
  readonly remaining: number | null;
  readonly warnAt: readonly (number | null)[];
  readonly ledger: readonly (readonly [date: string, kind: string, counted: number])[];
}

/** Where a clock ends, found by walking. */
export interface WalkedEnd<T> {
  readonly due: T | null;
  readonly isOpen: boolean;
  readonly beyond: string | null;
  readonly atBest: string | null;
}

/** A request as the oracle reads it. */
export class WalkedRequest {
  readonly calendar: WalkedCalendar;
  readonly source: CalendarSource;
  readonly body: TimeLimitRequestBody;
  readonly amounts: readonly Amount[];
  readonly suspensions: readonly SuspensionBody[];

  constructor(body: TimeLimitRequestBody) {
    if (typeof body.calendar === 'string' || 'due' in body.limit) {
      throw new Error('the oracle reads inline calendars and counted limits');
    }
    this.body = body;
    this.source = body.calendar;
    this.calendar = new WalkedCalendar(body.calendar);
    this.amounts = [body.limit, ...(body.extensions ?? [])];
    this.suspensions = (body.suspensions ?? []).filter(
      ({ from, to, limit }) =>
        typeof to === 'string' || (limit ?? null) !== null || !this.#isLater(from),
    );
  }

  /** Whether something begins after the moment of looking. */
  #isLater(from: string): boolean {
    const asOf = this.body.asOf ?? '';
    return from.length === 10 ? this.date(asOf) < from : this.instant(asOf) < this.instant(from);
  }

  sum(unit: string): number {
    return this.amounts.reduce((sum, amount) => sum + (amount.unit === unit ? amount.value : 0), 0);
  }

  instant(time: string): number {
    return time.length === 10 ? this.calendar.startOf(time) : Date.parse(time);
  }

  date(time: string): string {
    return time.length === 10 ? time : this.calendar.wall(Date.parse(time)).date;
  }

  /** First date after a suspension's limit. */
  dateAfterLimit({ from }: SuspensionBody, { value, unit }: Amount): string {
    const first = this.date(from);
    if (unit === 'naturalDay') return plusDays(first, value);
    if (unit === 'month') return plusMonths(first, value);
    if (unit === 'year') return plusMonths(first, value * 12);
    if (unit !== 'workingDay') {
      return this.calendar.wall(this.instantAfterLimit(from, { value, unit })).date;
    }
    let date = first;
    for (let left = value; left > 0; date = plusDays(date, 1)) {
      if (this.calendar.isWorked(date) || !this.calendar.isCovered(date)) left -= 1;
    }
    return date;
  }

  /** First instant after a suspension's limit of working time. */
  instantAfterLimit(from: string, { value, unit }: Amount): number {
    const needed = value * (unit === 'workingHour' ? 60 : 1);
    const last = this.source.covers?.to;
    let at = this.instant(from);
    for (let used = 0; used < needed; at += MINUTE) {
      const { date } = this.calendar.wall(at);
      if (last !== undefined && date > last) {
        return Math.max(this.instant(from), this.calendar.startOf(plusDays(last, 1)));
      }
      if (this.calendar.isOpen(at)) used += 1;
    }
    return at;
  }
}
