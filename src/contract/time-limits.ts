import { evaluateTimeLimit } from '#domain/time/evaluate.ts';
import type { TimeLimitEvaluation, TimeLimitProblem } from '#domain/time/evaluate.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Calendar, CalendarSource } from '#domain/time/calendar.ts';
import type { ClockState } from '#domain/time/clock.ts';
import { formatInstant } from '#domain/time/format-instant.ts';
import type { LedgerKind } from '#domain/time/ledger.ts';
import type { Amount, Instant } from '#domain/time/limit.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { decodeTimeLimitRequest } from './decode/time-limit-request.ts';

/** Body of `POST /time-limits/evaluate` (interfaces.md 2); a list of them is answered by a list. */
export interface TimeLimitRequestBody {
  /** Id of a calendar, such as `cn`, or a calendar. */
  readonly calendar: string | CalendarSource;
  /** A day `YYYY-MM-DD` in the calendar's zone, or an RFC 3339 instant with offset. */
  readonly start: string;
  readonly limit: Amount | { readonly due: string };
  readonly extensions?: readonly Amount[] | null | undefined;
  readonly suspensions?: readonly SuspensionBody[] | null | undefined;
  readonly warnings?: readonly { readonly before: Amount }[] | null | undefined;
  /** Moment of looking; now unless given. */
  readonly asOf?: string | null | undefined;
  readonly finished?: string | null | undefined;
}

/** A stretch that does not count: [from, to), open while `to` is absent. */
export interface SuspensionBody {
  readonly from: string;
  readonly to?: string | null | undefined;
  readonly limit?: Amount | null | undefined;
}

/** Answer of `POST /time-limits/evaluate`; days as `YYYY-MM-DD`, instants in the calendar's offset. */
export interface TimeLimitAnswer {
  readonly due: string | null;
  readonly state: ClockState;
  readonly beyondCalendar: string | null;
  readonly notBefore: string | null;
  readonly elapsed: CountedBody;
  /** Null where uncovered days decide it. */
  readonly remaining: CountedBody | null;
  /** One entry a warning, in the order asked; null without a due date. */
  readonly warnAt: readonly (string | null)[];
  readonly ledger: readonly LedgerLineBody[];
}

/** Counted days, or counted working seconds (exact to the millisecond). */
export type CountedBody = { readonly days: number } | { readonly workingSeconds: number };

/** One day of the ledger. */
interface LedgerLineBody {
  readonly date: string;
  readonly kind: LedgerKind;
  readonly counted: number;
}

const MOST_REQUESTS = 1000;
const MOST_LINES = 2_000_000; // ledger lines of one answer, about 120 MB

/**
 * Answers a body of `POST /time-limits/evaluate`: one request, or a list by a list. One request
 * that cannot be answered refuses the list; the path then begins with its index.
 */
export function answerTimeLimits(
  body: unknown,
  calendars: (id: string) => Calendar | undefined,
  now: Instant,
): Result<TimeLimitAnswer | readonly TimeLimitAnswer[], TimeLimitProblem> {
  if (!Array.isArray(body)) return answerTimeLimit(body, calendars, now);
  if (body.length > MOST_REQUESTS) {
    return tooMany('', `a list may have at most ${MOST_REQUESTS} requests; send several lists`);
  }
  const answers: TimeLimitAnswer[] = [];
  let lines = 0;
  for (const [index, request] of (body as readonly unknown[]).entries()) {
    const answer = answerTimeLimit(request, calendars, now);
    if (!answer.ok) {
      const { code, path, message } = answer.error;
      return err({ code, path: path === '' ? `[${index}]` : `[${index}].${path}`, message });
    }
    lines += answer.value.ledger.length;
    if (lines > MOST_LINES) {
      return tooMany(
        `[${index}]`,
        `the ledgers of a list may have at most ${MOST_LINES} lines together; give asOf near to start, or send several lists`,
      );
    }
    answers.push(answer.value);
  }
  return ok(answers);
}

/** Writes an evaluation as it crosses the wire. */
function encodeTimeLimitAnswer(evaluation: TimeLimitEvaluation): TimeLimitAnswer {
  const { calendar, reading, warnAt, ledger } = evaluation;
  const { zone } = calendar.rules;
  const { due, beyondCalendar, notBefore } = reading;
  return {
    due:
      due === null ? null : due.kind === 'day' ? formatDay(due.day) : formatInstant(zone, due.at),
    state: reading.state,
    beyondCalendar: beyondCalendar === null ? null : formatDay(beyondCalendar),
    notBefore: notBefore === null ? null : formatDay(notBefore),
    elapsed: reading.elapsed,
    remaining: reading.remaining,
    warnAt: warnAt.map((at) => (at === null ? null : formatInstant(zone, at))),
    ledger: ledger.map(({ day, kind, counted }) => ({ date: formatDay(day), kind, counted })),
  };
}

function answerTimeLimit(
  body: unknown,
  calendars: (id: string) => Calendar | undefined,
  now: Instant,
): Result<TimeLimitAnswer, TimeLimitProblem> {
  const request = decodeTimeLimitRequest(body);
  if (!request.ok) return request;
  const evaluation = evaluateTimeLimit(request.value, calendars, now);
  return evaluation.ok ? ok(encodeTimeLimitAnswer(evaluation.value)) : evaluation;
}

function tooMany(path: string, message: string): Result<never, TimeLimitProblem> {
  return err({ code: 'timeLimit/tooMany', path, message });
}
