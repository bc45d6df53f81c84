import { scopeKey } from '#domain/access/scope.ts';
import { CopiedReplies } from '#domain/feedback/copied-replies.ts';
import { Bursts } from '#domain/feedback/find-bursts.ts';
import { ActiveShares } from '#domain/feedback/find-unlikely-shares.ts';
import type { GamingSign } from '#domain/feedback/sign-of-gaming.ts';
import { err, ok } from '#domain/result.ts';
import { dayAt, startOfDay } from '#domain/time/calendar.ts';
import { addDays, formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { pathWithin } from '../people/answer-scope.ts';
import { dueDays } from '../counts/asked-cells.ts';
import type { ReadSide } from '../read-side.ts';
import { bodyOf } from './feedback-entry.ts';
import type { FeedbackTrace } from './feedback-trace.ts';
import type { StoreParts, SubjectFilter } from '../store/store.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import type { SignPlatform } from './survey-platform.ts';
import { instantText } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';

/** Rows that one answer looks at: some 20 µs each. Beyond that the answer says that it is not all. */
const MOST_LOOKED_AT = 1_000_000;
/** A few milliseconds of reading; others are served in between. */
const AT_ONCE = 500;
const DAYS = 7;
/** A ticket is answered up to so many days after it was received: 15 working days, and what was extended. */
const ANSWERED_WITHIN = 40;
const ANSWERS_KEPT = 16;

interface Looked {
  readonly signs: readonly GamingSign[];
  /** Reviews that were looked at. */
  readonly looked: number;
  readonly complete: boolean;
}

/** Looks for signs that numbers are made: within reach, in the reviews and answers of some days. */
export function signDesk(side: ReadSide): SignPlatform {
  // Asked again before anything changed, the answer is the same.
  const kept = new Map<string, Promise<Looked>>();
  const look = async (viewer: Viewer, path: string, from: Day, to: Day): Promise<Looked> => {
    const line = viewer.scope.line ?? undefined;
    const end = startOfDay(side.calendar, addDays(to, 1)) - 1;
    const begin = startOfDay(side.calendar, from);
    const [bursts, shares, copies] = [new Bursts(), new ActiveShares(), new CopiedReplies()];
    let looked = 0;
    const reviews = rowsBetween(side.store, { kind: 'review', path, line }, begin, end);
    const allReviews = await eachRow(reviews, ({ no, department, received }, trace) => {
      if (trace.kind !== 'review') return;
      const review = { ...trace, no, at: received ?? 0, departmentCode: department };
      looked += 1;
      bursts.add(review);
      shares.add(review);
    });
    const first = startOfDay(side.calendar, addDays(from, -ANSWERED_WITHIN));
    const tickets = rowsBetween(side.store, { kind: 'ticket', path, line }, first, end);
    const allTickets = await eachRow(tickets, ({ no }, trace) => {
      if (trace.kind !== 'ticket') return;
      for (const [departmentCode, at, mark] of trace.replies) {
        if (at >= begin && at <= end) copies.add({ no, at, departmentCode, mark });
      }
    });
    const rateable = new Map<string, number>();
    const filter = { path, line: viewer.scope.line, from, to };
    side.counts.visit('volume finished', filter, ({ department, amount }) => {
      if (department === null) return;
      rateable.set(department, (rateable.get(department) ?? 0) + amount);
    });
    const signs = [
      ...bursts.signs,
      // Of a part of the reviews nobody can say that they are more than the cases.
      ...(allReviews ? shares.moreThanCases(rateable) : []),
      ...shares.defaultsAsActive(),
      ...copies.signs,
    ].sort((one, other) => other.count - one.count);
    return { signs, looked, complete: allReviews && allTickets };
  };
  return {
    signs: async (viewer, query) => {
      const path = pathWithin(side, viewer, query.region);
      if (!path.ok) return path;
      const days = dueDays(query.from, query.to);
      if (!days.ok) return days;
      const today = dayAt(side.calendar, side.sweptTo);
      const to = days.value.to ?? today;
      const from = days.value.from ?? addDays(to, 1 - DAYS);
      if (to < from)
        return err({ code: 'request/invalid', path: 'to', message: 'lies before from' });
      const key = [scopeKey(viewer.scope), path.value, from, to, side.dataVersion].join(' ');
      const known = kept.get(key);
      const answer = known ?? look(viewer, path.value, from, to);
      if (known === undefined) {
        if (kept.size >= ANSWERS_KEPT) kept.clear();
        kept.set(key, answer);
        answer.catch(() => kept.delete(key));
      }
      const { signs, looked, complete } = await answer;
      return ok({
        items: signs.map((sign) => ({
          ...sign,
          departmentName:
            sign.departmentCode === null
              ? null
              : (side.book.findDepartment(sign.departmentCode)?.name ?? sign.departmentCode),
          from: instantText(side.calendar, sign.from),
          to: instantText(side.calendar, sign.to),
        })),
        ...{ from: formatDay(from), to: formatDay(to), looked, complete },
        ...side.stamp(),
      });
    },
  };
}

/** Rows received in a span, the latest first, some hundred at a time. */
async function* rowsBetween(
  { subjects }: Pick<StoreParts, 'subjects'>,
  filter: SubjectFilter,
  first: Instant,
  last: Instant,
): AsyncGenerator<readonly SubjectRow[], void> {
  let after = { received: last, no: '' };
  for (;;) {
    const rows = await subjects.list({ ...filter, receivedFrom: first }, after, AT_ONCE);
    yield rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < AT_ONCE) return;
    after = { received: end.received ?? 0, no: end.no };
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Looks at what each row keeps for signs; whether it could look at all of them. */
async function eachRow(
  pages: AsyncGenerator<readonly SubjectRow[], void>,
  look: (row: SubjectRow, trace: FeedbackTrace) => void,
): Promise<boolean> {
  let seen = 0;
  for await (const rows of pages) {
    for (const row of rows) {
      const trace = bodyOf(row)?.trace ?? null;
      if (trace !== null) look(row, trace);
    }
    seen += rows.length;
    if (seen >= MOST_LOOKED_AT) return false;
  }
  return true;
}
