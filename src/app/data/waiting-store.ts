import { DestroyRef, inject, Service, signal } from '@angular/core';
import type { CardCounters, CardView } from '#contract/card-view.ts';
import type { FeedbackPage } from '#contract/feedback-view.ts';
import type { Page } from '#contract/page.ts';
import type { Me } from '#contract/session-view.ts';
import { Api } from './api.ts';

/** Badge of a page: how much waits for this reader, and whether something of it is over its limit. */
export interface Waiting {
  readonly count: number;
  readonly over: boolean;
}

/** Badges by page; a page on which nothing can wait for the reader has none. */
type WaitingByPage = Readonly<Partial<Record<'console' | 'feedback', Waiting>>>;

const REFRESH_MS = 60_000;
/** A page that sees changes asks for its badge no more often than this. */
const SOON_MS = 3000;

/** What waits for whoever is signed in: cards to acknowledge, feedback to deal with. */
@Service()
export class WaitingStore {
  readonly #api = inject(Api);
  readonly #waiting = signal<WaitingByPage>({});
  #timer: ReturnType<typeof setInterval> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #reader: Pick<Me, 'role' | 'pages'> | undefined;

  readonly waiting = this.#waiting.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.stop();
    });
  }

  start(me: Pick<Me, 'role' | 'pages'>): void {
    this.stop();
    this.#reader = me;
    this.#load(me);
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible') this.#load(me);
    }, REFRESH_MS);
  }

  /** What badges count has changed on the page: its figures and the badge must not differ for long. */
  soon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      if (this.#reader !== undefined) this.#load(this.#reader);
    }, SOON_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    this.#timer = undefined;
    this.#soon = undefined;
    this.#reader = undefined;
    this.#waiting.set({});
  }

  #load({ role, pages }: Pick<Me, 'role' | 'pages'>): void {
    // Cards wait for those who can acknowledge them, not for everybody who may read them.
    if (role === 'supervisor' || role === 'liaison') {
      void this.#count('console', async () => {
        const page = await this.#api.get<Page<CardView> & { readonly counters: CardCounters }>(
          '/cards',
          { state: 'open', limit: 1 },
        );
        // The list begins with the most urgent; a warning is not over its limit.
        const first = page.items[0];
        return {
          count: page.counters.unacknowledged,
          over: first !== undefined && first.level !== 'warning',
        };
      });
    }
    if (pages.includes('feedback')) {
      void this.#count('feedback', async () => {
        const page = await this.#api.get<FeedbackPage>('/feedback', { mine: 'waiting', limit: 1 });
        // The queue begins with what is over.
        return { count: page.counters.waiting, over: page.items[0]?.overdue === true };
      });
    }
  }

  async #count(page: keyof WaitingByPage, read: () => Promise<Waiting>): Promise<void> {
    try {
      const waiting = await read();
      if (this.#timer !== undefined) this.#waiting.update((all) => ({ ...all, [page]: waiting }));
    } catch {
      // A badge that cannot be read stays as it was.
    }
  }
}
