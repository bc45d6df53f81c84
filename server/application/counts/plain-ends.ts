import { calendarOf } from '#domain/limits/make-clock.ts';
import { plainEnd } from '#domain/plain-case.ts';
import type { PlainCase, PlainEnd } from '#domain/plain-case.ts';
import type { Configuration } from '#domain/configuration.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';

/** Bounds of what a key of numbers can hold. */
const MOST_DAYS = 4096;
const MOST_LASTED = 65_536;
/** Ends kept of a calendar: some months of days times limits. */
const MOST_KEPT = 200_000;

interface KeptEnd {
  readonly end: PlainEnd | undefined;
  readonly madeAt: Instant;
}

/**
 * The ends of plain commitments, each read once: of a hundred thousand cases most begin on one of some
 * hundred days, take one of some ten limits and end within some weeks.
 */
export class PlainEnds {
  readonly #calendars = new WeakMap<Calendar, Map<number, KeptEnd>>();

  /** As `plainEnd` gives it at a moment; the same object while it stays the same. */
  find(
    { acceptedOn, finishedAt, limit }: Pick<PlainCase, 'acceptedOn' | 'finishedAt' | 'limit'>,
    configuration: Configuration,
    asOf: Instant,
    days: number,
  ): PlainEnd | undefined {
    const calendar = calendarOf(finishedAt, configuration);
    const endedOn = finishedAt === null ? null : dayAt(calendar, finishedAt);
    const value = Math.max(0, limit + days);
    const lasted = endedOn === null ? 0 : endedOn - acceptedOn + 1;
    if (value >= MOST_DAYS || lasted >= MOST_LASTED || lasted < 0) {
      return plainEnd(calendar, acceptedOn, endedOn, value, asOf);
    }
    const kept = this.#keptOf(calendar);
    const key = (acceptedOn * MOST_DAYS + value) * MOST_LASTED + lasted;
    const known = kept.get(key);
    // What has ended does not move any more.
    if (known !== undefined && (endedOn !== null || holdsAt(known, asOf))) return known.end;
    const end = plainEnd(calendar, acceptedOn, endedOn, value, asOf);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, { end, madeAt: asOf });
    return end;
  }

  #keptOf(calendar: Calendar): Map<number, KeptEnd> {
    let kept = this.#calendars.get(calendar);
    if (kept === undefined) {
      kept = new Map();
      this.#calendars.set(calendar, kept);
    }
    return kept;
  }
}

function holdsAt({ end, madeAt }: KeptEnd, asOf: Instant): boolean {
  return asOf >= madeAt && asOf < (end?.nextAt ?? Infinity);
}
