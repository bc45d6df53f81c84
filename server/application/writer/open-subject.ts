import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { CardRow, SubjectKey, SubjectRow } from '../store/store-rows.ts';

/** A subject that a commit works on. */
export interface OpenSubject {
  readonly key: SubjectKey;
  readonly before: SubjectRow | undefined;
  events: readonly LoggedEvent[];
  seqs: readonly number[];
  cards: ReadonlyMap<string, CardRow>;
  row: SubjectRow | undefined;
  /** A file has told it to its end: it is not asked for again soon. */
  toldWhole: boolean;
  /** What it moves in the counts, cell by cell. */
  readonly moved: (readonly [cell: string, amount: number])[];
}

export function openSubject(
  { kind, no }: SubjectKey,
  before: SubjectRow,
  events: readonly LoggedEvent[],
  cards: ReadonlyMap<string, CardRow>,
): OpenSubject {
  const seqs = before.events;
  const fresh = { row: undefined, toldWhole: false, moved: [] };
  return { key: { kind, no }, before, events, seqs, cards, ...fresh };
}

export function emptySubject(key: SubjectKey): OpenSubject {
  const nothing = { events: [], seqs: [], cards: new Map<string, CardRow>(), moved: [] };
  return { key, before: undefined, row: undefined, toldWhole: false, ...nothing };
}

export function emptyRow(key: SubjectKey, asOf: Instant): SubjectRow {
  return {
    ...key,
    events: [],
    region: null,
    path: '',
    department: null,
    line: null,
    item: null,
    title: null,
    phase: null,
    level: null,
    received: null,
    finished: null,
    nextAt: null,
    asOf,
    clocks: '[]',
    summary: null,
    open: false,
    contribution: [],
    shape: null,
    detached: null,
    configuration: 0,
    version: 0,
  };
}
