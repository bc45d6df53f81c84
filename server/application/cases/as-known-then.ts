import type { Stamp } from '#contract/page.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { readCountsAt } from '../counts/counts-at.ts';
import { HOUR_MS } from '../counts/stretch-levels.ts';
import type { ReadDays } from '../counts/moves-since.ts';
import type { CountedFrom } from '../assessment/indicator-counts.ts';
import type { Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { ChangeMark } from '../store/store-rows.ts';
import type { Stretch } from '../store/stretch-rows.ts';
import { instantText } from '../times.ts';

/** What an answer is given from, and what it carries to say so. */
export interface Standing {
  readonly from: CountedFrom;
  readonly stamp: Stamp;
}

/**
 * How far time had come with a change. A shared home moves its watermark beside the changes, which then
 * were derived at the moment at which they were recorded.
 */
export function sweptBy({ store }: ReadSide, { sweptTo, at }: ChangeMark): Instant {
  return store.isShared ? Math.max(sweptTo, at) : sweptTo;
}

/** The present. */
export function standingNow(side: ReadSide): Standing {
  const { counts, book } = side;
  const from = { counts, book, today: dayAt(side.calendar, side.sweptTo) };
  return { from, stamp: side.stamp() };
}

/** What was known at a version of the data, or at an instant. */
interface Known {
  readonly dataVersion?: number | undefined;
  readonly knownAt?: Instant | undefined;
}

/** The last change that was known, and what went with it. */
export interface KnownThen {
  readonly mark: ChangeMark;
  readonly asOf: Instant;
  readonly book: ReferenceBook;
  readonly stamp: Stamp;
}

/**
 * Goes back to a moment. Within the single changes that are kept it is any version and any instant;
 * further back the last moment at or before the instant to which changes were added up: the end of an
 * hour, or of a day. Refused where there is none, or a version is none of these.
 */
export async function goBackTo(side: ReadSide, then: Known): Promise<Result<KnownThen, Refusal>> {
  const path = pathOf(then);
  if (then.dataVersion !== undefined && then.dataVersion > side.dataVersion) {
    return err({ code: 'request/invalid', path, message: 'is not there yet' });
  }
  const present = side.dataVersion;
  const mark = await side.store.journal.lastChange(
    Math.min(then.dataVersion ?? Infinity, present),
    then.knownAt ?? Number.MAX_SAFE_INTEGER,
  );
  if (mark === undefined) return goFurtherBackTo(side, then);
  const isPresent = mark.dataVersion === present;
  // Time goes on also where nothing changes.
  const swept = isPresent ? side.sweptTo : sweptBy(side, mark);
  const asOf = Math.min(side.sweptTo, then.knownAt ?? swept);
  const stamp = {
    asOf: instantText(side.calendar, asOf),
    dataVersion: then.dataVersion ?? mark.dataVersion,
    mayOpen: true,
  };
  return ok({ mark, asOf, book: isPresent ? side.book : side.bookAt(mark.at), stamp });
}

/** Goes back beyond the single changes that are kept; what is answered names the moment that it is of. */
async function goFurtherBackTo(side: ReadSide, then: Known): Promise<Result<KnownThen, Refusal>> {
  const { dataVersion = Number.MAX_SAFE_INTEGER, knownAt = Number.MAX_SAFE_INTEGER } = then;
  const stretch = await side.store.stretches.last(dataVersion, knownAt);
  const isOther = then.dataVersion !== undefined && stretch?.to !== then.dataVersion;
  if (stretch === undefined || isOther) {
    return err({ code: 'evidence/gone', path: pathOf(then) });
  }
  const { to, sweptTo, at } = stretch;
  const mark = { dataVersion: to, sweptTo, at };
  const asOf = then.knownAt === undefined ? sweptBy(side, mark) : knownBy(stretch, then.knownAt);
  const stamp = { asOf: instantText(side.calendar, asOf), dataVersion: to, mayOpen: true };
  return ok({ mark, asOf, book: side.bookAt(at), stamp });
}

/**
 * The last instant up to another at which nothing was known but what a stretch ends with. Where more had
 * come by then, it is the end of an hour before that.
 */
function knownBy({ at, until }: Stretch, instant: Instant): Instant {
  if (instant < until) return instant;
  return Math.max(at, Math.floor((until - 1) / HOUR_MS) * HOUR_MS);
}

/**
 * Answers as it was known at a version of the data, or at an instant: the counts of now less what has
 * been changed since, with the reference data as they were recorded then. Refused where so much has
 * changed since that it is not gone through.
 */
export async function asKnownThen<T>(
  side: ReadSide,
  then: Known,
  days: (today: Day) => ReadDays,
  answer: (standing: Standing) => T,
): Promise<Result<T, Refusal>> {
  const known = await goBackTo(side, then);
  if (!known.ok) return known;
  const { mark, asOf, book, stamp } = known.value;
  const today = dayAt(side.calendar, asOf);
  const read = await readCountsAt(side, mark.dataVersion, days(today), (counts) =>
    answer({ from: { counts, book, today }, stamp }),
  );
  return read === undefined ? err({ code: 'evidence/gone', path: pathOf(then) }) : ok(read.value);
}

function pathOf({ dataVersion }: Known): string {
  return dataVersion === undefined ? 'knownAt' : 'dataVersion';
}
