import { DestroyRef, inject, Service, signal } from '@angular/core';

/** The browser's clock as a signal, moved once a second; for ages and waits, never for limits. */
@Service()
export class Ticker {
  readonly #now = signal(Date.now());
  readonly now = this.#now.asReadonly();

  constructor() {
    const timer = setInterval(() => {
      this.#now.set(Date.now());
    }, 1000);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }
}
