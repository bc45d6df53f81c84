import type { SubjectCard } from './cards/subject-card.ts';
import type { CaseCourse } from './cases/case-course.ts';
import type { Filing } from './configuration.ts';
import type { Contribution } from './derived-subject.ts';
import type { SubjectClock } from './limits/subject-clock.ts';
import type { Calendar } from './time/calendar.ts';
import { dayAt } from './time/calendar.ts';
import type { Due } from './time/clock.ts';
import type { Instant } from './time/limit.ts';

/** What of a case its contribution depends on. */
export interface ContributionFacts {
  readonly course: CaseCourse;
  readonly acceptedAt: Instant | null;
  readonly filing: Filing;
  readonly clocks: readonly SubjectClock[];
  readonly cards: readonly SubjectCard[];
  readonly calendar: Calendar;
}

/**
 * What a case adds to the counts (`design.md` 2 rule 3). A cell is JSON text:
 *
 * - `["clock", kind, regionPath, department, item, dueDay, bucket]`
 * - `["volume", "received"|"accepted"|"finished"|"delivered", regionPath, department, item, channel, day]`
 * - `["card", level, regionPath, department, item, day]`, un-revoked cards by the day of their ground
 *
 * Days are numbers as in `Day`; department, item, channel and due day may be null.
 */
export function contributionOf(facts: ContributionFacts): Contribution {
  const { course, acceptedAt, filing, clocks, cards, calendar } = facts;
  const { departmentCode, itemCode, channel } = course.facts;
  const path = JSON.stringify(filing.path);
  const department = JSON.stringify(departmentCode);
  const item = JSON.stringify(itemCode);
  const cells = new Map<string, number>();
  for (const clock of clocks) {
    const answerable =
      clock.departmentCode === departmentCode ? department : JSON.stringify(clock.departmentCode);
    const due = dueDayOf(clock.reading.due, calendar);
    addTo(
      cells,
      `["clock","${clock.kind}",${path},${answerable},${item},${due},"${clock.bucket}"]`,
    );
  }
  const place = `${path},${department},${item},${JSON.stringify(channel)}`;
  addVolume(cells, 'received', place, course.received?.time ?? null, calendar);
  addVolume(cells, 'accepted', place, acceptedAt, calendar);
  addVolume(cells, 'finished', place, course.finished?.time ?? null, calendar);
  addVolume(cells, 'delivered', place, course.delivered?.time ?? null, calendar);
  for (const card of cards) {
    if (card.state === 'revoked') continue;
    const answerable = JSON.stringify(card.departmentCode);
    const day = dayAt(calendar, card.groundAt);
    addTo(cells, `["card","${card.level}",${path},${answerable},${item},${day}]`);
  }
  return [...cells];
}

function addVolume(
  cells: Map<string, number>,
  milestone: string,
  place: string,
  at: Instant | null,
  calendar: Calendar,
): void {
  if (at !== null) addTo(cells, `["volume","${milestone}",${place},${dayAt(calendar, at)}]`);
}

function addTo(cells: Map<string, number>, cell: string): void {
  cells.set(cell, (cells.get(cell) ?? 0) + 1);
}

function dueDayOf(due: Due | null, calendar: Calendar): number | 'null' {
  if (due === null) return 'null';
  return due.kind === 'day' ? due.day : dayAt(calendar, due.at);
}
