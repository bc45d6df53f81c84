import type { CaseView } from '#contract/case-view.ts';
import type { CasePhase } from '#domain/cases/case-facts.ts';

/** The stations of a case's course, in order. */
const STATIONS = ['received', 'accepted', 'review', 'decided', 'finished', 'delivered'] as const;
type Station = (typeof STATIONS)[number];

/** One station of the phase bar. */
export interface PhaseStep {
  readonly station: Station;
  readonly state: 'done' | 'current' | 'todo';
  /** When it was reached; null where no event says so. */
  readonly at: string | null;
}

/** Station a phase stands at; null for phases that leave the course. */
const STATION_OF: Readonly<Record<CasePhase, Station | null>> = {
  submitted: 'received',
  preReviewed: 'received',
  received: 'received',
  correction: 'received',
  accepted: 'accepted',
  review: 'review',
  decided: 'decided',
  finished: 'finished',
  delivered: 'delivered',
  notAccepted: null,
  withdrawn: null,
  terminated: null,
};

const EVENT_OF: Readonly<Record<Station, string>> = {
  received: 'case.received',
  accepted: 'case.accepted',
  review: 'case.stepStarted',
  decided: 'case.decided',
  finished: 'case.finished',
  delivered: 'case.delivered',
};

/** The phase bar of a case; a case that left its course keeps the stations it had reached. */
export function phaseSteps(view: Pick<CaseView, 'phase' | 'events'>): readonly PhaseStep[] {
  const reached = STATIONS.map(
    (station) => view.events.find((event) => event.type === EVENT_OF[station])?.time ?? null,
  );
  const station = STATION_OF[view.phase];
  const current =
    station === null ? reached.findLastIndex((at) => at !== null) : STATIONS.indexOf(station);
  return STATIONS.map((name, index) => ({
    station: name,
    state:
      index < current || (index === current && (station === null || name === 'delivered'))
        ? 'done'
        : index === current
          ? 'current'
          : 'todo',
    at: index <= current ? (reached[index] ?? null) : null,
  }));
}
