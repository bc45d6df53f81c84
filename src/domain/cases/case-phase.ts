import type { CasePhase } from './case-facts.ts';
import type { LoggedEvent } from './logged-event.ts';

/** How far a phase is along the usual course; the ends lie beside it. */
const PLACES: Readonly<Record<CasePhase, number>> = {
  submitted: 0,
  preReviewed: 1,
  received: 2,
  correction: 3,
  accepted: 4,
  review: 5,
  decided: 6,
  finished: 7,
  delivered: 8,
  notAccepted: 9,
  withdrawn: 9,
  terminated: 9,
};

const HANDLED: ReadonlySet<CasePhase> = new Set(['finished', 'delivered']);
const ENDED: ReadonlySet<CasePhase> = new Set(['withdrawn', 'terminated']);

/**
 * The phase after one more event, in order. Nothing moves a case back except what is meant to: a
 * correction handed in, a return, an acceptance after a refusal. A withdrawal after the end
 * changes nothing. Other moves are findings, never refusals.
 */
export function nextPhase(phase: CasePhase, event: LoggedEvent): CasePhase {
  switch (event.type) {
    case 'case.preReviewed':
      return ahead(phase, 'preReviewed');
    case 'case.received':
      return ahead(phase, 'received');
    case 'case.correctionRequested':
      return ahead(phase, 'correction');
    case 'case.correctionSubmitted':
      return phase === 'correction' ? 'received' : phase;
    case 'case.accepted':
      return phase === 'notAccepted' ? 'accepted' : ahead(phase, 'accepted');
    case 'case.stepStarted':
    case 'case.stepFinished':
    case 'case.returned':
      // Between receipt and acceptance a step is part of receiving; some logs tell steps alone.
      return phase === 'accepted' || phase === 'submitted' ? 'review' : phase;
    case 'case.decided':
      return ahead(phase, 'decided');
    case 'case.finished':
      return ahead(phase, 'finished');
    case 'case.delivered':
      return ahead(phase, 'delivered');
    case 'case.notAccepted':
      return HANDLED.has(phase) || ENDED.has(phase) ? phase : 'notAccepted';
    case 'case.withdrawn':
      return HANDLED.has(phase) || ENDED.has(phase) ? phase : 'withdrawn';
    case 'case.terminated':
      return HANDLED.has(phase) || ENDED.has(phase) ? phase : 'terminated';
    default:
      return phase;
  }
}

/** The phase of a case that the law takes as accepted although nobody said so. */
export function deemedPhase(phase: CasePhase, hasSteps: boolean): CasePhase {
  return PLACES[phase] < PLACES.accepted ? (hasSteps ? 'review' : 'accepted') : phase;
}

function ahead(phase: CasePhase, next: CasePhase): CasePhase {
  return PLACES[next] > PLACES[phase] ? next : phase;
}
