import type { CaseCourse, CaseExtension, CaseSuspension } from '../cases/case-course.ts';
import { textOf } from '../cases/read-data.ts';
import type { Configuration } from '../configuration.ts';
import { dayAt } from '../time/calendar.ts';
import type { Instant } from '../time/limit.ts';
import { acceptanceOf, correctionsAfterAcceptance } from './acceptance.ts';
import type { Acceptance } from './acceptance.ts';
import type { SubjectClock } from './subject-clock.ts';
import { countExtensions } from './count-extensions.ts';
import type { ExtensionFault } from './count-extensions.ts';
import { limitsOfCase } from './limits-of-case.ts';
import type { LimitOfCase } from './limits-of-case.ts';
import { calendarOf, makeClock } from './make-clock.ts';
import type { ClockFacts } from './make-clock.ts';
import { CORRECTION_NOTICE_LIMIT, DELIVERY_LIMIT, STATUTORY_CLOCKS } from './statutory-clocks.ts';
import { suspensionOf } from './suspension-of.ts';
import { findSuspensionReason } from './suspension-reasons.ts';

/** All clocks of a case and what was decided on the way. */
export interface ClocksOfCase {
  readonly clocks: readonly SubjectClock[];
  readonly acceptance: Acceptance;
  /** Suspensions and corrections after acceptance, in order of their beginning. */
  readonly pauses: readonly CaseSuspension[];
  readonly extensionFaults: readonly {
    readonly extension: CaseExtension;
    readonly code: ExtensionFault;
  }[];
}

const NOTHING: readonly never[] = [];

/** The clocks of `design.md` 5 as far as they have begun, read at one moment. */
export function clocksOfCase(
  course: CaseCourse,
  configuration: Configuration,
  asOf: Instant,
): ClocksOfCase {
  const clocks: SubjectClock[] = [];
  const notice = noticeClock(course, configuration, asOf);
  if (notice !== null) clocks.push(notice);
  const acceptance = acceptanceOf(course, notice, asOf);
  const pauses = pausesOf(course, acceptance);
  let extensionFaults: ClocksOfCase['extensionFaults'] = NOTHING;
  if (acceptance.at !== null) {
    const day = dayAt(configuration.calendar, acceptance.at);
    const { statutory, commitment } = limitsOfCase(course.facts, day, configuration);
    const known = { course, configuration, asOf, start: acceptance.at };
    if (statutory !== null) {
      const doneAt = (course.decided ?? course.finished)?.time ?? null;
      const excluded = pauses.filter(isStatutoryExcluded);
      const made = decisionClock('statutory', statutory, doneAt, excluded, known);
      clocks.push(made.clock);
      extensionFaults = made.faults;
    }
    if (commitment !== null) {
      const doneAt = course.finished?.time ?? null;
      const made = decisionClock('commitment', commitment, doneAt, pauses, known);
      clocks.push(made.clock);
      if (statutory === null) extensionFaults = made.faults;
    }
  }
  addStepClocks(clocks, course, configuration, asOf);
  const delivery = deliveryClock(course, configuration, asOf);
  if (delivery !== null) clocks.push(delivery);
  return { clocks, acceptance, pauses, extensionFaults };
}

function noticeClock(
  course: CaseCourse,
  configuration: Configuration,
  asOf: Instant,
): SubjectClock | null {
  const { received, accepted, notAccepted, corrections } = course;
  if (received === null) return null;
  const doneAt = Math.min(
    corrections[0]?.from ?? Infinity,
    accepted?.time ?? Infinity,
    notAccepted?.time ?? Infinity,
  );
  const facts: ClockFacts = {
    kind: 'correctionNotice',
    id: 'correctionNotice',
    start: received.time,
    limit: CORRECTION_NOTICE_LIMIT,
    extensions: NOTHING,
    suspensions: NOTHING,
    doneAt: doneAt === Infinity ? null : doneAt,
    ends: course.ends,
    departmentCode: course.facts.departmentCode,
    basis: `article:${STATUTORY_CLOCKS.correctionNotice.article}`,
  };
  return makeClock(facts, configuration, asOf);
}

/** What both decision clocks know of their case. */
interface KnownOfCase {
  readonly course: CaseCourse;
  readonly configuration: Configuration;
  readonly asOf: Instant;
  readonly start: Instant;
}

function decisionClock(
  kind: 'statutory' | 'commitment',
  { limit, basis }: LimitOfCase,
  doneAt: Instant | null,
  pauses: readonly CaseSuspension[],
  { course, configuration, asOf, start }: KnownOfCase,
): { readonly clock: SubjectClock; readonly faults: ClocksOfCase['extensionFaults'] } {
  const facts: ClockFacts = {
    kind,
    id: kind,
    start,
    limit,
    extensions: NOTHING,
    suspensions: pauses.length === 0 ? NOTHING : pauses.map(suspensionOf),
    doneAt,
    ends: course.ends,
    departmentCode: course.facts.departmentCode,
    basis,
  };
  const clock = makeClock(facts, configuration, asOf);
  if (course.extensions.length === 0) return { clock, faults: NOTHING };
  const { counted, faults } = countExtensions(
    course.extensions,
    limit,
    clock.reading.due,
    course.facts.kind === 'joint',
    calendarOf(clock.endedAt, configuration),
  );
  if (counted.length === 0) return { clock, faults };
  return { clock: makeClock({ ...facts, extensions: counted }, configuration, asOf), faults };
}

function addStepClocks(
  clocks: SubjectClock[],
  course: CaseCourse,
  configuration: Configuration,
  asOf: Instant,
): void {
  for (const step of course.steps) {
    if (step.limit === null || step.startedAt === null) continue;
    const facts: ClockFacts = {
      kind: 'step',
      id: `step:${step.id}`,
      start: step.startedAt,
      limit: step.limit,
      extensions: NOTHING,
      suspensions: NOTHING,
      doneAt: step.finishedAt,
      ends: course.ends,
      departmentCode: step.departmentCode ?? course.facts.departmentCode,
      basis: 'event',
    };
    clocks.push(makeClock(facts, configuration, asOf));
  }
}

function deliveryClock(
  course: CaseCourse,
  configuration: Configuration,
  asOf: Instant,
): SubjectClock | null {
  const { decided, delivered } = course;
  if (decided === null || textOf(decided.data, 'result') !== 'approved') return null;
  const facts: ClockFacts = {
    kind: 'delivery',
    id: 'delivery',
    start: decided.time,
    limit: DELIVERY_LIMIT,
    extensions: NOTHING,
    suspensions: NOTHING,
    doneAt: delivered?.time ?? null,
    ends: course.ends,
    departmentCode: course.facts.departmentCode,
    basis: `article:${STATUTORY_CLOCKS.delivery.article}`,
  };
  return makeClock(facts, configuration, asOf);
}

function pausesOf(course: CaseCourse, acceptance: Acceptance): readonly CaseSuspension[] {
  const corrections = correctionsAfterAcceptance(course, acceptance);
  return corrections.length === 0 ? course.suspensions : [...course.suspensions, ...corrections];
}

function isStatutoryExcluded({ reason }: CaseSuspension): boolean {
  return findSuspensionReason(reason)?.statutoryExcluded === true;
}
