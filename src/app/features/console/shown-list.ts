import type { CardView } from '#contract/card-view.ts';
import type { CardStep } from '../../data/card-store.ts';

/**
 * The list as its reader sees it: its order stands until he asks for the new one. Pure state;
 * rows are read from the store by id.
 */
export interface ShownList {
  readonly ids: readonly string[];
  readonly shown: ReadonlySet<string>;
  /** Rows that left the list, as they were last; they stay in place, struck. */
  readonly left: ReadonlyMap<string, CardView>;
  /** New cards that wait to be shown. */
  readonly waiting: ReadonlySet<string>;
  /** New cards that took the place of a lower one of the same clock. */
  readonly risen: ReadonlySet<string>;
}

export const NOTHING_SHOWN: ShownList = {
  ids: [],
  shown: new Set(),
  left: new Map(),
  waiting: new Set(),
  risen: new Set(),
};

/** Shows the rows in their own order: nothing waits, nothing is left over. */
export function showAll(
  rows: readonly CardView[],
  risen: ReadonlySet<string> = new Set(),
): ShownList {
  const ids = rows.map((row) => row.id);
  return { ids, shown: new Set(ids), left: new Map(), waiting: new Set(), risen };
}

/** Appends what was read further down; rows shown or waiting already stay where they are. */
export function showMore(list: ShownList, rows: readonly CardView[]): ShownList {
  const further = rows
    .map((row) => row.id)
    .filter((id) => !list.shown.has(id) && !list.waiting.has(id));
  const ids = [...list.ids, ...further];
  return { ...list, ids, shown: new Set(ids) };
}

/**
 * Takes a step without moving any row: new cards wait, leaving ones stay in place.
 *
 * @param before a row as it was before the step; undefined for one that was not known.
 * @param belongs whether a new card lies in the part of the list that is read.
 */
export function takeStep(
  list: ShownList,
  step: CardStep,
  before: (id: string) => CardView | undefined,
  belongs: (row: CardView) => boolean,
): ShownList {
  const left = new Map(list.left);
  const waiting = new Set(list.waiting);
  const risen = new Set(list.risen);
  const gone = step.remove.map((id) => before(id)).filter((row) => row !== undefined);
  for (const id of step.remove) {
    waiting.delete(id);
    risen.delete(id);
    const row = before(id);
    if (list.shown.has(id) && row !== undefined) left.set(id, row);
  }
  for (const row of step.upsert) {
    if (list.shown.has(row.id)) {
      left.delete(row.id);
      continue;
    }
    if (!belongs(row)) continue;
    waiting.add(row.id);
    if (gone.some((other) => isLowerOf(other, row)) || hasLower(left, row)) risen.add(row.id);
  }
  return { ...list, left, waiting, risen };
}

function hasLower(left: ReadonlyMap<string, CardView>, row: CardView): boolean {
  for (const other of left.values()) if (isLowerOf(other, row)) return true;
  return false;
}

/** Whether `other` is a lower card of the same clock in the same cycle. */
export function isLowerOf(other: CardView, card: CardView): boolean {
  return (
    other.subject === card.subject &&
    other.subjectKind === card.subjectKind &&
    other.clockId === card.clockId &&
    other.cycle === card.cycle &&
    RANK[other.level] < RANK[card.level]
  );
}

const RANK = { warning: 0, yellow: 1, red: 2 } as const;
