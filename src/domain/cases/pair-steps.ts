import type { CaseStep } from './case-course.ts';
import { readLimit } from './fold-facts.ts';
import type { LoggedEvent } from './logged-event.ts';
import { textOf } from './read-data.ts';

interface OpenStep {
  readonly id: string;
  readonly name: string;
  started: LoggedEvent | null;
  finished: LoggedEvent | null;
  /** The return that ended it while it was at work. */
  endedBy: LoggedEvent | null;
  reopened: boolean;
}

const NO_STEPS: readonly CaseStep[] = [];

/**
 * Pairs starts and ends of steps by their id in any order; without `stepId` the n-th start of a
 * name belongs to its n-th end.
 *
 * A return of the case (`case.returned`) ends the steps at work and reopens the step that was
 * finished last before it, which keeps its start. Until that one is finished again, an event of
 * its name without `stepId` is its own; a start of its name under a new id takes over from it.
 *
 * @param events stepStarted, stepFinished and returned, in order
 */
export function pairSteps(events: readonly LoggedEvent[]): readonly CaseStep[] {
  if (events.length === 0) return NO_STEPS;
  const steps = new Map<string, OpenStep>();
  const occurrences = new Map<string, number>();
  let reopened: OpenStep | undefined;
  for (const event of events) {
    if (event.type === 'case.returned') {
      reopened = takeReturn(steps, event) ?? reopened;
      continue;
    }
    const owner =
      reopened !== undefined && isAtWork(reopened) && nameOf(event) === reopened.name
        ? reopened
        : undefined;
    const id = textOf(event.data, 'stepId') ?? owner?.id ?? nextId(event, occurrences);
    const step = steps.get(id) ?? newStep(steps, id, event);
    if (event.type === 'case.stepFinished') {
      step.finished ??= event;
    } else {
      step.started ??= event;
      step.endedBy = null;
      if (owner !== undefined && owner !== step) owner.endedBy = event;
    }
  }
  return [...steps.values()].map(stepOf);
}

function isAtWork(step: OpenStep): boolean {
  return step.finished === null && step.endedBy === null;
}

function nameOf(event: LoggedEvent): string {
  return textOf(event.data, 'step') ?? '';
}

function nextId(event: LoggedEvent, occurrences: Map<string, number>): string {
  const name = nameOf(event);
  const counted = `${event.type}|${name}`;
  const occurrence = (occurrences.get(counted) ?? 0) + 1;
  occurrences.set(counted, occurrence);
  return `${name}:${occurrence}`;
}

function newStep(steps: Map<string, OpenStep>, id: string, event: LoggedEvent): OpenStep {
  const step: OpenStep = {
    id,
    name: nameOf(event),
    started: null,
    finished: null,
    endedBy: null,
    reopened: false,
  };
  steps.set(id, step);
  return step;
}

function takeReturn(
  steps: ReadonlyMap<string, OpenStep>,
  event: LoggedEvent,
): OpenStep | undefined {
  let previous: OpenStep | undefined;
  for (const step of steps.values()) {
    if (step.finished === null) {
      step.endedBy ??= event;
    } else if (previous?.finished == null || step.finished.time >= previous.finished.time) {
      previous = step;
    }
  }
  if (previous === undefined) return undefined;
  previous.finished = null;
  previous.endedBy = null;
  previous.reopened = true;
  return previous;
}

function stepOf({ id, name, started, finished, endedBy, reopened }: OpenStep): CaseStep {
  const from = started ?? finished;
  const data = from?.data ?? {};
  const end = finished?.data ?? {};
  return {
    id,
    step: name === '' ? id : name,
    startedAt: started?.time ?? null,
    finishedAt: (finished ?? endedBy)?.time ?? null,
    departmentCode: textOf(data, 'departmentCode') ?? textOf(end, 'departmentCode'),
    officer: textOf(data, 'officer') ?? textOf(end, 'officer'),
    limit: readLimit(data['limit'] ?? end['limit']),
    result: textOf(end, 'result'),
    reopened,
  };
}
