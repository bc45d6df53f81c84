import type { LedgerKind } from '#contract/clock-view.ts';
import type { LedgerDay } from './ledger-day.ts';

/** Days of one kind in a row, told as one line of the table. */
export interface LedgerRun {
  readonly kind: LedgerKind;
  readonly from: string;
  readonly to: string;
  /** Natural days from `from` to `to`. */
  readonly days: number;
  /** Days of it that the calendar has at work. */
  readonly workDays: number;
  /** What its days add together: days, or working seconds. */
  readonly counted: number;
  /** First and last ordinal; null where nothing counts. */
  readonly first: number | null;
  readonly last: number | null;
  readonly over: number | null;
  readonly due: boolean;
  readonly ahead: boolean;
  /** The first counted day after the trigger, or after a suspension. */
  readonly begins: 'count' | 'resumption' | null;
  readonly name: string | null;
  /** Why it is suspended; on the day of resumption, why it had been. */
  readonly reason: string | null;
}

/** What a counted day begins, and after which reason of suspension. */
interface Beginning {
  readonly begins: 'count' | 'resumption';
  readonly after: string | null;
}

/** One run a day, for the table of all days. */
export function singleRuns(days: readonly LedgerDay[]): readonly LedgerRun[] {
  const begins = beginnings(days);
  return days.map((day, index) => runOf([day], day.kind, begins[index] ?? null));
}

/**
 * Groups days into runs. Rest days inside a suspension or a named holiday belong to it, so that
 * the National Day reads as one line of seven days; the trigger, the first counted day, the day
 * of resumption, make-up days and the due day stand alone.
 */
export function ledgerRuns(days: readonly LedgerDay[]): readonly LedgerRun[] {
  const kinds = runKinds(days);
  const begins = beginnings(days);
  const runs: LedgerRun[] = [];
  let open: LedgerDay[] = [];
  let openKind: LedgerKind = 'trigger';
  let openBegins: Beginning | null = null;
  const close = (): void => {
    if (open.length > 0) runs.push(runOf(open, openKind, openBegins));
  };
  for (const [index, day] of days.entries()) {
    const kind = kinds[index] ?? day.kind;
    const start = begins[index] ?? null;
    const previous = open.at(-1);
    if (previous !== undefined && openBegins === null && start === null && kind === openKind) {
      if (joins(previous, day, kind)) {
        open.push(day);
        continue;
      }
    }
    close();
    open = [day];
    openKind = kind;
    openBegins = start;
  }
  close();
  return runs;
}

function joins(previous: LedgerDay, day: LedgerDay, kind: LedgerKind): boolean {
  if (kind === 'trigger' || kind === 'makeUpDay') return false;
  if (previous.due || day.due || previous.ahead !== day.ahead) return false;
  if ((previous.over === null) !== (day.over === null)) return false;
  if (kind === 'holiday') return sameText(previous.name, day.name);
  if (kind === 'suspended') return sameText(previous.reason, day.reason);
  return true;
}

function sameText(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** The kind each day is told under: rest days between two suspended days or two holidays take theirs. */
function runKinds(days: readonly LedgerDay[]): readonly LedgerKind[] {
  const kinds = days.map((day) => day.kind);
  let from = 0;
  while (from < kinds.length) {
    const kind = kinds[from];
    if (kind !== 'restDay' && kind !== 'holiday') {
      from += 1;
      continue;
    }
    let to = from;
    while (kinds[to + 1] === 'restDay' || kinds[to + 1] === 'holiday') to += 1;
    const around = kinds[from - 1] === 'suspended' && kinds[to + 1] === 'suspended';
    for (let index = from; index <= to; index += 1) {
      if (around) kinds[index] = 'suspended';
      else if (days[index]?.kind === 'restDay' && touchesHoliday(days, index, from, to)) {
        kinds[index] = 'holiday';
      }
    }
    from = to + 1;
  }
  return kinds;
}

/** A rest day with holidays on both sides, or one that the calendar itself names as part of it. */
function touchesHoliday(
  days: readonly LedgerDay[],
  index: number,
  from: number,
  to: number,
): boolean {
  const before = days.slice(from, index).some((day) => day.kind === 'holiday');
  const after = days.slice(index + 1, to + 1).some((day) => day.kind === 'holiday');
  return (before && after) || ((before || after) && (days[index]?.name ?? null) !== null);
}

function beginnings(days: readonly LedgerDay[]): readonly (Beginning | null)[] {
  let next: Beginning | null = { begins: 'count', after: null };
  return days.map((day) => {
    if (day.kind === 'suspended' && next?.begins !== 'count') {
      next = { begins: 'resumption', after: day.reason };
    }
    if (day.counted === 0) return null;
    const begins = next;
    next = null;
    return begins;
  });
}

function runOf(
  days: readonly LedgerDay[],
  kind: LedgerKind,
  beginning: Beginning | null,
): LedgerRun {
  const first = days.at(0);
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a run has a day');
  return {
    kind,
    from: first.date,
    to: last.date,
    days: days.length,
    workDays: days.filter((day) => !day.rests).length,
    counted: days.reduce((sum, day) => sum + day.counted, 0),
    first: first.ordinal,
    last: last.ordinal,
    over: last.over,
    due: last.due,
    ahead: first.ahead,
    begins: beginning?.begins ?? null,
    name: days.find((day) => day.name !== null)?.name ?? null,
    reason: beginning?.after ?? days.find((day) => day.reason !== null)?.reason ?? null,
  };
}
