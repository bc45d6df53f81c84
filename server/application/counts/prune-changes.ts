import type { Instant } from '#domain/time/limit.ts';
import type { StoreParts } from '../store/store.ts';
import type { ChangeMark } from '../store/store-rows.ts';
import { HOUR_MS, LEVEL } from './stretch-levels.ts';
import { findCourse, targets } from '../webhooks/webhook-records.ts';

/** What stays of the changes however old they are, and however many they are. */
export interface KeptChanges {
  readonly newest: number;
  readonly forMs: number;
}

/**
 * Within these any version is answered, and the cases behind its numbers; and an hour, in which a process
 * that stood still follows without reading anew.
 */
const KEPT_CHANGES: KeptChanges = { newest: 20_000, forMs: HOUR_MS };
/** How long every hour can be gone back to, to its end; later every day. */
const HOURS_KEPT_MS = 31 * 24 * HOUR_MS;

/** Bounds what one commit of idle work takes. */
const PRUNED_AT_ONCE = 500;
/**
 * How many of the oldest are looked at, more only where those may all go: when a change was made lies
 * behind its text, which is read with it, and mostly not even the first may go.
 */
const LOOKED_AT = [1, 20, PRUNED_AT_ONCE];

/**
 * Forgets the oldest changes: those that the counts, the index of evidence and every webhook have
 * followed and that are added up, and that are neither among the newest nor new. Whether more are left.
 */
export async function pruneChanges(
  {
    journal,
    stretches,
    evidence,
    desk,
  }: Pick<StoreParts, 'journal' | 'stretches' | 'evidence' | 'desk'>,
  now: Instant,
  { newest, forMs }: KeptChanges = KEPT_CHANGES,
): Promise<boolean> {
  let followedTo = Math.min(await evidence.upTo(), await stretches.reached(LEVEL.few));
  for (const { body } of await targets(desk)) {
    const course = await findCourse(desk, body.name);
    if (course !== undefined) followedTo = Math.min(followedTo, course.body.upTo);
  }
  const mayGo = ({ dataVersion, at }: ChangeMark): boolean =>
    dataVersion <= followedTo && at <= now - forMs;
  let last: ChangeMark | undefined;
  let more = false;
  for (const limit of LOOKED_AT) {
    const marks = await journal.oldest(newest, limit);
    const firstKept = marks.findIndex((mark) => !mayGo(mark));
    more = firstKept === -1 && marks.length === limit;
    last = firstKept === 0 ? undefined : marks.at(firstKept === -1 ? -1 : firstKept - 1);
    if (!more) break;
  }
  if (last === undefined) return false;
  await journal.prune(last.dataVersion);
  await dropStretches(stretches, last.dataVersion, now);
  return more;
}

/** Forgets stretches that lie in a larger one, where nobody needs the instants in between any more. */
async function dropStretches(
  stretches: StoreParts['stretches'],
  prunedTo: number,
  now: Instant,
): Promise<void> {
  const { few, many, hour, day } = LEVEL;
  await stretches.drop(few, many, Math.min(await stretches.reached(hour), prunedTo), now);
  await stretches.drop(hour, hour, await stretches.reached(day), now - HOURS_KEPT_MS);
}
