import type { SubjectCard } from '../cards/subject-card.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Filing } from '../configuration.ts';
import { CountedCells } from '../counted-cells.ts';
import type { Contribution } from '../derived-subject.ts';
import { addCardCells } from '../indicators/card-cells.ts';
import type { SubjectClock } from '../limits/subject-clock.ts';
import { dayAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';
import type { TicketCourse } from './ticket-course.ts';
import { knownKind } from './ticket-facts.ts';

/** What of a ticket its contribution depends on. */
export interface TicketCounted {
  readonly course: TicketCourse;
  readonly filing: Filing;
  readonly clocks: readonly SubjectClock[];
  readonly cards: readonly SubjectCard[];
  /** What the platform and persons decided about its cards. */
  readonly decisions: readonly LoggedEvent[];
  readonly calendar: Calendar;
  readonly asOf: Instant;
}

/**
 * What a ticket adds to the counts, each cell `[measure, name, path, department, category, day, kind]`:
 *
 * - `clock`: its clocks; those for closing once more under the kind of the ticket and with its channel,
 *   such as `["clock","complaint",…,"onTime","hotline"]`, and so the clock of the matter under `matter`
 * - `ticket`: what happened, kind the channel: `created` `answered` `dispatched` `assisted` `returned`
 *   `extended` `replied` `reopened` `closed` `merged`, of the department that was meant; `repeated`: the
 *   creation of one that is merged
 * - `inflow`: the same creation under the kind of the ticket, such as `["inflow","help",…]`
 * - `callBack`: `made` and `reached` for each; `solved` `yes` or `no` and `satisfied` `yes` (also 基本满意)
 *   or `no` of the last one of each round that says so
 * - `card`: its cards by level, with the kind `ticket`, and what came of them (`addCardCells`)
 */
export function ticketContribution(counted: TicketCounted): Contribution {
  const { course, filing, clocks, cards, decisions, calendar, asOf } = counted;
  const { category: itemCode, channel, kind } = course.facts;
  const { departmentCode } = course;
  const cells = new CountedCells(
    { path: filing.path, departmentCode, itemCode, kind: 'ticket' },
    calendar,
  );
  cells.addClocks(clocks);
  const add = (
    measure: string,
    name: string,
    department: string | null,
    day: Day | null,
    what: string | null,
  ): void => {
    cells.addOf(department, measure, name, day, what);
  };
  const happened = (name: string, event: LoggedEvent | null, department = departmentCode): void => {
    if (event !== null) {
      add('ticket', name, department, dayAt(calendar, event.time), channel);
    }
  };
  const known = knownKind(kind);
  if (known !== null) {
    for (const clock of clocks) {
      const measure = MEASURE_BY_KIND[clock.kind];
      if (measure === undefined) continue;
      const day = dueDayOf(clock, calendar);
      cells.addOf(clock.departmentCode, measure, known, day, clock.bucket, 1, channel);
    }
    if (course.created !== null) {
      add('inflow', known, departmentCode, dayAt(calendar, course.created.time), channel);
    }
  }
  happened('created', course.created);
  happened('answered', course.answered);
  for (const dispatch of course.dispatches) {
    const { role, event, departmentCode: department, returned, replied } = dispatch;
    happened(role === 'main' ? 'dispatched' : 'assisted', event, department);
    happened('returned', returned, department);
    happened('replied', replied, department);
    for (const { granted } of dispatch.extensions) happened('extended', granted, department);
  }
  for (const event of course.reopenings) happened('reopened', event);
  for (const event of course.closings) happened('closed', event);
  if (course.phase === 'merged') {
    happened('merged', course.end);
    happened('repeated', course.created);
  }
  addCallBacks(course, calendar, add);
  cells.addCards(cards);
  addCardCells(cells, cards, decisions, calendar, asOf);
  return cells.contribution;
}

type Add = (
  measure: string,
  name: string,
  department: string | null,
  day: Day | null,
  what: string | null,
) => void;

function addCallBacks({ callBacks, rounds }: TicketCourse, calendar: Calendar, add: Add): void {
  for (const { event, reached, departmentCode } of callBacks) {
    const day = dayAt(calendar, event.time);
    add('callBack', 'made', departmentCode, day, null);
    if (reached) add('callBack', 'reached', departmentCode, day, null);
  }
  for (const { no } of rounds) {
    const own = callBacks.filter(({ round }) => round === no);
    const solved = own.findLast((one) => one.solved !== null);
    if (solved !== undefined) {
      const day = dayAt(calendar, solved.event.time);
      add('callBack', 'solved', solved.departmentCode, day, solved.solved === true ? 'yes' : 'no');
    }
    const asked = own.findLast((one) => one.satisfaction !== null);
    if (asked?.satisfaction != null) {
      const day = dayAt(calendar, asked.event.time);
      add('callBack', 'satisfied', asked.departmentCode, day, SATISFIED[asked.satisfaction]);
    }
  }
}

/** Clocks that count once more under the kind of the ticket. */
const MEASURE_BY_KIND: Readonly<Partial<Record<SubjectClock['kind'], string>>> = {
  close: 'clock',
  matter: 'matter',
};

const SATISFIED = { satisfied: 'yes', basicallySatisfied: 'yes', dissatisfied: 'no' } as const;

function dueDayOf({ reading: { due } }: SubjectClock, calendar: Calendar): Day | null {
  if (due === null) return null;
  return due.kind === 'day' ? due.day : dayAt(calendar, due.at);
}
