import type { CaseCourse } from '../cases/case-course.ts';
import type { Configuration } from '../configuration.ts';
import type { Instant } from '../time/limit.ts';
import { isStated } from '../time/limit.ts';
import type { ClocksOfCase } from './clocks-of-case.ts';
import { makeClock } from './make-clock.ts';
import { suspensionOf } from './suspension-of.ts';
import type { SubjectClock } from './subject-clock.ts';

/**
 * Working days from acceptance to the finish of a case, suspensions left out (`domain.md` 5.4 I-07):
 * what the commitment clock has counted where it counts working days, else the same count without it.
 *
 * @returns undefined where the case is not finished; null where the days cannot be counted: it was
 *   never accepted, or the calendar does not reach so far
 */
export function handlingDays(
  { finished, ends }: CaseCourse,
  { clocks, acceptance, pauses }: ClocksOfCase,
  configuration: Configuration,
  asOf: Instant,
): number | null | undefined {
  if (finished === null || ends.some(({ time }) => time < finished.time)) return undefined;
  if (acceptance.at === null) return null;
  const own = clocks.find(({ kind }) => kind === 'commitment');
  if (own !== undefined && countsWorkingDays(own)) return daysOf(own);
  const counter = makeClock(
    {
      kind: 'commitment',
      id: 'handling',
      start: acceptance.at,
      limit: { value: 1, unit: 'workingDay' },
      extensions: [],
      suspensions: pauses.map(suspensionOf),
      doneAt: finished.time,
      ends: [],
      departmentCode: null,
      basis: 'count',
    },
    configuration,
    asOf,
  );
  return daysOf(counter);
}

function countsWorkingDays({ input: { limit } }: SubjectClock): boolean {
  // A limit of 0 counts from its due day on, which is not where the handling began.
  return !isStated(limit) && limit.unit === 'workingDay' && limit.value > 0;
}

function daysOf({ reading: { elapsed, remaining } }: SubjectClock): number | null {
  return remaining !== null && 'days' in elapsed ? elapsed.days : null;
}
