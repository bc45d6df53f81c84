import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { Subject } from 'rxjs';
import type { Subscription } from 'rxjs';
import { placeOfCard } from '#contract/card-place.ts';
import type { CardView } from '#contract/card-view.ts';
import type { Changed } from '#contract/live.ts';
import { cardOrder, DEFAULT_CARD_SORT } from '#domain/cards/card-order.ts';
import { Api } from './api.ts';
import { CARD_FEED, WINDOW_ROWS } from './card-feed.ts';
import type { CardList, CardMessage } from './card-feed.ts';
import { addWindow, applyChanges, fromSnapshot, NO_CARDS } from './card-fold.ts';
import { watchOwn } from './own-card-feed.ts';

/** Cells change at most twice a second (`ui.md` 6.1): steps wait and are applied together. */
const APPLY_EVERY_MS = 500;
/** Rows asked for again with the next window, because the list may have moved meanwhile. */
const OVERLAP = 50;

/** What one application of steps did, for lists that must not move under their reader. */
export interface CardStep {
  readonly upsert: readonly CardView[];
  readonly remove: readonly string[];
}

/**
 * The cards of the filter on screen. The feed and the reader's own acts, which the server has
 * confirmed, are the only writers; views read signals. A new filter starts from nothing.
 */
@Service({ autoProvided: false })
export class CardStore {
  readonly #api = inject(Api);
  readonly #feed = inject(CARD_FEED);
  readonly #state = signal(NO_CARDS);
  readonly #ready = signal(false);
  readonly #refused = signal<string | undefined>(undefined);
  readonly #cancelled = signal(false);
  readonly #lastChange = signal<string | undefined>(undefined);
  readonly #steps = new Subject<CardStep>();
  readonly #resets = new Subject<void>();
  #list: CardList = { filter: {}, sort: DEFAULT_CARD_SORT };
  #compare = cardOrder(DEFAULT_CARD_SORT);
  #subscription: Subscription | undefined;
  #waiting: Changed[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading = false;

  /** False until the first snapshot of the filter has come. */
  readonly ready = this.#ready.asReadonly();
  /** Code of the refusal, where the server does not give this list. */
  readonly refused = this.#refused.asReadonly();
  /** Whether its reader no longer waits for the first snapshot. */
  readonly cancelled = this.#cancelled.asReadonly();
  readonly byId = computed(() => this.#state().byId);
  readonly counters = computed(() => this.#state().counters);
  readonly total = computed(() => this.#state().total);
  /** Whether counters and total have come from the server; until then they are unknown, not zero. */
  readonly counted = computed(() => this.#state() !== NO_CARDS && this.#refused() === undefined);
  readonly asOf = computed(() => this.#state().asOf);
  /** Platform time of the last change of any row; undefined while nothing has changed. */
  readonly lastChange = this.#lastChange.asReadonly();
  /** Whether rows of the list are still to be read. */
  readonly incomplete = computed(() => this.#state().frontier !== null);
  readonly steps = this.#steps.asObservable();
  /** Fires when a snapshot has replaced everything. */
  readonly resets = this.#resets.asObservable();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#leave();
    });
  }

  watch(list: CardList): void {
    this.#leave();
    this.#list = list;
    this.#compare = cardOrder(list.sort);
    this.#ready.set(false);
    this.#refused.set(undefined);
    this.#cancelled.set(false);
    this.#lastChange.set(undefined);
    const messages =
      list.filter.mine === undefined
        ? this.#feed.watch(list)
        : watchOwn(this.#api, this.#feed, list);
    this.#subscription = messages.subscribe((message) => {
      this.#hear(message);
    });
  }

  /** Ends a reading that takes too long; `retry` begins it again. */
  cancel(): void {
    this.#leave();
    this.#cancelled.set(true);
  }

  /** Asks again after a refusal, or after it was cancelled. */
  retry(): void {
    this.watch(this.#list);
  }

  /** Known rows of the list without a gap, in its order. */
  ordered(): readonly CardView[] {
    // Those beyond the frontier, which may be thousands, are not sorted.
    return [...this.#state().byId.values()]
      .filter((row) => this.isWithin(row))
      .sort((one, other) => this.#compareViews(one, other));
  }

  /** Whether a row lies in the stretch that is known without a gap. */
  isWithin(row: CardView): boolean {
    const { frontier } = this.#state();
    return frontier === null || this.#compareViews(row, frontier) <= 0;
  }

  /** Reads the next stretch of the list; does nothing while one is on its way. */
  async loadMore(): Promise<boolean> {
    if (this.#loading || !this.incomplete()) return false;
    this.#loading = true;
    const list = this.#list;
    const from = Math.max(0, this.ordered().length - OVERLAP);
    const snapshot = await this.#feed.window(list, from, from + WINDOW_ROWS);
    this.#loading = false;
    if (snapshot === undefined || list !== this.#list) return false;
    this.#state.update((state) => addWindow(state, snapshot));
    return true;
  }

  /** Takes a card that the server answered to the reader's own act, ahead of the feed. */
  accept(cards: readonly CardView[]): void {
    const known = cards.filter((card) => this.#state().byId.has(card.id));
    if (known.length === 0) return;
    this.#state.update((state) => {
      const byId = new Map(state.byId);
      for (const card of known) byId.set(card.id, card);
      return { ...state, byId };
    });
    this.#steps.next({ upsert: known, remove: [] });
  }

  #compareViews(one: CardView, other: CardView): number {
    return this.#compare(placeOfCard(one), placeOfCard(other));
  }

  #hear(message: CardMessage): void {
    if (message.kind === 'refused') {
      this.#refused.set(message.code);
    } else if (message.kind === 'snapshot') {
      this.#dropWaiting();
      this.#refused.set(undefined);
      this.#state.set(
        fromSnapshot(this.#list.filter, message.epoch, message.version, message.snapshot),
      );
      this.#ready.set(true);
      this.#resets.next();
    } else {
      this.#waiting.push(message.change);
      this.#timer ??= setTimeout(() => {
        this.#apply();
      }, APPLY_EVERY_MS);
    }
  }

  #apply(): void {
    const changes = this.#waiting;
    this.#dropWaiting();
    this.#state.update((state) => applyChanges(state, changes));
    const upsert = new Map<string, CardView>();
    const remove = new Set<string>();
    for (const change of changes) {
      for (const row of change.upsert) {
        upsert.set(row.id, row);
        remove.delete(row.id);
      }
      for (const id of change.remove) {
        upsert.delete(id);
        remove.add(id);
      }
    }
    this.#lastChange.set(this.#state().asOf);
    this.#steps.next({ upsert: [...upsert.values()], remove: [...remove] });
  }

  #leave(): void {
    this.#subscription?.unsubscribe();
    this.#subscription = undefined;
    this.#dropWaiting();
  }

  #dropWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }
}
