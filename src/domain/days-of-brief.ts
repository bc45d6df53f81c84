import type { CaseBrief } from './case-brief.ts';
import type { Configuration } from './configuration.ts';
import { clocksOfCase } from './limits/clocks-of-case.ts';
import { calendarOf } from './limits/make-clock.ts';
import { dayAt } from './time/calendar.ts';
import type { Calendar } from './time/calendar.ts';
import type { Due } from './time/clock.ts';
import type { Day } from './time/day.ts';
import type { Instant } from './time/limit.ts';
import { readClock } from './time/read-clock.ts';

/** Days from one to another, both included; `to` is Infinity where nobody knows the last. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The days that are counted somewhere in a case: from the first thing that happened up to the last one,
 * or the last day that is due. Whether any other day is worked moves no cell of its brief. A day more on
 * both sides, since hours may be counted over midnight.
 *
 * @returns undefined where a clock has ended in a calendar that is not the present one: more than single
 *   days may be otherwise
 */
export function daysOfBrief(
  brief: CaseBrief,
  configuration: Configuration,
  asOf: Instant,
): DaySpan | undefined {
  const { course, late } = brief;
  const { calendar } = configuration;
  const instants: Instant[] = [];
  for (const event of [
    ...[course.received, course.accepted, course.notAccepted, course.decided],
    ...[course.finished, course.delivered, ...course.ends],
  ]) {
    if (event !== null) instants.push(event.time);
  }
  for (const { time, receivedAt } of late) instants.push(time, receivedAt);
  for (const { at } of course.extensions) instants.push(at);
  for (const { startedAt, finishedAt } of course.steps) {
    instants.push(...[startedAt, finishedAt].filter((at) => at !== null));
  }
  let isOpen = false;
  for (const { from, to } of [...course.suspensions, ...course.corrections]) {
    instants.push(from);
    if (to === null) isOpen = true;
    else instants.push(to);
  }
  const { clocks, acceptance } = clocksOfCase(course, configuration, asOf);
  const ended = [...clocks.map(({ endedAt }) => endedAt), course.finished?.time ?? null];
  if (ended.some((at) => calendarOf(at, configuration) !== calendar)) return undefined;
  const dues = clocks.map(({ reading }) => reading.due);
  if (acceptance.at !== null) {
    instants.push(acceptance.at);
    // What counts how long it took looks one working day ahead.
    const start = { kind: 'day', day: dayAt(calendar, acceptance.at) } as const;
    const limit = { value: 1, unit: 'workingDay' } as const;
    const input = { start, limit, extensions: [], suspensions: [] };
    dues.push(readClock(calendar, input, asOf).due);
  }
  const days = [
    ...instants.map((at): number => dayAt(calendar, at)),
    ...dues.map((due) => dayOfDue(due, calendar)),
  ];
  return {
    from: Math.min(...days) - 1,
    to: isOpen ? Infinity : Math.max(...days) + 1,
  };
}

function dayOfDue(due: Due | null, calendar: Calendar): Day | typeof Infinity {
  if (due === null) return Infinity;
  return due.kind === 'day' ? due.day : dayAt(calendar, due.at);
}
