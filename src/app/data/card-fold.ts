import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import type { Changed, Snapshot } from '#contract/live.ts';

/** Cards of one filter, as the browser knows them. */
export interface CardsState {
  readonly filter: CardFilter;
  readonly epoch: string;
  readonly version: number;
  /** Known rows: the first of the list without a gap, and others that changed since. */
  readonly byId: ReadonlyMap<string, CardView>;
  /** Last row up to which the list is known without a gap; null when all of it is. */
  readonly frontier: CardView | null;
  readonly counters: CardCounters;
  /** Number of rows of the list, known or not. */
  readonly total: number;
  readonly asOf: string;
  /** Whether a step was missed: the rows stand, but the next snapshot replaces them. */
  readonly stale: boolean;
}

/** The next stretch of the list, read after the snapshot. */
export interface CardWindow {
  readonly rows: readonly CardView[];
  readonly total: number;
}

export const NO_COUNTERS: CardCounters = {
  total: 0,
  red: 0,
  yellow: 0,
  warning: 0,
  unacknowledged: 0,
  orderDueToday: 0,
  retroactive: 0,
  byCategory: {},
};

export const NO_CARDS: CardsState = {
  filter: {},
  epoch: '',
  version: 0,
  byId: new Map(),
  frontier: null,
  counters: NO_COUNTERS,
  total: 0,
  asOf: '',
  stale: false,
};

/** The state of a snapshot whose rows are the first of the list. */
export function fromSnapshot(
  filter: CardFilter,
  epoch: string,
  version: number,
  snapshot: Snapshot,
): CardsState {
  return {
    filter,
    epoch,
    version,
    byId: new Map(snapshot.rows.map((row) => [row.id, row])),
    frontier:
      snapshot.rows.length >= snapshot.total
        ? null
        : (snapshot.rows[snapshot.rows.length - 1] ?? null),
    counters: snapshot.counters,
    total: snapshot.total,
    asOf: snapshot.asOf,
    stale: false,
  };
}

/** Applies steps in order; an old step is dropped, a missed one or another epoch marks it stale. */
export function applyChanges(state: CardsState, changes: readonly Changed[]): CardsState {
  const byId = new Map(state.byId);
  let { version, counters, total, asOf } = state;
  for (const change of changes) {
    if (change.epoch !== state.epoch) return { ...state, stale: true };
    if (change.version <= version) continue;
    if (change.version !== version + 1) return { ...state, stale: true };
    version = change.version;
    counters = change.counters;
    asOf = change.asOf;
    for (const row of change.upsert) {
      if (!byId.has(row.id) && state.frontier === null) total += 1;
      byId.set(row.id, row);
    }
    for (const id of change.remove) {
      if (byId.delete(id) || state.frontier !== null) total -= 1;
    }
  }
  total = totalOf(state.filter, counters) ?? total;
  return { ...state, version, byId, counters, total: Math.max(total, byId.size), asOf };
}

/**
 * The list's total, which its counters tell; undefined for a list of one's own, which they do not
 * count. Beyond the frontier a changed row cannot be told from a new one, so the total is not
 * counted here.
 */
export function totalOf(filter: CardFilter, counters: CardCounters): number | undefined {
  if (filter.mine !== undefined) return undefined;
  return filter.level === undefined ? counters.total : counters[filter.level];
}

/**
 * Adds the next stretch. Rows known already stay as they are: a change may have overtaken the
 * window, and none is ever older than it.
 */
export function addWindow(state: CardsState, window: CardWindow): CardsState {
  const byId = new Map(state.byId);
  for (const row of window.rows) {
    const known = byId.get(row.id);
    if (known === undefined || known.version < row.version) byId.set(row.id, row);
  }
  const last = window.rows[window.rows.length - 1];
  const complete = last === undefined || byId.size >= window.total;
  return {
    ...state,
    byId,
    frontier: complete ? null : last,
    total: Math.max(window.total, byId.size),
  };
}
