import type { FindingList } from '../cases/finding-list.ts';
import type { Configuration } from '../configuration.ts';
import type { ClockReading } from '../time/clock.ts';
import { formatDay } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';
import { readClock } from '../time/read-clock.ts';
import type { SubjectClock } from './subject-clock.ts';

/** An ended clock keeps its calendar; where the latest one would answer otherwise, that is said. */
export function findDifference(
  clock: SubjectClock,
  configuration: Configuration,
  asOf: Instant,
  findings: FindingList,
): void {
  const { endedAt, reading, input } = clock;
  if (endedAt === null || configuration.calendarAt(endedAt) === configuration.calendar) return;
  const now = readClock(configuration.calendar, input, asOf);
  if (now.state === reading.state && dueText(now) === dueText(reading)) return;
  findings.addAt('wouldDiffer', endedAt, {
    clock: clock.id,
    due: dueText(reading),
    wouldBeDue: dueText(now),
    state: reading.state,
    wouldBe: now.state,
  });
}

function dueText({ due }: ClockReading): string | null {
  if (due === null) return null;
  return due.kind === 'day' ? formatDay(due.day) : new Date(due.at).toISOString();
}
