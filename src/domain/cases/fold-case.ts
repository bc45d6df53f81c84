import { decodeAmount } from '../limits/decode-limit.ts';
import type { Amount } from '../time/limit.ts';
import type { CaseCourse, CaseExtension, CaseSuspension } from './case-course.ts';
import type { CasePhase } from './case-facts.ts';
import { nextPhase } from './case-phase.ts';
import { gatherFacts, readFacts } from './fold-facts.ts';
import type { GatheredFacts } from './fold-facts.ts';
import type { LoggedEvent } from './logged-event.ts';
import { pairSteps } from './pair-steps.ts';
import { textOf } from './read-data.ts';

/** A suspension while its end is still looked for. */
type OpenSuspension = { -readonly [Field in keyof CaseSuspension]: CaseSuspension[Field] };

/** What is gathered of a course while its events are walked. */
class Course {
  readonly facts: GatheredFacts = new Map();
  phase: CasePhase = 'submitted';
  received: LoggedEvent | null = null;
  accepted: LoggedEvent | null = null;
  notAccepted: LoggedEvent | null = null;
  decided: LoggedEvent | null = null;
  finished: LoggedEvent | null = null;
  delivered: LoggedEvent | null = null;
  readonly corrections: OpenSuspension[] = [];
  readonly ends: LoggedEvent[] = [];
  readonly stepEvents: LoggedEvent[] = [];
  readonly suspensions: OpenSuspension[] = [];
  readonly extensions: CaseExtension[] = [];

  take(event: LoggedEvent): void {
    gatherFacts(this.facts, event);
    this.phase = nextPhase(this.phase, event);
    switch (event.type) {
      case 'case.received':
        this.received ??= event;
        break;
      case 'case.accepted':
        this.accepted ??= event;
        break;
      case 'case.decided':
        this.decided ??= event;
        break;
      case 'case.finished':
        this.finished ??= event;
        break;
      case 'case.delivered':
        this.delivered ??= event;
        break;
      case 'case.notAccepted':
        this.notAccepted ??= event;
        this.ends.push(event);
        break;
      case 'case.withdrawn':
      case 'case.terminated':
        this.ends.push(event);
        break;
      case 'case.stepStarted':
      case 'case.stepFinished':
      case 'case.returned':
        this.stepEvents.push(event);
        break;
      case 'case.correctionRequested':
        this.corrections.push(pauseOf(event, 'CORRECTION'));
        break;
      case 'case.correctionSubmitted':
        endOpen(this.corrections, event);
        break;
      case 'case.suspended':
        this.suspensions.push(pauseOf(event, textOf(event.data, 'reason') ?? ''));
        break;
      case 'case.resumed':
        endOpen(this.suspensions, event);
        break;
      case 'case.extended':
        this.#extend(event);
        break;
    }
  }

  #extend(event: LoggedEvent): void {
    const by = amountOf(event, 'by');
    if (by === null) return;
    const approved = textOf(event.data, 'approvedBy') !== null;
    this.extensions.push({ event, at: event.time, by, approved });
  }
}

/**
 * What happened in a case. Needs no calendar: which limits follow from it is decided elsewhere.
 *
 * @param events the case's own events (`case.…`) up to the moment of looking, in order, each once
 */
export function foldCase(events: readonly LoggedEvent[]): CaseCourse {
  const course = new Course();
  for (const event of events) course.take(event);
  return {
    events,
    facts: readFacts(course.facts),
    phase: course.phase,
    received: course.received,
    accepted: course.accepted,
    corrections: course.corrections,
    notAccepted: course.notAccepted,
    decided: course.decided,
    finished: course.finished,
    delivered: course.delivered,
    ends: course.ends,
    steps: pairSteps(course.stepEvents),
    suspensions: course.suspensions,
    extensions: course.extensions,
  };
}

function pauseOf(event: LoggedEvent, reason: string): OpenSuspension {
  return { event, from: event.time, to: null, limit: amountOf(event, 'limit'), reason };
}

function endOpen(pauses: readonly OpenSuspension[], event: LoggedEvent): void {
  // Each end closed all before it, so that the open ones stand last.
  for (let index = pauses.length - 1; index >= 0; index -= 1) {
    const pause = pauses[index];
    if (pause?.to !== null) return;
    pause.to = event.time;
  }
}

function amountOf(event: LoggedEvent, field: string): Amount | null {
  const amount = decodeAmount(event.data[field]);
  return amount.ok ? amount.value : null;
}
