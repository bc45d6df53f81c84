import type { Configuration } from '#domain/configuration.ts';
import { calendarOf } from '#domain/limits/make-clock.ts';
import type { PlainCase } from '#domain/plain-case.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';

/** All that the end of a plain commitment follows from: a finish stands for any on its day. */
export type SharedPlain = Pick<PlainCase, 'acceptedOn' | 'finishedAt' | 'limit'>;

/** Bounds of what a key of numbers can hold. */
const MOST_DAYS = 4096;
const MOST_LASTED = 65_536;

/** Plain commitments, each once: thousands of cases begin on one day, take one limit and end on one day. */
export class SharedPlains {
  readonly #calendars = new Map<Calendar, Map<number, SharedPlain>>();

  of({ acceptedOn, finishedAt, limit }: PlainCase, configuration: Configuration): SharedPlain {
    const plain = { acceptedOn, finishedAt, limit };
    const calendar = calendarOf(finishedAt, configuration);
    const lasted = finishedAt === null ? 0 : dayAt(calendar, finishedAt) - acceptedOn + 1;
    if (limit >= MOST_DAYS || lasted < 0 || lasted >= MOST_LASTED) return plain;
    const key = (acceptedOn * MOST_DAYS + limit) * MOST_LASTED + lasted;
    let kept = this.#calendars.get(calendar);
    if (kept === undefined) {
      kept = new Map();
      this.#calendars.set(calendar, kept);
    }
    const known = kept.get(key);
    if (known !== undefined) return known;
    kept.set(key, plain);
    return plain;
  }
}
