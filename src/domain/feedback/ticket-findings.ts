import type { FindingList } from '../cases/finding-list.ts';
import { findLateReport } from '../cases/late-report.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import type { Configuration } from '../configuration.ts';
import { findDifference } from '../limits/calendar-difference.ts';
import type { SubjectClock } from '../limits/subject-clock.ts';
import { dayAt } from '../time/calendar.ts';
import type { Instant } from '../time/limit.ts';
import type { ClocksOfTicket } from './clocks-of-ticket.ts';
import type { TicketCourse } from './ticket-course.ts';
import { knownKind } from './ticket-facts.ts';

const CREATED = 'ticket.created';
const HOUR_MS = 3_600_000;

// Two departments may err about whose it is; a third return means that nobody wants it.
const MANY_RETURNS = 3;

/** Findings about a ticket: impossible moves, signs that numbers are gamed, unknown codes, late reports. */
export function findTicket(
  course: TicketCourse,
  { clocks, extensionFaults }: ClocksOfTicket,
  configuration: Configuration,
  asOf: Instant,
  findings: FindingList,
): void {
  findEarlyEnd(course, findings);
  for (const { event, code } of course.impossible) {
    if (hasPlace(event, course)) findings.add(code, event, { type: event.type });
  }
  findReturns(course, clocks, findings);
  for (const { clock, extension, code } of extensionFaults) {
    const { granted, by } = extension;
    if (granted === null) continue;
    findings.add(code, granted, { clock, value: by?.value ?? null, unit: by?.unit ?? null });
  }
  findOneHand(course, findings);
  findLastMoments(course, clocks, configuration, findings);
  findCopies(course, findings);
  findDissatisfied(course, findings);
  findCodes(course, configuration, findings);
  for (const event of course.events) {
    const late = findLateReport(event, configuration.calendar);
    if (late !== undefined) findings.add('reportedLate', event, { type: event.type, ...late });
  }
  for (const clock of clocks) findDifference(clock, configuration, asOf, findings);
}

/** What ends a ticket, or the handling of it. */
const ENDS: ReadonlySet<string> = new Set([
  'ticket.answeredDirectly',
  'ticket.replied',
  'ticket.closed',
]);

/** A ticket that was over before it was there, as dirty files tell of some. */
function findEarlyEnd({ events }: TicketCourse, findings: FindingList): void {
  const created = events.findIndex(({ type }) => type === CREATED);
  const event = events[created];
  if (event === undefined) return;
  const end = events
    .slice(0, created)
    .find((other) => ENDS.has(other.type) && isInOrder(other, event));
  if (end !== undefined) {
    findings.add('eventAfterEnd', event, { type: event.type, end: end.type });
  }
}

/** Within one instant the order of events that nobody numbered says nothing (interfaces.md 1.3). */
function isInOrder(one: LoggedEvent, other: LoggedEvent): boolean {
  return one.time !== other.time || (one.sequence !== null && other.sequence !== null);
}

/** Whether no event of its instant could explain it; that a ticket was created then explains no move. */
function hasPlace(event: LoggedEvent, { events }: TicketCourse): boolean {
  return events.every(
    (other) => other === event || other.type === CREATED || isInOrder(other, event),
  );
}

/** Returns out of time or without a reason, and those that send a ticket round. */
function findReturns(
  { dispatches }: TicketCourse,
  clocks: readonly SubjectClock[],
  findings: FindingList,
): void {
  const refused = new Set<string>();
  let returns = 0;
  for (const { id, role, departmentCode, event, returned } of dispatches) {
    if (role === 'main' && refused.has(departmentCode)) {
      findings.add('returnsGoRound', event, { department: departmentCode, returns });
    }
    if (returned === null) continue;
    returns += 1;
    refused.add(departmentCode);
    const clock = clocks.find((one) => one.id === `return:${id}`);
    if (clock?.bucket === 'late') {
      findings.add('returnedLate', returned, { department: departmentCode });
    }
    if (textOf(returned.data, 'reason') === null) {
      findings.add('returnWithoutReason', returned, { department: departmentCode });
    }
    if (returns >= MANY_RETURNS) {
      findings.add('returnsGoRound', returned, { department: departmentCode, returns });
    }
  }
}

/** An extension is another person's to grant. */
function findOneHand({ dispatches }: TicketCourse, findings: FindingList): void {
  for (const { extensions } of dispatches) {
    for (const { requested, granted } of extensions) {
      const by = requested === null ? null : textOf(requested.data, 'by');
      if (granted === null || by === null || by !== textOf(granted.data, 'by')) continue;
      findings.add('extensionSamePerson', granted, { by });
    }
  }
}

/** Ended on the last day of the limit, or in the last hour before a stated instant, and handled again. */
function findLastMoments(
  { rounds, reopenings }: TicketCourse,
  clocks: readonly SubjectClock[],
  { calendar }: Configuration,
  findings: FindingList,
): void {
  for (const { no, ended } of rounds) {
    const again = reopenings.find(({ time }) => time === rounds[no]?.startedAt);
    const clock = clocks.find(({ id }) => id === (no === 1 ? 'matter' : `matter:${no}`));
    const due = clock?.reading.due ?? null;
    if (ended === null || again === undefined || due === null) continue;
    const atLast =
      due.kind === 'day'
        ? dayAt(calendar, ended.time) === due.day
        : ended.time <= due.at && ended.time > due.at - HOUR_MS;
    if (atLast) findings.add('endedAtLastMoment', again, { clock: clock?.id ?? '' });
  }
}

/** Answers that say once more, word for word, what the caller was told before. */
function findCopies({ replies }: TicketCourse, findings: FindingList): void {
  const said = new Set<string>();
  for (const reply of replies) {
    const text = textOf(reply.data, 'text')?.trim();
    if (text === undefined) continue;
    if (said.has(text)) findings.add('copiedReply', reply);
    said.add(text);
  }
}

/** The last word of the caller in each round: what an order 督办 may follow from (`domain.md` 2.4). */
function findDissatisfied({ callBacks, rounds }: TicketCourse, findings: FindingList): void {
  for (const { no } of rounds) {
    const last = callBacks.findLast((one) => one.round === no && one.satisfaction !== null);
    if (last?.satisfaction !== 'dissatisfied') continue;
    const code = no === 1 ? 'dissatisfiedAtCallBack' : 'dissatisfiedAfterRehandling';
    findings.add(code, last.event, { department: last.departmentCode });
  }
}

function findCodes(
  course: TicketCourse,
  configuration: Configuration,
  findings: FindingList,
): void {
  const { facts, events, dispatches } = course;
  const first = events[0];
  if (first === undefined) return;
  const { regionCode, kind } = facts;
  if (regionCode !== null && configuration.findRegion(regionCode) === undefined) {
    findings.add('unknownRegion', first, { code: regionCode });
  }
  if (kind !== null && knownKind(kind) === null) findings.add('unknownKind', first, { code: kind });
  const unknown = new Map<string, LoggedEvent>();
  for (const { departmentCode, event } of dispatches) {
    if (configuration.findDepartment(departmentCode) !== undefined) continue;
    if (!unknown.has(departmentCode)) unknown.set(departmentCode, event);
  }
  for (const [code, event] of unknown) findings.add('unknownDepartment', event, { code });
}
