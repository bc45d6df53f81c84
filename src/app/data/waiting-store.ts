import { DestroyRef, inject, Service, signal } from '@angular/core';
import type { CardCounters, CardView } from '#contract/card-view.ts';
import type { Page } from '#contract/page.ts';
import { Api } from './api.ts';

/** Badge of the rail: how many cards wait for an acknowledgement, and whether one is over its limit. */
export interface Waiting {
  readonly count: number;
  readonly over: boolean;
}

const REFRESH_MS = 60_000;

@Service()
export class WaitingStore {
  readonly #api = inject(Api);
  readonly #waiting = signal<Waiting>({ count: 0, over: false });
  #timer: ReturnType<typeof setInterval> | undefined;

  readonly waiting = this.#waiting.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.stop();
    });
  }

  start(): void {
    this.stop();
    void this.#load();
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.#load();
    }, REFRESH_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#waiting.set({ count: 0, over: false });
  }

  async #load(): Promise<void> {
    try {
      const page = await this.#api.get<Page<CardView> & { readonly counters: CardCounters }>(
        '/cards',
        { state: 'open', limit: 1 },
      );
      // The list begins with the most urgent; a warning is not over its limit.
      const first = page.items[0];
      const over = first !== undefined && first.level !== 'warning';
      this.#waiting.set({ count: page.counters.unacknowledged, over });
    } catch {
      // A badge that cannot be read stays as it was.
    }
  }
}
