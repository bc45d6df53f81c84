import { DestroyRef, inject, Service, signal } from '@angular/core';

/** Widths at which the page changes its arrangement: phone below 720, panes side by side from 1400. */
@Service()
export class Layout {
  readonly #destroy = inject(DestroyRef);
  readonly phone = this.#matches('(width < 720px)');
  /** One pane, rail of icons. */
  readonly narrow = this.#matches('(width < 1024px)');
  /** A tablet on its side, where words of other languages than Chinese take too much room. */
  readonly tight = this.#matches('(width < 1200px)');
  readonly threePanes = this.#matches('(width >= 1400px)');

  #matches(query: string): () => boolean {
    const list = window.matchMedia(query);
    const state = signal(list.matches);
    const change = (): void => {
      state.set(list.matches);
    };
    list.addEventListener('change', change);
    this.#destroy.onDestroy(() => {
      list.removeEventListener('change', change);
    });
    return state.asReadonly();
  }
}
