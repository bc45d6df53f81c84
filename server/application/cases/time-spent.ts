import type { TimeSpentView } from '#contract/case-view.ts';
import type { CaseStep } from '#domain/cases/case-course.ts';
import type { DerivedCase } from '#domain/derived-case.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Suspension } from '#domain/time/clock.ts';
import type { Instant } from '#domain/time/limit.ts';
import { readClock } from '#domain/time/read-clock.ts';
import { instantText, instantTextOf } from '../times.ts';

/**
 * Where the time of a case went, step by step: working days at work, suspended, and waiting between
 * the step before (for the first one the receipt) and this one's start.
 */
export function timeSpent(
  derived: DerivedCase,
  calendar: Calendar,
  asOf: Instant,
): readonly TimeSpentView[] {
  const { course } = derived;
  const suspensions = [...course.suspensions, ...course.corrections].map(
    ({ from, to, limit }): Suspension => ({
      from: { kind: 'instant', at: from },
      to: { kind: 'instant', at: to ?? asOf },
      limit: limit ?? undefined,
    }),
  );
  const steps = course.steps
    .filter((step): step is CaseStep & { startedAt: Instant } => step.startedAt !== null)
    .sort((one, other) => one.startedAt - other.startedAt);
  let idleSince = derived.receivedAt;
  return steps.map((step) => {
    const to = Math.max(step.finishedAt ?? asOf, step.startedAt);
    const all = workingDays(calendar, step.startedAt, to, []);
    const active = workingDays(calendar, step.startedAt, to, suspensions);
    const waiting =
      idleSince === null || idleSince >= step.startedAt
        ? 0
        : workingDays(calendar, idleSince, step.startedAt, suspensions);
    idleSince = Math.max(idleSince ?? to, to);
    return {
      step: step.step,
      departmentCode: step.departmentCode,
      officer: step.officer,
      from: instantText(calendar, step.startedAt),
      to: instantTextOf(calendar, step.finishedAt),
      active,
      suspended: all === null || active === null ? null : all - active,
      waiting,
    };
  });
}

/** Working days after the first day up to the last; null where the calendar does not cover them. */
function workingDays(
  calendar: Calendar,
  from: Instant,
  to: Instant,
  suspensions: readonly Suspension[],
): number | null {
  const { elapsed, state } = readClock(
    calendar,
    {
      start: { kind: 'instant', at: from },
      limit: { value: 0, unit: 'workingDay' },
      extensions: [],
      suspensions,
      finished: { kind: 'instant', at: to },
    },
    to,
  );
  return state === 'unknown' || !('days' in elapsed) ? null : elapsed.days;
}
