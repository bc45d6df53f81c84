import { DestroyRef, inject, Service } from '@angular/core';
import type { CardView } from '#contract/card-view.ts';
import { CardStore } from '../../data/card-store.ts';
import { MineStore } from '../../data/mine-store.ts';
import { SessionStore } from '../../data/session-store.ts';

/** The reader's own counters are asked for again at most so often. */
const OWN_EVERY_MS = 5000;

/** What is the reader's own is no part of a room: it is counted anew once something of it moved. */
@Service({ autoProvided: false })
export class OwnCounting {
  readonly #store = inject(CardStore);
  readonly #mine = inject(MineStore);
  readonly #session = inject(SessionStore);
  readonly #destroy = inject(DestroyRef);
  #timer: ReturnType<typeof setTimeout> | undefined;

  start(): void {
    const steps = this.#store.steps.subscribe(({ upsert, remove }) => {
      if (remove.length > 0 || upsert.some((card) => this.#isOwn(card))) this.#count();
    });
    this.#destroy.onDestroy(() => {
      steps.unsubscribe();
      clearTimeout(this.#timer);
    });
  }

  #isOwn({ id, acknowledgedBy, assignedTo }: CardView): boolean {
    const account = this.#session.me()?.name;
    return acknowledgedBy === account || assignedTo === account || this.#mine.watched().has(id);
  }

  #count(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#mine.load();
    }, OWN_EVERY_MS);
  }
}
