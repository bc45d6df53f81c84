import type { Stamp } from '#contract/page.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { readCountsAt } from '../counts/counts-at.ts';
import type { CountedFrom } from '../assessment/indicator-counts.ts';
import type { Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { ChangeMark } from '../store/store-rows.ts';
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

/**
 * Answers as it was known at a version of the data, or at an instant: the counts of now less what has
 * been changed since, with the reference data as they were recorded then. Refused where so much has
 * changed since that it is not gone through.
 */
export async function asKnownThen<T>(
  side: ReadSide,
  then: { readonly dataVersion?: number | undefined; readonly knownAt?: Instant | undefined },
  answer: (standing: Standing) => T,
): Promise<Result<T, Refusal>> {
  const path = then.dataVersion === undefined ? 'knownAt' : 'dataVersion';
  if (then.dataVersion !== undefined && then.dataVersion > side.dataVersion) {
    return err({ code: 'request/invalid', path, message: 'is not there yet' });
  }
  const mark = await side.store.journal.lastChange(
    Math.min(then.dataVersion ?? Infinity, side.dataVersion),
    then.knownAt ?? Number.MAX_SAFE_INTEGER,
  );
  if (mark === undefined) return err({ code: 'evidence/gone', path });
  const read = await readCountsAt(side, mark.dataVersion, (counts) => {
    const isPresent = mark.dataVersion === side.dataVersion;
    // Time goes on also where nothing changes.
    const asOf = isPresent ? Math.min(side.sweptTo, then.knownAt ?? Infinity) : sweptBy(side, mark);
    const book = isPresent ? side.book : side.bookAt(mark.at);
    const stamp = {
      asOf: instantText(side.calendar, asOf),
      dataVersion: then.dataVersion ?? mark.dataVersion,
      mayOpen: true,
    };
    return answer({ from: { counts, book, today: dayAt(side.calendar, asOf) }, stamp });
  });
  return read === undefined ? err({ code: 'evidence/gone', path }) : ok(read.value);
}
