import { scopeKey } from '#domain/access/scope.ts';
import { findBursts } from '#domain/feedback/find-bursts.ts';
import { findDefaultsAsActive, findMoreThanCases } from '#domain/feedback/find-unlikely-shares.ts';
import type { GamingSign, ReviewTrace } from '#domain/feedback/sign-of-gaming.ts';
import { err, ok } from '#domain/result.ts';
import { dayAt, startOfDay } from '#domain/time/calendar.ts';
import { addDays, formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { pathWithin } from '../people/answer-scope.ts';
import { dueDays } from '../counts/asked-cells.ts';
import type { ReadSide } from '../read-side.ts';
import { traceOf } from './review-trace.ts';
import type { StoreParts } from '../store/store.ts';
import type { SignPlatform } from './survey-platform.ts';
import { instantText } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';

/** Reviews that one answer looks at: a city's week. Beyond that the answer says that it is not all. */
const MOST_LOOKED_AT = 20_000;
/** A few milliseconds of reading; others are served in between. */
const AT_ONCE = 200;
const DAYS = 7;
const ANSWERS_KEPT = 16;

interface Looked {
  readonly signs: readonly GamingSign[];
  readonly looked: number;
  readonly complete: boolean;
}

/** Looks for signs that ratings were made: within reach, in the reviews of some days. */
export function signDesk(side: ReadSide): SignPlatform {
  // Asked again before anything changed, the answer is the same.
  const kept = new Map<string, Promise<Looked>>();
  const look = async (viewer: Viewer, path: string, from: Day, to: Day): Promise<Looked> => {
    const line = viewer.scope.line ?? undefined;
    const traces: ReviewTrace[] = [];
    const first = startOfDay(side.calendar, from);
    let after = { received: startOfDay(side.calendar, addDays(to, 1)) - 1, no: '' };
    let complete = true;
    for (;;) {
      const rows = await side.store.subjects.list({ kind: 'review', path, line }, after, AT_ONCE);
      const wanted = rows.filter(({ received }) => (received ?? 0) >= first);
      traces.push(...(await tracesOf(side.store, wanted)));
      const last = rows.at(-1);
      if (last === undefined || wanted.length < AT_ONCE) break;
      if (traces.length >= MOST_LOOKED_AT) {
        complete = false;
        break;
      }
      after = { received: last.received ?? 0, no: last.no };
      await new Promise((resolve) => setImmediate(resolve));
    }
    const rateable = new Map<string, number>();
    const filter = { path, line: viewer.scope.line, from, to };
    side.counts.visit('volume finished', filter, ({ department, amount }) => {
      if (department === null) return;
      rateable.set(department, (rateable.get(department) ?? 0) + amount);
    });
    const signs = [
      ...findBursts(traces),
      // Of a part of the reviews nobody can say that they are more than the cases.
      ...(complete ? findMoreThanCases(traces, rateable) : []),
      ...findDefaultsAsActive(traces),
    ].sort((one, other) => other.count - one.count);
    return { signs, looked: traces.length, complete };
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

async function tracesOf(
  { log }: Pick<StoreParts, 'log'>,
  rows: readonly {
    readonly no: string;
    readonly events: readonly number[];
    readonly phase: string | null;
    readonly department: string | null;
    readonly item: string | null;
  }[],
): Promise<readonly ReviewTrace[]> {
  const events = await log.read(rows.flatMap((row) => row.events));
  const bySubject = Map.groupBy(events, ({ subject }) => subject);
  return rows.flatMap((row) => traceOf(row, bySubject.get(row.no) ?? []) ?? []);
}
