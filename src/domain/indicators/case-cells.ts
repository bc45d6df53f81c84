import type { CaseCourse } from '../cases/case-course.ts';
import { textOf } from '../cases/read-data.ts';
import type { SubjectClock } from '../limits/subject-clock.ts';
import { dayAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../time/day.ts';
import { isStated } from '../time/limit.ts';
import type { Instant } from '../time/limit.ts';
import type { Finding } from '../cases/finding.ts';
import { IMPOSSIBLE_MOVES } from './impossible-moves.ts';
import { isExpress } from './is-express.ts';
import { suspendedDays } from './suspended-days.ts';

/** What of a case its further cells depend on. */
export interface CaseCellFacts {
  readonly course: CaseCourse;
  readonly acceptedAt: Instant | null;
  readonly clocks: readonly SubjectClock[];
  readonly findings: readonly Finding[];
  /** Working days it took: see `handlingDays`. */
  readonly handlingDays: number | null | undefined;
  readonly calendar: Calendar;
}

/** One cell without its place, which is the case's. */
export interface CaseCell {
  readonly measure: string;
  readonly name: string;
  readonly day: Day;
  readonly kind: string | null;
  readonly amount: number;
  /** How the case came, of what is asked by channel. */
  readonly channel?: string | null;
}

/**
 * What a case adds to indicators that its clocks, volumes and cards do not give. Most of it is about
 * exceptions, so that a case that goes its way adds little: events are taken in at the cost of cells.
 *
 * - `early` `commitment`, by due day: finished before the day it was due
 * - `days` `actual`, `statutory`, `spared`, by the day of the finish: sums of working days;
 *   `unknown`: cases whose days cannot be counted
 * - `notice` `correction`, by receipt, kind `once` or `again`; `outcome` `notAccepted`, by receipt
 * - `pause` `suspended`, `extended`, by acceptance; of those that are all resumed `resumed`, and `days`:
 *   working days on which they were suspended
 * - `delivery` `express`, by the delivery, with the channel
 * - `material` `provided`, by its own day, kind how
 * - `quality` `reportedLate`, `illogical`, `incomplete`, by receipt
 */
export function caseCells(facts: CaseCellFacts): readonly CaseCell[] {
  const { course, acceptedAt, calendar } = facts;
  const cells: CaseCell[] = [];
  const add = (measure: string, name: string, day: Day, kind: string | null = null, amount = 1) => {
    if (amount !== 0) cells.push({ measure, name, day, kind, amount });
  };
  addTimeTaken(facts, add);
  for (const [how, [day, count]] of materialsOf(course, calendar)) {
    add('material', 'provided', day, how, count);
  }
  if (acceptedAt !== null) {
    const day = dayAt(calendar, acceptedAt);
    if (course.suspensions.length > 0) {
      add('pause', 'suspended', day);
      const days = suspendedDays(course.suspensions, calendar);
      if (days !== null) {
        add('pause', 'resumed', day);
        add('pause', 'days', day, null, days);
      }
    }
    if (course.extensions.length > 0) add('pause', 'extended', day);
  }
  if (course.delivered !== null && isExpress(textOf(course.delivered.data, 'method'))) {
    const day = dayAt(calendar, course.delivered.time);
    const { channel } = course.facts;
    cells.push({ measure: 'delivery', name: 'express', day, kind: null, amount: 1, channel });
  }
  if (course.received !== null) {
    const day = dayAt(calendar, course.received.time);
    if (course.corrections.length > 0) {
      add('notice', 'correction', day, course.corrections.length === 1 ? 'once' : 'again');
    }
    if (course.notAccepted !== null) add('outcome', 'notAccepted', day);
    const codes = new Set(facts.findings.map(({ code }) => code));
    if (codes.has('reportedLate')) add('quality', 'reportedLate', day);
    if (IMPOSSIBLE_MOVES.some((code) => codes.has(code))) add('quality', 'illogical', day);
    if (isIncomplete(course)) add('quality', 'incomplete', day);
  }
  return cells;
}

type Add = (measure: string, name: string, day: Day, kind?: string | null, amount?: number) => void;

function addTimeTaken({ course, clocks, handlingDays, calendar }: CaseCellFacts, add: Add): void {
  const { finished } = course;
  if (finished === null) return;
  const commitment = clocks.find(({ kind }) => kind === 'commitment');
  if (commitment !== undefined) {
    const due = earlyDueDay(commitment, calendar);
    if (due !== null) add('early', 'commitment', due);
  }
  const day = dayAt(calendar, finished.time);
  if (handlingDays === undefined || handlingDays === null) {
    add('days', 'unknown', day);
    return;
  }
  add('days', 'actual', day, null, handlingDays);
  const limit = clocks.find(({ kind }) => kind === 'statutory')?.input.limit;
  if (limit === undefined || isStated(limit) || limit.unit !== 'workingDay') return;
  add('days', 'statutory', day, null, limit.value);
  add('days', 'spared', day, null, limit.value - handlingDays);
}

/** The due day of a clock that ended before it; null of any other. */
function earlyDueDay({ reading, endedAt, bucket }: SubjectClock, calendar: Calendar): Day | null {
  const { due } = reading;
  if (bucket !== 'onTime' || due === null || endedAt === null) return null;
  if (due.kind === 'day') return dayAt(calendar, endedAt) < due.day ? due.day : null;
  return endedAt < due.at ? dayAt(calendar, due.at) : null;
}

/** Materials taken by how they came and the day, in the order in which they were. */
function* materialsOf(
  { events }: CaseCourse,
  calendar: Calendar,
): Generator<readonly [how: string | null, readonly [day: Day, count: number]]> {
  const counts = new Map<string, { how: string | null; day: Day; count: number }>();
  for (const event of events) {
    if (event.type !== 'case.materialProvided') continue;
    const how = textOf(event.data, 'how');
    const day = dayAt(calendar, event.time);
    const key = `${day} ${how ?? ''}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { how, day, count: 1 });
    else known.count += 1;
  }
  for (const { how, day, count } of counts.values()) yield [how, [day, count]];
}

/** Whether a fact is missing that every case has. */
function isIncomplete({ facts }: CaseCourse): boolean {
  const { itemCode, regionCode, departmentCode, channel, title } = facts;
  return [itemCode, regionCode, departmentCode, channel, title].includes(null);
}
