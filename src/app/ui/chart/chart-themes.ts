import { DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';
import { chartTheme } from './chart-theme.ts';
import type { ChartTheme } from './chart-theme.ts';

/**
 * The theme in force, read again when the reader switches light and dark or the system does.
 * Tokens are `light-dark()` pairs, which only a computed colour resolves: hence the probe.
 */
@Service()
export class ChartThemes {
  readonly #document = inject(DOCUMENT);
  readonly #theme = signal(this.#read());

  readonly theme = this.#theme.asReadonly();

  constructor() {
    const again = (): void => this.#theme.set(this.#read());
    const observer = new MutationObserver(again);
    observer.observe(this.#document.documentElement, { attributeFilter: ['data-theme', 'class'] });
    const dark = this.#document.defaultView?.matchMedia('(prefers-color-scheme: dark)');
    dark?.addEventListener('change', again);
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
      dark?.removeEventListener('change', again);
    });
  }

  #read(): ChartTheme {
    const { body, defaultView } = this.#document;
    const probe = this.#document.createElement('span');
    probe.hidden = true;
    body.append(probe);
    const theme = chartTheme(
      (token) => {
        probe.style.color = `var(${token})`;
        return defaultView?.getComputedStyle(probe).color ?? '';
      },
      defaultView?.getComputedStyle(body).fontFamily ?? '',
    );
    probe.remove();
    return theme;
  }
}
