import { computed, inject, Service, signal } from '@angular/core';
import type { CardFilter, MyCards } from '#contract/card-view.ts';
import { Api, queryText } from './api.ts';
import { filterQuery } from './filter-query.ts';

/** The reader's own watch list and how many of a list's cards are his; never part of a room. */
@Service()
export class MineStore {
  readonly #api = inject(Api);
  readonly #mine = signal<MyCards | undefined>(undefined);
  #filter: CardFilter = { state: 'unsettled' };

  /** Undefined until the server has answered: what is not known is not zero. */
  readonly acknowledged = computed(() => this.#mine()?.acknowledged);
  readonly assigned = computed(() => this.#mine()?.assigned);
  readonly watching = computed(() => this.#mine()?.watching);
  readonly watched = computed(() => new Set(this.#mine()?.watched ?? []));

  /** Counts anew, for another list where one is given. */
  async load(filter?: CardFilter): Promise<void> {
    if (filter !== undefined) this.#filter = filter;
    const asked = this.#filter;
    try {
      const mine = await this.#api.get<MyCards>('/me/cards', this.#query());
      if (asked === this.#filter) this.#mine.set(mine);
    } catch {
      // Without the answer nothing is marked as one's own.
    }
  }

  async watch(id: string, watched: boolean): Promise<void> {
    const path = `/cards/${encodeURIComponent(id)}/watch${queryText(this.#query())}`;
    this.#mine.set(
      watched ? await this.#api.post<MyCards>(path, {}) : await this.#api.delete<MyCards>(path),
    );
  }

  /** The counters are the list's buttons: whose cards it shows does not narrow them. */
  #query(): ReturnType<typeof filterQuery> {
    return filterQuery({ ...this.#filter, mine: undefined });
  }
}
