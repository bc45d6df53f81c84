import { computed, inject, Service } from '@angular/core';
import { SessionStore } from '../../data/session-store.ts';

/**
 * Where the figures of the overview lead: null where the reader may see a number and not the things
 * behind it, as on the wall; the figure then is text.
 */
@Service()
export class Doors {
  readonly #me = inject(SessionStore).me;

  readonly cases = computed(() => this.#open('cases', '/cases'));
  readonly console = computed(() => this.#open('cards', '/console'));
  readonly sources = computed(() => this.#open('sources', '/sources'));

  /** @param page the server's word for it in the reader's list of pages. */
  #open(page: string, path: string): string | null {
    return this.#me()?.pages.includes(page) === true ? path : null;
  }
}
