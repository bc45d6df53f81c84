import type { CaseCourse, CaseStep } from './cases/case-course.ts';
import type { CaseFacts } from './cases/case-facts.ts';
import type { Finding } from './cases/finding.ts';
import { FindingList } from './cases/finding-list.ts';
import { foldCase } from './cases/fold-case.ts';
import { findLateReport, isOfEarlierDay } from './cases/late-report.ts';
import type { EventData, LoggedEvent } from './cases/logged-event.ts';
import { findOrder } from './cases/order-findings.ts';
import { textOf } from './cases/read-data.ts';
import type { Configuration } from './configuration.ts';
import { CountedCells, dueDayOf } from './counted-cells.ts';
import type { CountedPlace } from './counted-cells.ts';
import type { Contribution } from './derived-subject.ts';
import { caseCells } from './indicators/case-cells.ts';
import { IMPOSSIBLE_MOVES } from './indicators/impossible-moves.ts';
import { clocksOfCase } from './limits/clocks-of-case.ts';
import { handlingDays } from './limits/handling-days.ts';
import { nextOfClocks } from './next-instant.ts';
import { splitEvents } from './split-events.ts';
import type { Calendar } from './time/calendar.ts';
import type { Day } from './time/day.ts';
import { isStated } from './time/limit.ts';
import type { Instant, Limit } from './time/limit.ts';

type Reported = Pick<LoggedEvent, 'time' | 'receivedAt'>;

/**
 * What of a case other days off and other limits can move, without its events: small enough to be kept
 * by the hundred thousand, so that asking what would be reads no event again.
 */
export interface CaseBrief {
  /** Without events; of what stands in them only instants, limits and reasons are left. */
  readonly course: CaseCourse;
  readonly path: string;
  readonly acceptedAt: Instant | null;
  readonly isDeemed: boolean;
  /** Events that came in on a later day than they happened; how late depends on the days off. */
  readonly late: readonly Reported[];
  readonly impossible: readonly Finding[];
  /** Whether an order was issued on one of its cards: when its reply is late depends on the days off. */
  readonly hasOrder: boolean;
}

/** A cell that a brief gives, without its path and item, which are the case's. */
export interface BriefCell {
  readonly measure: string;
  readonly name: string;
  readonly departmentCode: string | null;
  readonly day: Day | null;
  readonly kind: string | null;
  readonly amount: number;
}

/** Cells that a brief gives, in a steady order, and when they change by themselves. */
export interface BriefList {
  readonly list: readonly BriefCell[];
  readonly nextAt: Instant | null;
}

/** The same as texts of a contribution, each once. */
export interface BriefCells {
  readonly cells: Contribution;
  readonly nextAt: Instant | null;
}

/** Measures that neither days off nor limits move: a brief does not give them. */
const STEADY = ['volume', 'card', 'corrected', 'order', 'material', 'delivery'].map(
  (measure) => `["${measure}",`,
);

const NOTHING: readonly never[] = [];
const NO_DATA: EventData = {};
const APPROVED: EventData = { result: 'approved' };
const LATE: Finding = { code: 'reportedLate', at: 0, facts: {} };

/** The cells of a whole contribution that a brief gives as well, without the line before them. */
export function briefPart(contribution: Contribution): Contribution {
  return contribution.filter(([cell]) => !STEADY.some((begin) => cell.startsWith(begin)));
}

/** The brief of a case from the set of its events, as they had happened at a moment. */
export function briefOf(
  events: readonly LoggedEvent[],
  configuration: Configuration,
  asOf: Instant,
): CaseBrief {
  const { own, ofCards } = splitEvents(events, 'case.', asOf);
  const course = foldCase(own);
  const { acceptance } = clocksOfCase(course, configuration, asOf);
  const isDeemed = acceptance.deemedAt !== null;
  const findings = new FindingList();
  findOrder(course, isDeemed, findings);
  const { calendar } = configuration;
  const late = own
    .filter((event) => isOfEarlierDay(event, calendar))
    .map(({ time, receivedAt }) => ({ time, receivedAt }));
  return {
    course: courseInBrief(course),
    path: configuration.fileRegion(course.facts.regionCode).path,
    acceptedAt: acceptance.at,
    isDeemed,
    late: shared(late),
    impossible: shared(findings.inOrder.filter(({ code }) => IMPOSSIBLE_MOVES.includes(code))),
    hasOrder: ofCards.some(({ type }) => type.startsWith('order.')),
  };
}

/**
 * What a case would add by other rules. A list and no texts: of a hundred thousand cases those would be
 * more than half of the work.
 *
 * @param days working days by which its commitment limit would be longer
 * @returns undefined where the rules move more than a brief knows: the case is to be derived as a whole
 */
export function listOfBrief(
  brief: CaseBrief,
  configuration: Configuration,
  asOf: Instant,
  days: number,
): BriefList | undefined {
  const course = days === 0 ? brief.course : withLongerLimit(brief.course, days);
  const made = clocksOfCase(course, configuration, asOf);
  const { acceptance, clocks } = made;
  const isDeemed = acceptance.deemedAt !== null;
  if (acceptance.at !== brief.acceptedAt || isDeemed !== brief.isDeemed) return undefined;
  const { departmentCode: own } = course.facts;
  const { calendar } = configuration;
  const list: BriefCell[] = [];
  for (const { kind: name, departmentCode, reading, bucket } of clocks) {
    const day = dueDayOf(reading.due, calendar);
    list.push({ measure: 'clock', name, departmentCode, day, kind: bucket, amount: 1 });
  }
  const isLate = brief.late.some((one) => findLateReport(one, calendar) !== undefined);
  const further = caseCells({
    course,
    clocks,
    calendar,
    acceptedAt: acceptance.at,
    findings: isLate ? [LATE, ...brief.impossible] : brief.impossible,
    handlingDays: handlingDays(course, made, configuration, asOf),
  });
  for (const { measure, name, day, kind, amount } of further) {
    list.push({ measure, name, departmentCode: own, day, kind, amount });
  }
  return { list, nextAt: nextOfClocks(clocks) };
}

/** The same as the texts of a contribution. */
export function cellsOfBrief(
  brief: CaseBrief,
  configuration: Configuration,
  asOf: Instant,
  days: number,
): BriefCells | undefined {
  const found = listOfBrief(brief, configuration, asOf, days);
  if (found === undefined) return undefined;
  const { departmentCode, itemCode } = brief.course.facts;
  const place = { path: brief.path, departmentCode, itemCode };
  return {
    cells: cellsOfList(found.list, place, configuration.calendar),
    nextAt: found.nextAt,
  };
}

/** The texts of a list for a case that lies somewhere. */
export function cellsOfList(
  list: readonly BriefCell[],
  place: CountedPlace,
  calendar: Calendar,
): Contribution {
  const cells = new CountedCells(place, calendar);
  const [path, item] = [JSON.stringify(place.path), JSON.stringify(place.itemCode)];
  for (const cell of list) {
    const { measure, name, day, kind, amount } = cell;
    if (measure === 'clock') {
      const where = `${path},${JSON.stringify(cell.departmentCode)},${item}`;
      cells.addCell(`["clock","${name}",${where},${day},${JSON.stringify(kind)}]`, amount);
    } else cells.addOf(cell.departmentCode, measure, name, day, kind, amount);
  }
  return cells.contribution;
}

/** A limit in working days longer by so many, never below 0; any other stays. */
export function longerLimit(limit: Limit, days: number): Limit {
  if (isStated(limit) || limit.unit !== 'workingDay') return limit;
  return { ...limit, value: Math.max(0, limit.value + days) };
}

function withLongerLimit(course: CaseCourse, days: number): CaseCourse {
  const { facts } = course;
  const { commitmentLimit: limit } = facts;
  if (limit === null) return course;
  return { ...course, facts: { ...facts, commitmentLimit: longerLimit(limit, days) } };
}

function courseInBrief(course: CaseCourse): CaseCourse {
  const { decided, corrections } = course;
  // Only corrections are compared with the acceptance, by more than their time.
  const brief = corrections.length === 0 ? inBrief : inOrder;
  const isApproved = decided !== null && textOf(decided.data, 'result') === 'approved';
  return {
    events: NOTHING,
    facts: factsInBrief(course.facts),
    phase: course.phase,
    received: brief(course.received),
    accepted: brief(course.accepted),
    corrections: corrections.map((one) => ({ ...one, event: inOrder(one.event) })),
    notAccepted: brief(course.notAccepted),
    decided: decided && { ...inBrief(decided), data: isApproved ? APPROVED : NO_DATA },
    finished: brief(course.finished),
    delivered: brief(course.delivered),
    ends: course.ends.length === 0 ? NOTHING : course.ends.map(inBrief),
    steps: shared(course.steps.filter(isTimed)),
    suspensions: course.suspensions.map((one) => ({ ...one, event: inBrief(one.event) })),
    extensions: course.extensions.map((one) => ({ ...one, event: inBrief(one.event) })),
  };
}

/** Whether a step has a clock. */
export function isTimed({ limit, startedAt }: CaseStep): boolean {
  return limit !== null && startedAt !== null;
}

function shared<T>(some: readonly T[]): readonly T[] {
  return some.length === 0 ? NOTHING : some;
}

function factsInBrief(facts: CaseFacts): CaseFacts {
  return {
    ...facts,
    // Whether there is one is all that counts.
    title: facts.title === null ? null : '',
    channel: facts.channel === null ? null : '',
    applicant: null,
    others: {},
  };
}

/** When it happened, and nothing else. */
function inBrief<E extends LoggedEvent | null>(event: E): E;
function inBrief(event: LoggedEvent | null): LoggedEvent | null {
  return event && { ...inOrder(event), source: '', id: '', sequence: null };
}

/** When it happened, and what else its order follows from. */
function inOrder<E extends LoggedEvent | null>(event: E): E;
function inOrder(event: LoggedEvent | null): LoggedEvent | null {
  if (event === null) return null;
  const { source, id, type, time, sequence } = event;
  return { source, id, type, subject: '', time, sequence, receivedAt: time, data: NO_DATA };
}
