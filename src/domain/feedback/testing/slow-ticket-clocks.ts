import type { LoggedEvent } from '../../cases/logged-event.ts';
import { OFFICIAL_SOURCE } from '../../testing/official-calendar.ts';

const HOLIDAYS: ReadonlySet<string> = new Set(OFFICIAL_SOURCE.holidays);
const WORKDAYS: ReadonlySet<string> = new Set(OFFICIAL_SOURCE.workdays);
const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const HANDS_OVER: ReadonlySet<string> = new Set(['dispatched', 'transferred', 'reopened']);
const ENDS_HOLD: ReadonlySet<string> = new Set([...HANDS_OVER, 'returned', 'closed']);
const SHOWS_IT_IS_THERE: ReadonlySet<string> = new Set([
  ...['signed', 'contacted', 'returned', 'extensionRequested', 'replied'],
]);

/**
 * The clocks of a ticket, worked out a second time: slowly, day by day and dispatch by dispatch, looking
 * ahead in the list instead of walking it once. Only for courses that make sense, limits in working days,
 * no mergers and no assistance.
 *
 * @param events in order, all of them before `asOf`
 * @returns one line a clock: kind, department, due day, bucket
 */
export function slowTicketClocks(events: readonly LoggedEvent[], asOf: number): readonly string[] {
  const lines: string[] = [];
  const typeOf = ({ type }: LoggedEvent): string => type.slice('ticket.'.length);
  const starts = events.flatMap((event, at) => (HANDS_OVER.has(typeOf(event)) ? [at] : []));
  const departmentAt = (place: number): string => {
    for (let at = place; at >= 0; at -= 1) {
      const code = events[at]?.data['departmentCode'];
      if (typeof code === 'string') return code;
    }
    return '';
  };
  for (const start of starts) {
    const first = events[start];
    if (first === undefined) continue;
    const department = departmentAt(start);
    const stop = events.findIndex((event, at) => at > start && ENDS_HOLD.has(typeOf(event)));
    const hold = events.slice(start + 1, stop < 0 ? undefined : stop);
    const last = stop < 0 ? undefined : events[stop];
    const returned = last !== undefined && typeOf(last) === 'returned' ? last : undefined;
    const seen = [...hold, ...(returned === undefined ? [] : [returned])].find((event) =>
      SHOWS_IT_IS_THERE.has(typeOf(event)),
    );
    const replied = hold.find((event) => typeOf(event) === 'replied');
    const isClosed = last !== undefined && ['closed', 'reopened'].includes(typeOf(last));
    const tell = (kind: string, due: string, bucket: string): void => {
      lines.push(`${kind} ${department} ${due} ${bucket}`);
    };
    const signDue = workingDaysAfter(dayOf(first.time), 1);
    tell('sign', signDue, seen === undefined ? gone(last, signDue) : ended(seen, signDue));
    const returnDue = workingDaysAfter(dayOf(first.time), 2);
    const over = dayOf((replied ?? last)?.time ?? asOf);
    tell(
      'return',
      returnDue,
      returned !== undefined
        ? ended(returned, returnDue)
        : (replied ?? last) === undefined && over <= returnDue
          ? 'running'
          : 'void',
    );
    const limit = limitOf(first);
    if (limit === null) continue;
    const due = extended(workingDaysAfter(dayOf(first.time), limit), hold, limit, first);
    const done = replied ?? (isClosed ? last : undefined);
    tell('close', due, done === undefined ? gone(last, due) : ended(done, due));
  }
  const reopenings = events.flatMap((event, at) => (typeOf(event) === 'reopened' ? [at] : []));
  for (const [round, from] of [-1, ...reopenings].entries()) {
    const end = reopenings[round] ?? events.length;
    const begin = starts.find((start) => start >= Math.max(from, 0) && start < end);
    if (begin === undefined) continue;
    const first = events[begin];
    const limit = first === undefined ? null : limitOf(first);
    const clockFrom = round === 0 ? first : events[from];
    if (first === undefined || clockFrom === undefined || limit === null) continue;
    const inRound = events.slice(Math.max(from, 0), end);
    const answer = inRound.find((event) => ['replied', 'closed'].includes(typeOf(event)));
    const due = extended(workingDaysAfter(dayOf(clockFrom.time), limit), inRound, limit, clockFrom);
    const shown = answer === undefined ? open(due) : ended(answer, due);
    lines.push(`matter ${departmentAt(begin)} ${due} ${shown}`);
  }
  return lines.sort();

  function ended({ time }: LoggedEvent, due: string): string {
    return dayOf(time) <= due ? 'onTime' : 'late';
  }

  function open(due: string): string {
    return dayOf(asOf) <= due ? 'running' : 'overdue';
  }

  /** Not done: it runs, or it was taken away, in time or too late. */
  function gone(taken: LoggedEvent | undefined, due: string): string {
    if (taken === undefined) return open(due);
    return dayOf(taken.time) <= due ? 'void' : 'late';
  }

  function extended(
    due: string,
    among: readonly LoggedEvent[],
    limit: number,
    from: LoggedEvent,
  ): string {
    let more = 0;
    let moved = due;
    for (const [place, event] of among.entries()) {
      if (typeOf(event) !== 'extensionGranted') continue;
      const asked = among.slice(0, place).findLast((one) => typeOf(one) === 'extensionRequested');
      const days = (asked?.data['extension'] as { value: number } | undefined)?.value ?? 0;
      if (asked === undefined || dayOf(asked.time) > moved || more + days > 10) continue;
      more += days;
      moved = workingDaysAfter(dayOf(from.time), limit + more);
    }
    return moved;
  }
}

function limitOf({ data }: LoggedEvent): number | null {
  const { limit } = data;
  if (limit === undefined) return 5;
  return limit === null ? null : (limit as { value: number }).value;
}

function dayOf(at: number): string {
  return new Date(at + SHANGHAI_MS).toISOString().slice(0, 10);
}

function workingDaysAfter(day: string, count: number): string {
  let found = day;
  let left = count;
  while (left > 0 || !isWorked(found)) {
    found = new Date(Date.parse(found) + DAY_MS).toISOString().slice(0, 10);
    if (isWorked(found)) left -= 1;
  }
  return found;
}

function isWorked(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return WORKDAYS.has(day) || (!HOLIDAYS.has(day) && weekday !== 0 && weekday !== 6);
}
