import { computed, inject, Service, signal } from '@angular/core';
import type { MyCards } from '#contract/card-view.ts';
import { Api } from './api.ts';

/** The reader's own watch list and the number of cards he acknowledged; never part of a room. */
@Service()
export class MineStore {
  readonly #api = inject(Api);
  readonly #mine = signal<MyCards | undefined>(undefined);

  /** Undefined until the server has answered: what is not known is not zero. */
  readonly acknowledged = computed(() => this.#mine()?.acknowledged);
  readonly watchedCount = computed(() => this.#mine()?.watched.length);
  readonly watched = computed(() => new Set(this.#mine()?.watched ?? []));

  async load(): Promise<void> {
    try {
      this.#mine.set(await this.#api.get<MyCards>('/me/cards'));
    } catch {
      // Without the answer nothing is marked as one's own.
    }
  }

  async watch(id: string, watched: boolean): Promise<void> {
    const path = `/cards/${encodeURIComponent(id)}/watch`;
    this.#mine.set(
      watched ? await this.#api.post<MyCards>(path, {}) : await this.#api.delete<MyCards>(path),
    );
  }
}
