import type { SubjectCard } from './cards/subject-card.ts';
import type { CaseCourse } from './cases/case-course.ts';
import type { Finding } from './cases/finding.ts';
import type { LoggedEvent } from './cases/logged-event.ts';
import type { Filing } from './configuration.ts';
import { CountedCells } from './counted-cells.ts';
import type { Contribution } from './derived-subject.ts';
import type { SubjectClock } from './limits/subject-clock.ts';
import { addCardCells } from './indicators/card-cells.ts';
import { caseCells } from './indicators/case-cells.ts';
import type { Calendar } from './time/calendar.ts';
import { dayAt } from './time/calendar.ts';
import type { Instant } from './time/limit.ts';

/** What of a case its contribution depends on. */
export interface ContributionFacts {
  readonly course: CaseCourse;
  readonly acceptedAt: Instant | null;
  readonly filing: Filing;
  readonly clocks: readonly SubjectClock[];
  readonly cards: readonly SubjectCard[];
  readonly findings: readonly Finding[];
  /** Working days that it took: see `handlingDays`. */
  readonly handlingDays: number | null | undefined;
  /** On its cards and orders, in order. */
  readonly decisions: readonly LoggedEvent[];
  readonly calendar: Calendar;
  readonly asOf: Instant;
}

/**
 * What a case adds to the counts (`design.md` 2 rule 3): its clocks and cards, and
 * `["volume", "received"|"accepted"|"finished"|"delivered", regionPath, department, item, channel, day]`.
 * What it adds beyond these for indicators says `caseCells`, for its cards `addCardCells`. Days are numbers as in `Day`; department, item, channel and due day may be null.
 */
export function contributionOf(facts: ContributionFacts): Contribution {
  const { course, acceptedAt, filing, clocks, cards, calendar } = facts;
  const { departmentCode, itemCode, channel } = course.facts;
  const cells = new CountedCells({ path: filing.path, departmentCode, itemCode }, calendar);
  cells.addClocks(clocks);
  const codes = `${JSON.stringify(departmentCode)},${JSON.stringify(itemCode)}`;
  const place = `${JSON.stringify(filing.path)},${codes},${JSON.stringify(channel)}`;
  addVolume(cells, 'received', place, course.received?.time ?? null, calendar);
  addVolume(cells, 'accepted', place, acceptedAt, calendar);
  addVolume(cells, 'finished', place, course.finished?.time ?? null, calendar);
  addVolume(cells, 'delivered', place, course.delivered?.time ?? null, calendar);
  cells.addCards(cards);
  addCardCells(cells, cards, facts.decisions, calendar, facts.asOf);
  for (const cell of caseCells(facts)) {
    cells.add(cell.measure, cell.name, cell.day, cell.kind, cell.amount, cell.channel);
  }
  return cells.contribution;
}

function addVolume(
  cells: CountedCells,
  milestone: string,
  place: string,
  at: Instant | null,
  calendar: Calendar,
): void {
  if (at !== null) cells.addCell(`["volume","${milestone}",${place},${dayAt(calendar, at)}]`, 1);
}
