import type { TimeLimitAnswer, TimeLimitRequestBody } from '#contract/time-limits.ts';
import { parseDay } from '#domain/time/day.ts';
import { formatInstant } from '#domain/time/format-instant.ts';
import { findZone } from '#domain/time/zone.ts';

/** The zone of the official calendar; it has had one offset since 1992. */
const OFFICIAL_OFFSET = '+08:00';
const MINUTE_MS = 60_000;

/**
 * A moment as it was typed, in a calendar's zone: days stay days, `YYYY-MM-DDTHH:MM` becomes an
 * instant. A time that stands twice is the earlier one; one that is skipped goes on counting from midnight.
 *
 * @param timeZone its name; of an unknown one the official offset is used, and the server names the zone's field
 */
export function momentIn(timeZone: string | undefined, text: string): string {
  const [date = '', time] = text.split('T');
  if (time === undefined) return text;
  const zone = timeZone === undefined ? undefined : findZone(timeZone);
  const day = parseDay(date);
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  const ofDay = (hour * 60 + minute) * MINUTE_MS;
  if (zone === undefined || day === undefined || Number.isNaN(ofDay)) {
    return `${text}:00${OFFICIAL_OFFSET}`;
  }
  const at = zone.stretches(day, ofDay, ofDay + MINUTE_MS)[0] ?? zone.startOf(day) + ofDay;
  return formatInstant(zone, at);
}

/** The wall clock of a calendar's zone at an instant, written as `wall` does. */
export function wallAt(timeZone: string | undefined, at: number): string {
  const zone = timeZone === undefined ? undefined : findZone(timeZone);
  return zone === undefined ? new Date(at).toISOString() : wall(formatInstant(zone, at));
}

/**
 * An instant that keeps the wall clock of its own offset where all screens write official time:
 * 17:30 in another zone is to be read as 17:30, not as what clocks show in China then.
 */
function wall(text: string): string {
  return text.includes('T') ? text.replace(/(?:Z|[+-]\d{2}:\d{2})$/, OFFICIAL_OFFSET) : text;
}

/** An answer with its instants on the wall clock of its calendar. */
export function wallAnswer(answer: TimeLimitAnswer): TimeLimitAnswer {
  return {
    ...answer,
    due: answer.due === null ? null : wall(answer.due),
    warnAt: answer.warnAt.map((at) => (at === null ? null : wall(at))),
  };
}

/** Of a request what is shown beside its answer, on the same clock. */
export function wallRequest(request: TimeLimitRequestBody): TimeLimitRequestBody {
  const { limit, asOf, finished } = request;
  return {
    ...request,
    limit: 'due' in limit ? { due: wall(limit.due) } : limit,
    ...(asOf == null ? {} : { asOf: wall(asOf) }),
    ...(finished == null ? {} : { finished: wall(finished) }),
  };
}
