import type { CaseCourse } from './case-course.ts';
import { compareEvents } from './compare-events.ts';
import type { FindingList } from './finding-list.ts';
import type { LoggedEvent } from './logged-event.ts';

/** What can only follow something else: an event of `type` before the first of `after` is a finding. */
const MUST_FOLLOW: readonly {
  readonly code: string;
  readonly type: string;
  readonly after: 'received' | 'accepted' | 'decided';
}[] = [
  { code: 'acceptedBeforeReceipt', type: 'case.accepted', after: 'received' },
  { code: 'decidedBeforeAcceptance', type: 'case.decided', after: 'accepted' },
  { code: 'finishedBeforeAcceptance', type: 'case.finished', after: 'accepted' },
  { code: 'finishedBeforeDecision', type: 'case.finished', after: 'decided' },
  { code: 'deliveredBeforeDecision', type: 'case.delivered', after: 'decided' },
];

/** What may still come after a case has ended. */
const AFTER_THE_END: ReadonlySet<string> = new Set([
  'case.delivered',
  'case.feeCharged',
  'case.materialProvided',
  'case.corrected',
  'case.note',
]);

const ONCE: Readonly<Record<string, keyof CaseCourse>> = {
  'case.received': 'received',
  'case.accepted': 'accepted',
  'case.decided': 'decided',
  'case.finished': 'finished',
  'case.delivered': 'delivered',
};

/**
 * Findings about impossible order. Raised only when instants differ or both events carry a
 * sequence (interfaces.md 1.3): within one instant the order of unnumbered events says nothing.
 */
export function findOrder(course: CaseCourse, deemed: boolean, findings: FindingList): void {
  for (const rule of MUST_FOLLOW) {
    const after = course[rule.after];
    if (after === null) continue;
    const event = firstOf(course, rule.type);
    if (event !== undefined && comesBefore(event, after)) findings.add(rule.code, event);
  }
  if (!deemed) findEarlySteps(course, findings);
  findAfterEnd(course, findings);
  findRepeated(course, findings);
  findUnpaired(course, findings);
}

/** A step before acceptance, or of a case that was received and never accepted. */
function findEarlySteps({ events, received, accepted }: CaseCourse, findings: FindingList): void {
  if (accepted === null && received === null) return;
  for (const event of events) {
    if (event.type !== 'case.stepStarted') continue;
    if (accepted === null || comesBefore(event, accepted)) {
      findings.add('stepBeforeAcceptance', event, { step: stepName(event) });
    }
  }
}

function findAfterEnd({ events, finished, ends }: CaseCourse, findings: FindingList): void {
  const refused = ends[0];
  const end =
    refused === undefined || (finished !== null && compareEvents(finished, refused) < 0)
      ? finished
      : refused;
  if (end === null) return;
  for (const event of events) {
    if (event === end || !comesBefore(end, event) || AFTER_THE_END.has(event.type)) continue;
    // A decision after the end has a finding of its own.
    if (event.type === 'case.decided' && end === finished) continue;
    findings.add('eventAfterEnd', event, { type: event.type, end: end.type });
  }
}

/** A milestone that was passed already: the first in order counts. */
function findRepeated(course: CaseCourse, findings: FindingList): void {
  for (const event of course.events) {
    const milestone = ONCE[event.type];
    const first = milestone === undefined ? null : course[milestone];
    if (first !== null && first !== event) findings.add('repeated', event, { type: event.type });
  }
}

/** Ends without a beginning: of steps and suspensions. */
function findUnpaired(course: CaseCourse, findings: FindingList): void {
  for (const step of course.steps) {
    if (step.finishedAt === null) continue;
    if (step.startedAt === null) {
      findings.addAt('stepWithoutStart', step.finishedAt, { step: step.step });
    } else if (step.finishedAt < step.startedAt) {
      findings.addAt('stepFinishedBeforeStart', step.finishedAt, { step: step.step });
    }
  }
  const first = course.suspensions[0];
  for (const event of course.events) {
    if (event.type !== 'case.resumed') continue;
    if (first === undefined || comesBefore(event, first.event)) {
      findings.add('resumedWithoutSuspension', event);
    }
  }
}

function firstOf({ events }: CaseCourse, type: string): LoggedEvent | undefined {
  return events.find((event) => event.type === type);
}

function comesBefore(event: LoggedEvent, other: LoggedEvent): boolean {
  if (event.time !== other.time) return event.time < other.time;
  return event.sequence !== null && other.sequence !== null && compareEvents(event, other) < 0;
}

function stepName(event: LoggedEvent): string | null {
  const step = event.data['step'];
  return typeof step === 'string' ? step : null;
}
