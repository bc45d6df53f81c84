import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Configuration, Filing } from '../configuration.ts';
import { calendarOf, makeClock } from '../limits/make-clock.ts';
import type { ClockFacts } from '../limits/make-clock.ts';
import type { SubjectClock } from '../limits/subject-clock.ts';
import { dayAt } from '../time/calendar.ts';
import type { Amount, Instant, Limit } from '../time/limit.ts';
import { countTicketExtensions } from './count-ticket-extensions.ts';
import type { TicketExtensionFault } from './count-ticket-extensions.ts';
import type {
  StatedLimit,
  TicketCourse,
  TicketDispatch,
  TicketExtension,
  TicketRound,
} from './ticket-course.ts';
import { isUrgent, knownKind } from './ticket-facts.ts';
import { findTicketLimits } from './ticket-limits.ts';
import type { TicketLimitRule } from './ticket-limits.ts';

/** All clocks of a ticket and what was decided on the way. */
export interface ClocksOfTicket {
  readonly clocks: readonly SubjectClock[];
  /** Of a clock, by its id: extensions that do not move it. */
  readonly extensionFaults: readonly {
    readonly clock: string;
    readonly extension: TicketExtension;
    readonly code: TicketExtensionFault;
  }[];
}

const NOTHING: readonly never[] = [];

/** What every clock of a ticket is made with. */
interface Known {
  readonly course: TicketCourse;
  readonly filing: Filing;
  readonly configuration: Configuration;
  readonly asOf: Instant;
  readonly faults: ClocksOfTicket['extensionFaults'][number][];
}

/**
 * The clocks of `design.md` 5, read at one moment: from each dispatch those of its department, from the
 * first dispatch that of the matter. The matter's is never begun anew by a return, a transfer, another
 * dispatch or a merger; a re-handling is a round of its own and has another.
 */
export function clocksOfTicket(
  course: TicketCourse,
  filing: Filing,
  configuration: Configuration,
  asOf: Instant,
): ClocksOfTicket {
  const known: Known = { course, filing, configuration, asOf, faults: [] };
  const clocks: SubjectClock[] = [];
  const add = (clock: SubjectClock | null): void => {
    if (clock !== null) clocks.push(clock);
  };
  for (const round of course.rounds) add(matterClock(round, known));
  for (const dispatch of course.dispatches) {
    const limits = limitsOn(dispatch.at, known);
    add(signClock(dispatch, limits, known));
    if (dispatch.role === 'main') add(returnClock(dispatch, limits, known));
    add(closeClock(dispatch, limits, known));
  }
  return { clocks, extensionFaults: known.faults };
}

/** Runs until the caller is answered, whoever has the ticket meanwhile. */
function matterClock(round: TicketRound, known: Known): SubjectClock | null {
  if (round.startedAt === null) return null;
  const limits = limitsOn(round.startedAt, known);
  const stated = limitOf(round.limit, limits?.close);
  if (stated === null) return null;
  const facts: ClockFacts = {
    kind: 'matter',
    id: round.no === 1 ? 'matter' : `matter:${round.no}`,
    start: round.startedAt,
    ...stated,
    basis: stated.basis ?? basisOf(limits),
    extensions: NOTHING,
    suspensions: NOTHING,
    doneAt: round.ended?.time ?? null,
    ends: NOTHING,
    departmentCode: round.departmentCode,
  };
  return extended(facts, round.extensions, limits, known);
}

/** Ends with the first sign that the department has it. */
function signClock(
  dispatch: TicketDispatch,
  limits: TicketLimitRule | undefined,
  known: Known,
): SubjectClock | null {
  const facts = factsOf('sign', dispatch, limitOf(dispatch.signLimit, limits?.sign), limits);
  if (facts === null) return null;
  const { seen, taken, closed } = dispatch;
  return endedBy(facts, seen, taken ?? closed, known);
}

/** A right and not a duty: what was not returned in time is void, not overdue. */
function returnClock(
  dispatch: TicketDispatch,
  limits: TicketLimitRule | undefined,
  known: Known,
): SubjectClock | null {
  const limit = limitOf(dispatch.returnLimit, limits?.return);
  const facts = factsOf('return', dispatch, limit, limits);
  if (facts === null) return null;
  const { returned, replied, taken, closed } = dispatch;
  const { configuration, asOf } = known;
  if (returned !== null) {
    return makeClock({ ...facts, doneAt: returned.time }, configuration, asOf);
  }
  const ends = firstOf(replied, taken, closed);
  const open = makeClock({ ...facts, ends: ends === null ? NOTHING : [ends] }, configuration, asOf);
  const { breachAt } = open.reading;
  if (breachAt === null || breachAt > asOf) return open;
  if (open.endedAt !== null && open.endedAt < breachAt) return open;
  const lapsed = { ...dispatch.event, time: breachAt };
  return makeClock({ ...facts, ends: [lapsed] }, configuration, asOf);
}

/** Ends with the department's answer, or with the ticket: Shandong's rules ask for the result 反馈. */
function closeClock(
  dispatch: TicketDispatch,
  limits: TicketLimitRule | undefined,
  known: Known,
): SubjectClock | null {
  const facts = factsOf('close', dispatch, limitOf(dispatch.limit, limits?.close), limits);
  if (facts === null) return null;
  const { replied, closed, taken, extensions } = dispatch;
  const done = firstOf(replied, closed);
  const clock = extended({ ...facts, doneAt: done?.time ?? null }, extensions, limits, known);
  if (taken === null || (done !== null && done.time <= taken.time)) return clock;
  return endedBy({ ...facts, extensions: clock.input.extensions }, null, taken, known);
}

/**
 * A clock that ends when it is done. Taken away before that, it is void as long as it was not over:
 * nobody is rid of what is late by sending it on.
 */
function endedBy(
  facts: ClockFacts,
  done: LoggedEvent | null,
  taken: LoggedEvent | null,
  { configuration, asOf }: Known,
): SubjectClock {
  if (done !== null && (taken === null || done.time <= taken.time)) {
    return makeClock({ ...facts, doneAt: done.time }, configuration, asOf);
  }
  const open = makeClock(facts, configuration, asOf);
  if (taken === null) return open;
  const { breachAt } = open.reading;
  return breachAt !== null && taken.time >= breachAt
    ? makeClock({ ...facts, doneAt: taken.time }, configuration, asOf)
    : makeClock({ ...facts, ends: [taken] }, configuration, asOf);
}

function extended(
  facts: ClockFacts,
  extensions: readonly TicketExtension[],
  limits: TicketLimitRule | undefined,
  { configuration, asOf, faults }: Known,
): SubjectClock {
  const clock = makeClock(facts, configuration, asOf);
  if (extensions.length === 0 || limits === undefined) return clock;
  const counted = countTicketExtensions(
    extensions,
    facts.limit,
    limits.extension,
    (so) => makeClock({ ...facts, extensions: so }, configuration, asOf).reading.due,
    calendarOf(clock.endedAt, configuration),
  );
  for (const fault of counted.faults) faults.push({ clock: facts.id, ...fault });
  if (counted.counted.length === 0) return clock;
  return makeClock({ ...facts, extensions: counted.counted }, configuration, asOf);
}

function factsOf(
  kind: 'sign' | 'return' | 'close',
  dispatch: TicketDispatch,
  stated: Stated | null,
  limits: TicketLimitRule | undefined,
): ClockFacts | null {
  if (stated === null) return null;
  return {
    kind,
    id: `${kind}:${dispatch.id}`,
    start: dispatch.at,
    ...stated,
    basis: stated.basis ?? basisOf(limits),
    extensions: NOTHING,
    suspensions: NOTHING,
    doneAt: null,
    ends: NOTHING,
    departmentCode: dispatch.departmentCode,
  };
}

interface Stated {
  readonly limit: Limit;
  /** Null where a rule gives it. */
  readonly basis: string | null;
}

/** The event's own limit, else the rule's; null where there is to be none. */
function limitOf(stated: StatedLimit, byRule: Amount | undefined): Stated | null {
  if (stated === null) return null;
  if (stated !== undefined) return { limit: stated, basis: 'event' };
  return byRule === undefined ? null : { limit: byRule, basis: null };
}

function basisOf(limits: TicketLimitRule | undefined): string {
  return `rule:${limits?.id ?? ''}`;
}

function limitsOn(at: Instant, known: Known): TicketLimitRule | undefined {
  const { course, filing, configuration } = known;
  const { kind, urgency } = course.facts;
  return findTicketLimits(
    configuration.ticketLimits,
    { kind: knownKind(kind), urgent: isUrgent(urgency), path: filing.path },
    dayAt(configuration.calendar, at),
  );
}

function firstOf(...events: readonly (LoggedEvent | null)[]): LoggedEvent | null {
  let first: LoggedEvent | null = null;
  for (const event of events) {
    if (event !== null && (first === null || event.time < first.time)) first = event;
  }
  return first;
}
