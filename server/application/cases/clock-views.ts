import { maskText } from '#domain/access/masking.ts';
import type { ClockView, LedgerLineText, LimitText } from '#contract/clock-view.ts';
import { warningAt } from '#domain/cards/ground.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { DerivedCase } from '#domain/derived-case.ts';
import type { SubjectClock } from '#domain/limits/subject-clock.ts';
import { calendarOf } from '#domain/limits/make-clock.ts';
import { dayAt, findDayName } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { ClockStart, Suspension } from '#domain/time/clock.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { ledger } from '#domain/time/ledger.ts';
import type { Instant } from '#domain/time/limit.ts';
import { dueText, instantText, instantTextOf, limitText } from '../times.ts';

/** Why a clock paused from an instant on; it knows itself only when. */
export interface ReasonOfPause {
  readonly from: Instant;
  readonly reason: string | null;
}

/** The pauses of a case's clocks. */
export function pausesOf({ course }: DerivedCase): readonly ReasonOfPause[] {
  return [...course.suspensions, ...course.corrections];
}

/** Clocks of one subject, each with its ledger and the calendar it is read in. */
export function clockViews(
  clocks: readonly SubjectClock[],
  pauses: readonly ReasonOfPause[],
  configuration: Configuration,
  asOf: Instant,
): readonly ClockView[] {
  return clocks.map((clock) => clockView(clock, pauses, configuration, asOf));
}

function clockView(
  clock: SubjectClock,
  pauses: readonly ReasonOfPause[],
  configuration: Configuration,
  asOf: Instant,
): ClockView {
  const calendar = calendarOf(clock.endedAt, configuration);
  const { input, reading } = clock;
  const suspensions = input.suspensions.map((suspension) => ({
    from: startText(calendar, suspension.from),
    to: suspension.to === undefined ? null : startText(calendar, suspension.to),
    limit: suspension.limit === undefined ? null : limitText(calendar, suspension.limit),
    reason: reasonOf(suspension, pauses),
  }));
  return {
    kind: clock.kind,
    id: clock.id,
    start: startText(calendar, input.start),
    due: dueText(calendar, reading.due),
    endedAt: instantTextOf(calendar, clock.endedAt),
    state: clock.void ? 'void' : reading.state,
    bucket: clock.bucket,
    limit: limitText(calendar, input.limit),
    basis: clock.basis,
    departmentCode: clock.departmentCode,
    beyondCalendar: reading.beyondCalendar === null ? null : formatDay(reading.beyondCalendar),
    notBefore: reading.notBefore === null ? null : formatDay(reading.notBefore),
    elapsed: reading.elapsed,
    remaining: reading.remaining,
    warnAt: warningsOf(clock, configuration).map((at) => instantText(calendar, at)),
    suspensions,
    extensions: input.extensions,
    ledger: ledger(calendar, input, asOf).map(({ day, kind, counted }) => ({
      date: formatDay(day),
      kind,
      counted,
      ...nameOf(calendar, day),
      ...(kind === 'suspended' ? suspendedFor(calendar, day, suspensions) : {}),
    })),
  };
}

function startText(calendar: Calendar, start: ClockStart): string {
  return start.kind === 'day' ? formatDay(start.day) : instantText(calendar, start.at);
}

function warningsOf(clock: SubjectClock, configuration: Configuration): readonly Instant[] {
  const found = new Set<Instant>();
  for (const { rules } of configuration.cardRules) {
    for (const rule of rules) {
      if (rule.clock !== clock.kind) continue;
      const at = warningAt(clock, rule, configuration);
      if (at !== null) found.add(at);
    }
  }
  return [...found].sort((one, other) => one - other);
}

function reasonOf({ from }: Suspension, pauses: readonly ReasonOfPause[]): string | null {
  if (from.kind === 'day') return null;
  const reason = pauses.find((one) => one.from === from.at)?.reason ?? null;
  return reason === null ? null : maskText(reason);
}

function nameOf(calendar: Calendar, day: Day): Pick<LedgerLineText, 'name'> {
  const name = findDayName(calendar, day);
  return name === undefined ? {} : { name };
}

function suspendedFor(
  calendar: Calendar,
  day: Day,
  suspensions: readonly { from: string; limit: LimitText | null; reason: string | null }[],
): Pick<LedgerLineText, 'reason'> {
  const covering = suspensions.findLast(({ from }) => dayOfText(calendar, from) <= day);
  return covering?.reason == null ? {} : { reason: covering.reason };
}

function dayOfText(calendar: Calendar, text: string): Day {
  return dayAt(calendar, Date.parse(text.length === 10 ? `${text}T12:00:00Z` : text));
}
