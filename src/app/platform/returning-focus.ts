import { afterNextRender, inject, Injector, Service } from '@angular/core';

/**
 * A form in the page takes the focus from a row or a button, which may be built anew meanwhile;
 * when the form goes, the focus goes back there. A button that is built anew says by its own or an
 * ancestor's `data-returns` which one it is.
 */
@Service()
export class ReturningFocus {
  readonly #injector = inject(Injector);
  #from: HTMLElement | undefined;
  /** Stays in the page while the button is built anew. */
  #home: Element | null = null;
  #name: string | undefined;

  /** Remembers what has the focus; to be called before the form is built. */
  keep(): void {
    const from = document.activeElement;
    if (!(from instanceof HTMLElement) || from === document.body) return;
    const marked = from.closest<HTMLElement>('[data-returns]');
    this.#from = from;
    this.#name = marked?.dataset['returns'];
    this.#home = marked?.closest('[data-returns-home]') ?? null;
  }

  /** Once the form has gone; a focus that its reader has put elsewhere meanwhile stays there. */
  giveBack(): void {
    const [from, home, name] = [this.#from, this.#home, this.#name];
    this.#from = undefined;
    if (from === undefined) return;
    afterNextRender(
      () => {
        const now = document.activeElement;
        if (now !== null && now !== document.body) return;
        const place = from.isConnected && isShown(from) ? from : again(home, name);
        place?.focus();
      },
      { injector: this.#injector },
    );
  }
}

/** An item of a menu that has closed stays in the page without being seen. */
function isShown(element: HTMLElement): boolean {
  return element.checkVisibility();
}

function again(home: Element | null, name: string | undefined): HTMLElement | null {
  if (home === null || name === undefined) return null;
  const marked = home.querySelector<HTMLElement>(`[data-returns="${name}"]`);
  return marked?.matches('button') === false ? marked.querySelector('button') : marked;
}
