import type { ExpectedAnswer, WalkedEnd, WalkedRequest } from './expected-answer.ts';
import { plusDays, plusMonths } from './walked-calendar.ts';

type Line = [date: string, kind: string, counted: number];

/** What a request in day units must be answered with, found by walking from day to day. */
export function walkDays(request: WalkedRequest): ExpectedAnswer {
  const walk = new DayWalk(request);
  const { body, calendar } = request;
  const asOf = request.date(body.asOf ?? '');
  const finished =
    body.finished === undefined || body.finished === null ? null : request.date(body.finished);
  const end = walk.findEnd();
  const until = finished ?? asOf;
  const last = later(end.due ?? walk.start, until);
  const lines = walk.lines(end, later(last, plusDays(walk.start, 400)));
  const elapsed = sumUpTo(lines, until);
  return {
    due: end.due,
    state: stateOf(walk, end, finished, asOf),
    beyondCalendar: end.beyond,
    notBefore: end.atBest,
    elapsed,
    remaining: walk.isKnown(until) ? walk.total - elapsed : null,
    warnAt: (body.warnings ?? []).map(({ before }) => {
      if (end.due === null) return null;
      const isNothing = before.value === 0 && walk.total === 0;
      const isOfFamily = (before.unit === 'workingDay') === walk.isWorking;
      if (isNothing && isOfFamily && end.due !== walk.start) return calendar.startOf(end.due);
      for (let date = walk.start; ; date = plusDays(date, 1)) {
        const left = isOfFamily
          ? walk.total - sumUpTo(lines, date)
          : walk.daysBetween(date, end.due, before.unit === 'workingDay');
        if (left > before.value) continue;
        return date === walk.start ? request.instant(body.start) : calendar.startOf(date);
      }
    }),
    ledger: lines.filter(([date]) => date <= last),
  };
}

function stateOf(
  walk: DayWalk,
  end: WalkedEnd<string>,
  finished: string | null,
  asOf: string,
): string {
  if (end.beyond !== null) return 'unknown';
  if (finished !== null) {
    return end.due !== null && finished > end.due ? 'finishedLate' : 'finishedOnTime';
  }
  if (end.due !== null && asOf > end.due) return 'overdue';
  return asOf > walk.start && walk.suspended(asOf) ? 'suspended' : 'running';
}

class DayWalk {
  readonly start: string;
  readonly isWorking: boolean;
  readonly total: number;
  readonly #request: WalkedRequest;
  readonly #ranges: readonly { readonly from: string; readonly to: string | null }[];

  constructor(request: WalkedRequest) {
    this.#request = request;
    this.start = request.date(request.body.start);
    this.isWorking = request.amounts[0]?.unit === 'workingDay';
    const months = request.sum('month') + 12 * request.sum('year');
    const naturalEnd = plusDays(plusMonths(this.start, months), request.sum('naturalDay'));
    this.total = this.isWorking
      ? request.sum('workingDay')
      : (Date.parse(naturalEnd) - Date.parse(this.start)) / 86_400_000;
    this.#ranges = request.suspensions.map((suspension) => {
      const ends: string[] = [];
      if (typeof suspension.to === 'string') ends.push(request.date(suspension.to));
      if (suspension.limit) ends.push(request.dateAfterLimit(suspension, suspension.limit));
      return { from: request.date(suspension.from), to: ends.sort()[0] ?? null };
    });
  }

  suspended(date: string): boolean {
    return this.#ranges.some(({ from, to }) => from <= date && (to === null || date < to));
  }

  findEnd(): WalkedEnd<string> {
    let isNeeded = false;
    let uncovered: string | null = null;
    let counted = 0;
    let date = this.total === 0 ? this.start : plusDays(this.start, 1);
    for (; ; date = plusDays(date, 1)) {
      const isTrigger = date === this.start;
      const isCovered = this.#request.calendar.isCovered(date);
      if (!isCovered) uncovered ??= date;
      if (!isTrigger && this.#isOpen(date)) {
        return { due: null, isOpen: true, beyond: null, atBest: null };
      }
      if (!isTrigger && this.suspended(date)) {
        // Whether a suspended day is worked does not matter, so it may be uncovered; but what a
        // count in between needs is noted below.
        if (this.isWorking || counted >= this.total) isNeeded ||= !isCovered;
        continue;
      }
      const isRolling = counted >= this.total;
      const isLast = !isRolling && counted + 1 === this.total;
      if (this.isWorking || isRolling || isLast) isNeeded ||= !isCovered;
      const works = this.#works(date);
      if (isRolling) {
        if (works) break;
      } else if (this.isWorking) {
        if (works) counted += 1;
        if (counted === this.total) break;
      } else {
        counted += 1;
        if (counted === this.total && works) break;
      }
    }
    if (!isNeeded) return { due: date, isOpen: false, beyond: null, atBest: null };
    return { due: null, isOpen: false, beyond: uncovered, atBest: date };
  }

  lines(end: WalkedEnd<string>, last: string): Line[] {
    const { calendar } = this.#request;
    const lines: Line[] = [[this.start, 'trigger', 0]];
    let counted = 0;
    let isDue = false; // whether the due day lies behind
    for (let date = plusDays(this.start, 1); date <= last; date = plusDays(date, 1)) {
      const kind = calendar.kind(date);
      const rest = kind === 'holiday' ? 'holiday' : 'restDay';
      isDue ||= end.due !== null && date > end.due;
      if (this.suspended(date)) {
        lines.push([date, 'suspended', 0]);
      } else if (kind === 'unknown' && this.isWorking) continue;
      else if (this.total === 0 && end.due !== null && !isDue) {
        lines.push(date === end.due ? [date, 'trigger', 0] : [date, rest, 0]);
      } else if (kind === 'makeUpDay' || kind === 'workday') {
        counted += 1;
        lines.push([date, kind === 'makeUpDay' ? kind : 'counted', 1]);
      } else if (!this.isWorking && (isDue || end.due === null || counted + 1 < this.total)) {
        counted += 1;
        lines.push([date, 'counted', 1]);
      } else lines.push([date, rest, 0]);
    }
    const to = this.#request.source.covers?.to;
    return this.isWorking && to !== undefined
      ? lines.filter(([date]) => date === this.start || date <= to)
      : lines;
  }

  isKnown(until: string): boolean {
    if (!this.isWorking) return true;
    for (let date = plusDays(this.start, 1); date <= until; date = plusDays(date, 1)) {
      if (!this.#request.calendar.isCovered(date)) return false;
    }
    return true;
  }

  /** Working or natural days after one date up to another, without suspended ones. */
  daysBetween(after: string, through: string, working: boolean): number {
    let days = 0;
    for (let date = plusDays(after, 1); date <= through; date = plusDays(date, 1)) {
      if (!this.suspended(date) && (!working || this.#works(date))) days += 1;
    }
    return days;
  }

  #isOpen(date: string): boolean {
    return this.#ranges.some(({ from, to }) => to === null && from <= date);
  }

  #works(date: string): boolean {
    return this.#request.calendar.isWorked(date) || !this.#request.calendar.isCovered(date);
  }
}

function sumUpTo(lines: readonly Line[], date: string): number {
  return lines.reduce((sum, line) => sum + (line[0] <= date ? line[2] : 0), 0);
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
