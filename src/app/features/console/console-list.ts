import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import type { CardView } from '#contract/card-view.ts';
import { CardStore } from '../../data/card-store.ts';
import type { CardStep } from '../../data/card-store.ts';
import { NOTHING_SHOWN, showAll, showMore, takeStep } from './shown-list.ts';

/** Rows enter by themselves only where nobody has read for so long (`ui.md` 6.1). */
const QUIET_MS = 5000;
/** How long a row says that it has just risen. */
const RISEN_MS = 10_000;

/** One row of the list. */
export interface ShownRow {
  readonly id: string;
  readonly card: CardView;
  /** Left the list; stays in place, struck, until the list is shown anew. */
  readonly left: boolean;
}

/**
 * The list under its reader's eyes: its order, what waits, the row with the focus and the marked
 * ones. Steps of the store change cells; order changes only by `showNew` or when nobody reads.
 */
@Service({ autoProvided: false })
export class ConsoleList {
  readonly #store = inject(CardStore);
  readonly #shown = signal(NOTHING_SHOWN);
  readonly #active = signal<string | null>(null);
  readonly #marked = signal<ReadonlySet<string>>(new Set());
  readonly #atTop = signal(true);
  readonly #pointerInside = signal(false);
  /** Whether the side panel is open: then somebody is at work on a row. */
  readonly #reading = signal(false);
  #quietTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whether nobody has been reading for the whole of that time. */
  #unread = false;
  /** A row stays the same object while its card does, so that scrolling draws only what is new. */
  readonly #rows = new WeakMap<CardView, ShownRow>();
  readonly #leftRows = new WeakMap<CardView, ShownRow>();
  #before: ReadonlyMap<string, CardView> = new Map();
  #lastMarked: string | null = null;

  readonly ids = computed(() => this.#shown().ids);
  readonly active = this.#active.asReadonly();
  readonly marked = this.#marked.asReadonly();
  readonly leftCount = computed(() => this.#shown().left.size);
  readonly risen = computed(() => this.#shown().risen);
  /** New cards that wait, counted by level. */
  readonly waiting = computed(() => {
    const { waiting } = this.#shown();
    const byId = this.#store.byId();
    const counts = { total: 0, red: 0, yellow: 0, warning: 0 };
    for (const id of waiting) {
      const card = byId.get(id);
      if (card === undefined) continue;
      counts.total += 1;
      counts[card.level] += 1;
    }
    return counts;
  });
  /** Rows of the list, read or not: the height that the scroll bar shows. */
  readonly length = computed(() => {
    const { ids, waiting } = this.#shown();
    if (!this.#store.incomplete()) return ids.length;
    return Math.max(ids.length, this.#store.total() - waiting.size);
  });
  readonly activeIndex = computed(() => {
    const active = this.#active();
    return active === null ? -1 : this.ids().indexOf(active);
  });
  readonly activeCard = computed(() => {
    const active = this.#active();
    return active === null ? undefined : this.find(active)?.card;
  });

  constructor() {
    const resets = this.#store.resets.subscribe(() => {
      this.showNew();
    });
    const steps = this.#store.steps.subscribe((step) => {
      this.#take(step);
    });
    inject(DestroyRef).onDestroy(() => {
      resets.unsubscribe();
      steps.unsubscribe();
      clearTimeout(this.#quietTimer);
    });
  }

  /** A row by id, also one that has left; undefined where it is not known. */
  find(id: string): ShownRow | undefined {
    const card = this.#store.byId().get(id);
    if (card !== undefined) return rowOf(this.#rows, card, false);
    const gone = this.#shown().left.get(id);
    return gone === undefined ? undefined : rowOf(this.#leftRows, gone, true);
  }

  /** Empties the list for another filter. */
  clear(): void {
    this.#shown.set(NOTHING_SHOWN);
    this.#marked.set(new Set());
    this.#before = new Map();
  }

  /** Shows what waits, drops what left, in the order of now; answers the first new row. */
  showNew(): string | undefined {
    const { waiting, risen } = this.#shown();
    const rows = this.#store.ordered();
    const fresh = new Set([...risen].filter((id) => waiting.has(id)));
    this.#shown.set(showAll(rows, fresh));
    this.#before = this.#store.byId();
    this.#marked.update((marked) => new Set([...marked].filter((id) => this.#before.has(id))));
    if (fresh.size > 0) {
      setTimeout(() => {
        this.#shown.update((shown) => ({ ...shown, risen: new Set() }));
      }, RISEN_MS);
    }
    return rows.find((row) => waiting.has(row.id))?.id;
  }

  /** Reads the next stretch and appends it. */
  async loadMore(): Promise<void> {
    if (!(await this.#store.loadMore())) return;
    this.#before = this.#store.byId();
    this.#shown.update((shown) => showMore(shown, this.#store.ordered()));
  }

  activate(id: string | null): void {
    this.#active.set(id);
  }

  /** Moves the focus by rows; answers the new index, or -1 in an empty list. */
  move(by: number): number {
    const ids = this.ids();
    if (ids.length === 0) return -1;
    const from = this.activeIndex();
    const to = from < 0 ? 0 : Math.min(Math.max(0, from + by), ids.length - 1);
    this.#active.set(ids[to] ?? null);
    return to;
  }

  mark(id: string): void {
    this.#lastMarked = id;
    this.#marked.update((marked) => {
      const next = new Set(marked);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  /** Marks all rows from the last marked one to this. */
  markRange(id: string): void {
    const ids = this.ids();
    const from = this.#lastMarked === null ? -1 : ids.indexOf(this.#lastMarked);
    const to = ids.indexOf(id);
    if (from < 0 || to < 0) {
      this.mark(id);
      return;
    }
    const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.#marked.update((marked) => new Set([...marked, ...range]));
  }

  keepMarked(ids: readonly string[]): void {
    this.#marked.set(new Set(ids));
  }

  setAtTop(atTop: boolean): void {
    if (atTop === this.#atTop()) return;
    this.#atTop.set(atTop);
    this.#settle();
  }

  setPointerInside(inside: boolean): void {
    this.#pointerInside.set(inside);
    this.#settle();
  }

  setReading(reading: boolean): void {
    this.#reading.set(reading);
    this.#settle();
  }

  #take(step: CardStep): void {
    const before = this.#before;
    this.#before = this.#store.byId();
    this.#shown.update((shown) =>
      takeStep(
        shown,
        step,
        (id) => before.get(id),
        (row) => this.#store.isWithin(row),
      ),
    );
    this.#settle();
  }

  /** Lets new rows in by themselves once nobody has been reading for a while. */
  #settle(): void {
    if (!this.#isQuiet()) {
      clearTimeout(this.#quietTimer);
      this.#quietTimer = undefined;
      this.#unread = false;
    } else if (this.#unread) {
      const { waiting, left } = this.#shown();
      if (waiting.size + left.size > 0) this.showNew();
    } else {
      this.#quietTimer ??= setTimeout(() => {
        this.#quietTimer = undefined;
        this.#unread = true;
        this.#settle();
      }, QUIET_MS);
    }
  }

  #isQuiet(): boolean {
    return this.#atTop() && !this.#pointerInside() && !this.#reading() && this.#marked().size === 0;
  }
}

function rowOf(known: WeakMap<CardView, ShownRow>, card: CardView, left: boolean): ShownRow {
  const before = known.get(card);
  if (before !== undefined) return before;
  const row = { id: card.id, card, left };
  known.set(card, row);
  return row;
}
