import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Configuration } from '../configuration.ts';
import type { Calendar } from '../time/calendar.ts';
import type { ClockInput } from '../time/clock.ts';
import type { Amount, Instant, Limit } from '../time/limit.ts';
import { isStated } from '../time/limit.ts';
import { readClock } from '../time/read-clock.ts';
import { bucketOf } from './bucket-of.ts';
import type { SubjectClock } from './subject-clock.ts';
import type { Pause } from './suspension-of.ts';
import { suspensionsUntil } from './suspension-of.ts';
import type { ClockKind } from './clock-kind.ts';

/** What decides one clock. */
export interface ClockFacts {
  readonly kind: ClockKind;
  readonly id: string;
  readonly start: Instant;
  readonly limit: Limit;
  readonly extensions: readonly Amount[];
  readonly suspensions: readonly Pause[];
  /** When what it measures was done; null while it was not. */
  readonly doneAt: Instant | null;
  /** Events that end it as void where it is running then. */
  readonly ends: readonly LoggedEvent[];
  readonly departmentCode: string | null;
  readonly basis: string;
}

/** A clock read at one moment, with the end of whichever came first: done, or void. */
export function makeClock(
  facts: ClockFacts,
  configuration: Configuration,
  asOf: Instant,
): SubjectClock {
  const { kind, id, start, departmentCode, basis } = facts;
  const done = doneAt(facts);
  const voided = voidedAt(facts.ends, start);
  const end = Math.min(done, voided);
  const endedAt = end === Infinity ? null : end;
  const input = inputOf(facts, endedAt);
  const reading = readClock(calendarOf(endedAt, configuration), input, asOf);
  const isVoid = voided < done;
  return {
    kind,
    id,
    input,
    reading,
    endedAt,
    void: isVoid,
    bucket: bucketOf(reading.state, isVoid),
    departmentCode,
    basis,
  };
}

/**
 * What is reported done before it began was done at once: a finding says so, no clock runs back.
 * An end that the source states may lie before the start as well, so there only what was done counts.
 */
function doneAt({ doneAt: at, start, limit }: ClockFacts): Instant {
  if (at === null) return Infinity;
  return isStated(limit) ? at : Math.max(at, start);
}

/**
 * The calendar a clock is read in: the latest recorded while it runs; once ended, the one that was
 * recorded when it ended (`design.md` 5).
 */
export function calendarOf(endedAt: Instant | null, configuration: Configuration): Calendar {
  return endedAt === null ? configuration.calendar : configuration.calendarAt(endedAt);
}

function voidedAt(ends: readonly LoggedEvent[], start: Instant): Instant {
  // In order of time, so the first that is not earlier is the one that found the clock running.
  for (const event of ends) if (event.time >= start) return event.time;
  return Infinity;
}

function inputOf(facts: ClockFacts, endedAt: Instant | null): ClockInput {
  const { start, limit, extensions, suspensions } = facts;
  const from = { kind: 'instant', at: start } as const;
  if (endedAt === null) return { start: from, limit, extensions, suspensions };
  return {
    start: from,
    limit,
    extensions,
    suspensions: suspensionsUntil(endedAt, suspensions),
    finished: { kind: 'instant', at: endedAt },
  };
}
