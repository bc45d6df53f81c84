import type { ExpectedAnswer, WalkedEnd, WalkedRequest } from './expected-answer.ts';
import { plusDays } from './walked-calendar.ts';

const MINUTE = 60_000;

/** What a request in hour units must be answered with, found by walking from minute to minute. */
export function walkTime(request: WalkedRequest): ExpectedAnswer {
  const walk = new TimeWalk(request);
  const { body, calendar } = request;
  const asOf = request.instant(body.asOf ?? '');
  const finished =
    body.finished === undefined || body.finished === null ? null : request.instant(body.finished);
  const end = walk.findEnd(walk.total);
  const until = finished ?? asOf;
  const elapsed = walk.counted(walk.start, until);
  return {
    due: end.due,
    state: stateOf(walk, end, finished, asOf),
    beyondCalendar: end.beyond,
    notBefore: end.atBest,
    elapsed: elapsed * 60,
    remaining: isKnown(request, walk.start, until) ? (walk.total - elapsed) * 60 : null,
    warnAt: (body.warnings ?? []).map(({ before }) => {
      if (end.due === null) return null;
      return walk.findEnd(walk.total - before.value * (before.unit === 'workingHour' ? 60 : 1)).due;
    }),
    ledger: ledger(walk, calendar.wall(walk.start).date, Math.max(end.due ?? -Infinity, until)),
  };

  function ledger(
    { start }: TimeWalk,
    first: string,
    last: number,
  ): [date: string, kind: string, counted: number][] {
    const lines: [string, string, number][] = [];
    const lastDate = last > start ? calendar.wall(last).date : first;
    for (let date = first; date <= lastDate; date = plusDays(date, 1)) {
      const kind = calendar.kind(date);
      if (kind === 'unknown' && date !== first) continue;
      const [begin, next] = [calendar.startOf(date), calendar.startOf(plusDays(date, 1))];
      const counted = walk.counted(Math.max(begin, start), Math.min(next, last)) * 60;
      if (date === first) lines.push([date, 'trigger', counted]);
      else if (walk.isLeftOut(begin, next)) lines.push([date, 'suspended', counted]);
      else if (kind === 'workday') lines.push([date, 'counted', counted]);
      else lines.push([date, kind, counted]);
    }
    return lines;
  }
}

function stateOf(
  walk: TimeWalk,
  end: WalkedEnd<number>,
  finished: number | null,
  asOf: number,
): string {
  if (end.beyond !== null) return 'unknown';
  if (finished !== null) {
    return end.due !== null && finished > end.due ? 'finishedLate' : 'finishedOnTime';
  }
  if (end.due !== null && asOf > end.due) return 'overdue';
  return asOf >= walk.start && walk.suspended(asOf) ? 'suspended' : 'running';
}

function isKnown({ calendar, source }: WalkedRequest, start: number, until: number): boolean {
  if (until <= start || source.covers === undefined) return true;
  return (
    calendar.wall(start).date >= source.covers.from && calendar.wall(until).date <= source.covers.to
  );
}

class TimeWalk {
  readonly start: number;
  /** Minutes to be counted. */
  readonly total: number;
  readonly #request: WalkedRequest;
  readonly #ranges: readonly { readonly from: number; readonly to: number }[];

  constructor(request: WalkedRequest) {
    this.#request = request;
    this.start = request.instant(request.body.start);
    this.total = request.sum('workingHour') * 60 + request.sum('workingMinute');
    this.#ranges = request.suspensions.map((suspension) => {
      const { from, to, limit } = suspension;
      let end = typeof to === 'string' ? request.instant(to) : Infinity;
      if (limit?.unit === 'workingHour' || limit?.unit === 'workingMinute') {
        end = Math.min(end, request.instantAfterLimit(from, limit));
      } else if (limit) {
        const date = request.dateAfterLimit(suspension, limit);
        end = Math.min(end, request.calendar.startOf(date));
      }
      return { from: request.instant(from), to: end };
    });
  }

  suspended(at: number): boolean {
    return this.#ranges.some(({ from, to }) => from <= at && at < to);
  }

  findEnd(total: number): WalkedEnd<number> {
    const { calendar } = this.#request;
    let beyond: string | null = null;
    let at = this.start;
    for (let used = 0; used < total;) {
      if (this.#ranges.some(({ from, to }) => to === Infinity && from <= at)) {
        return { due: null, isOpen: true, beyond: null, atBest: null };
      }
      const { date } = calendar.wall(at);
      const isCovered = calendar.isCovered(date);
      if (!isCovered) beyond ??= date;
      if (calendar.isOpen(at, true) && !this.suspended(at)) used += 1;
      at += MINUTE;
    }
    if (beyond === null) return { due: at, isOpen: false, beyond, atBest: null };
    return { due: null, isOpen: false, beyond, atBest: calendar.wall(at - MINUTE).date };
  }

  /** Minutes that count from one instant to another. */
  counted(from: number, to: number): number {
    let minutes = 0;
    for (let at = from; at < to; at += MINUTE) {
      if (this.#request.calendar.isOpen(at) && !this.suspended(at)) minutes += 1;
    }
    return minutes;
  }

  /** Whether all open minutes of a day, or all its minutes where none is open, are suspended. */
  isLeftOut(begin: number, next: number): boolean {
    let hasOpen = false;
    let isAllSuspended = true;
    for (let at = begin; at < next; at += MINUTE) {
      const isSuspended = this.suspended(at);
      isAllSuspended &&= isSuspended;
      if (!this.#request.calendar.isOpen(at)) continue;
      hasOpen = true;
      if (!isSuspended) return false;
    }
    return hasOpen || isAllSuspended;
  }
}
