import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { dayAt } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { dayOfEnd, instantOfEnd } from './clock-ends.ts';
import type { ClockInput, ClockReading, ClockStart } from './clock.ts';
import { ledger } from './ledger.ts';
import type { LedgerLine } from './ledger.ts';
import { isStated } from './limit.ts';
import type { Amount, Instant } from './limit.ts';
import { familyOf } from './limit-total.ts';
import { readClock } from './read-clock.ts';
import { warnAt } from './warn-at.ts';

/** A request of `POST /time-limits/evaluate`, read: a calendar by id or its own, and one clock. */
export interface TimeLimitRequest {
  readonly calendar: string | Calendar;
  readonly input: ClockInput;
  readonly warnings: readonly Amount[];
  /** Moment of looking; now where absent. A day stands for its beginning. */
  readonly asOf?: ClockStart | undefined;
}

/** Why a request is refused: the field as a JSON path, and the way out. */
export interface TimeLimitProblem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** Everything a request is answered with, in the domain's own numbers. */
export interface TimeLimitEvaluation {
  /** The calendar that was used; its zone is the one to write the answer in. */
  readonly calendar: Calendar;
  readonly reading: ClockReading;
  /** One instant a warning, in the order asked; null without a due date. */
  readonly warnAt: readonly (Instant | null)[];
  readonly ledger: readonly LedgerLine[];
}

/** Most lines of one ledger: about 137 years. */
const MOST_LEDGER_LINES = 50_000;

/** Answers one request; refusals are those that need the calendar to be seen. */
export function evaluateTimeLimit(
  request: TimeLimitRequest,
  calendars: (id: string) => Calendar | undefined,
  now: Instant,
): Result<TimeLimitEvaluation, TimeLimitProblem> {
  const calendar =
    typeof request.calendar === 'string' ? calendars(request.calendar) : request.calendar;
  if (calendar === undefined) {
    return refuse(
      'timeLimit/unknownCalendar',
      'calendar',
      'there is no calendar of this id; use "cn" or send the calendar itself',
    );
  }
  const { warnings } = request;
  const asOf = request.asOf === undefined ? now : instantOfEnd(calendar, request.asOf);
  const input = asLookedAt(calendar, request.input, asOf);
  const problem =
    findUnitProblem(calendar, request) ??
    findOrderProblem(calendar, request.input) ??
    findWidthProblem(calendar, input, asOf);
  if (problem !== undefined) return err(problem);
  return ok({
    calendar,
    reading: readClock(calendar, input, asOf),
    warnAt: warnings.map((before) => warnAt(calendar, input, before)),
    ledger: ledger(calendar, input, asOf),
  });
}

/** A suspension without end that begins after the moment of looking is not open yet: it hides no due date. */
function asLookedAt(calendar: Calendar, input: ClockInput, asOf: Instant): ClockInput {
  const at = { kind: 'instant', at: asOf } as const;
  const suspensions = input.suspensions.filter(
    ({ from, to, limit }) =>
      to !== undefined || limit !== undefined || !isBefore(calendar, at, from),
  );
  return suspensions.length === input.suspensions.length ? input : { ...input, suspensions };
}

/** Working units need a week; in a week without any hours only days can be counted. */
function findUnitProblem(
  calendar: Calendar,
  { input, warnings }: TimeLimitRequest,
): TimeLimitProblem | undefined {
  const amounts: [path: string, amount: Amount][] = [];
  if (!isStated(input.limit)) amounts.push(['limit.unit', input.limit]);
  input.extensions.forEach((amount, index) => amounts.push([`extensions[${index}].unit`, amount]));
  input.suspensions.forEach(({ limit }, index) => {
    if (limit !== undefined) amounts.push([`suspensions[${index}].limit.unit`, limit]);
  });
  warnings.forEach((amount, index) => amounts.push([`warnings[${index}].before.unit`, amount]));
  for (const [path, { unit }] of amounts) {
    const family = familyOf(unit);
    if (family === 'natural') continue;
    if (family === 'working' ? calendar.hasWeek : calendar.hasHours) continue;
    return {
      code: 'timeLimit/noWeek',
      path,
      message: `${unit} cannot be counted in a calendar without week; give the calendar a week with office hours, or use naturalDay, month or year`,
    };
  }
  return undefined;
}

function findOrderProblem(calendar: Calendar, input: ClockInput): TimeLimitProblem | undefined {
  if (input.finished !== undefined && isBefore(calendar, input.finished, input.start)) {
    return {
      code: 'timeLimit/finishedBeforeStart',
      path: 'finished',
      message:
        'finished lies before start; correct one of the two, or leave finished out while it runs',
    };
  }
  for (const [index, { from, to }] of input.suspensions.entries()) {
    if (to !== undefined && isBefore(calendar, to, from)) {
      return {
        code: 'timeLimit/suspensionOrder',
        path: `suspensions[${index}].to`,
        message: 'to lies before from; a suspension that is still open has no to',
      };
    }
  }
  return undefined;
}

/** Two instants compare as such; where one is only a day, the local days compare. */
function isBefore(calendar: Calendar, one: ClockStart, other: ClockStart): boolean {
  if (one.kind === 'instant' && other.kind === 'instant') return one.at < other.at;
  return dayOfEnd(calendar, one) < dayOfEnd(calendar, other);
}

function findWidthProblem(
  calendar: Calendar,
  input: ClockInput,
  asOf: Instant,
): TimeLimitProblem | undefined {
  const start = dayOfEnd(calendar, input.start);
  const end =
    input.finished === undefined ? dayAt(calendar, asOf) : dayOfEnd(calendar, input.finished);
  const { due } = readClock(calendar, input, asOf);
  const last = Math.max(end, due === null ? start : dayOfEnd(calendar, due));
  if (last - start < MOST_LEDGER_LINES) return undefined;
  return {
    code: 'timeLimit/tooWide',
    path: last > end ? 'limit' : input.finished === undefined ? 'asOf' : 'finished',
    message: `the ledger would have more than ${MOST_LEDGER_LINES} lines; bring the end nearer to start`,
  };
}

function refuse(code: string, path: string, message: string): Result<never, TimeLimitProblem> {
  return err({ code, path, message });
}
