import type { CaseCourse, CaseSuspension } from '../cases/case-course.ts';
import type { FindingList } from '../cases/finding-list.ts';
import type { Configuration } from '../configuration.ts';
import { dayAt, startOfDay } from '../time/calendar.ts';
import { addDays, formatDay, parseDay } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';
import { readClock } from '../time/read-clock.ts';
import type { SubjectClock } from './subject-clock.ts';
import { findDifference } from './calendar-difference.ts';
import type { ClocksOfCase } from './clocks-of-case.ts';
import { calendarOf } from './make-clock.ts';
import { findSuspensionReason } from './suspension-reasons.ts';
import { toldEnd } from './told-end.ts';

const HOUR_MS = 3_600_000;

// Twice may be needed, a hearing and an appraisal; a third stop of the clock is worth a look.
const MANY_SUSPENSIONS = 3;

// Each is read against the clocks as they stood before it, so that many would cost their square.
const MOST_EXAMINED = 64;

/** Findings about limits: silence, suspensions, extensions, renewal, and calendars that changed. */
export function findLimits(
  course: CaseCourse,
  made: ClocksOfCase,
  configuration: Configuration,
  asOf: Instant,
  findings: FindingList,
): void {
  const { accepted, notAccepted } = course;
  if (made.acceptance.deemedAt !== null) {
    if (accepted !== null) findings.add('acceptedAfterDeemed', accepted);
    if (notAccepted !== null) findings.add('notAcceptedAfterDeemed', notAccepted);
  }
  for (const [index, pause] of made.pauses.entries()) {
    findPause(pause, course, configuration, asOf, findings);
    if (index < MOST_EXAMINED) findLastMoment(pause, made.clocks, configuration, findings);
  }
  if (course.suspensions.length >= MANY_SUSPENSIONS) {
    const last = course.suspensions[course.suspensions.length - 1];
    const facts = { suspensions: course.suspensions.length };
    if (last !== undefined) findings.add('suspendedRepeatedly', last.event, facts);
  }
  for (const { extension, code } of made.extensionFaults) {
    findings.add(code, extension.event, { value: extension.by.value, unit: extension.by.unit });
  }
  for (const { event, approved } of course.extensions) {
    if (!approved) findings.add('extensionNotApproved', event);
  }
  findRenewal(course, configuration, asOf, findings);
  for (const clock of made.clocks) findDifference(clock, configuration, asOf, findings);
}

function findPause(
  pause: CaseSuspension,
  course: CaseCourse,
  configuration: Configuration,
  asOf: Instant,
  findings: FindingList,
): void {
  const correction = pause.event.type === 'case.correctionRequested';
  if (correction) {
    findings.add('correctionAfterAcceptance', pause.event);
  } else if (findSuspensionReason(pause.reason)?.statutoryExcluded === false) {
    findings.add('notStatutoryPause', pause.event, { reason: pause.reason });
  }
  findTooLong(pause, course, configuration, asOf, findings);
}

function findLastMoment(
  pause: CaseSuspension,
  clocks: readonly SubjectClock[],
  configuration: Configuration,
  findings: FindingList,
): void {
  const last = clocks.find((clock) => isLastMoment(pause, clock, configuration));
  if (last !== undefined) {
    findings.add('suspendedAtLastMoment', pause.event, { clock: last.kind });
  }
}

/** Whether a suspension began on the last day of a clock, or in the last hour before a due instant. */
function isLastMoment(
  { from }: CaseSuspension,
  clock: SubjectClock,
  configuration: Configuration,
): boolean {
  if (clock.kind !== 'statutory' && clock.kind !== 'commitment') return false;
  const calendar = calendarOf(clock.endedAt, configuration);
  const { start, limit, extensions, suspensions } = clock.input;
  const before = suspensions.filter(
    ({ from: other }) => other.kind === 'instant' && other.at < from,
  );
  // As it stood when the suspension began, so without it and without what came later.
  const { due } = readClock(calendar, { start, limit, extensions, suspensions: before }, from);
  if (due === null) return false;
  if (due.kind === 'day') return dayAt(calendar, from) === due.day;
  return from <= due.at && due.at - from <= HOUR_MS;
}

function findTooLong(
  pause: CaseSuspension,
  { finished, ends }: CaseCourse,
  configuration: Configuration,
  asOf: Instant,
  findings: FindingList,
): void {
  const told = toldEnd(pause, configuration.calendar);
  if (told === null) return;
  const end = Math.min(pause.to ?? Infinity, finished?.time ?? Infinity, ends[0]?.time ?? Infinity);
  if (end < told) return;
  if (told <= asOf) findings.addAt('suspendedLongerThanTold', told, { reason: pause.reason });
  else findings.expectAt(told);
}

/**
 * Renewal 延续 (art. 50): without a decision before the licence expires it is deemed renewed. The
 * case says so by the fact `expiresOn`, the last day of the licence.
 */
function findRenewal(
  { facts, received, decided, ends }: CaseCourse,
  { calendar }: Configuration,
  asOf: Instant,
  findings: FindingList,
): void {
  const expiresOn = facts.others['expiresOn'];
  const day = typeof expiresOn === 'string' ? parseDay(expiresOn) : undefined;
  if (day === undefined) return;
  const at = startOfDay(calendar, addDays(day, 1));
  const settled = Math.min(decided?.time ?? Infinity, ends[0]?.time ?? Infinity);
  if (settled < at || (received !== null && received.time >= at)) return;
  if (at <= asOf) findings.addAt('deemedRenewed', at, { expiresOn: formatDay(day) });
  else findings.expectAt(at);
}
