import { DestroyRef, inject, Service, signal } from '@angular/core';
import type { AlarmView } from '#contract/alarm-view.ts';
import { Api } from './api.ts';
import { SessionStore } from './session-store.ts';

const EVERY_MS = 60_000;

/** What an operator has to look at, asked for once a minute while somebody who sees numbers is signed in. */
@Service()
export class AlarmStore {
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #alarms = signal<readonly AlarmView[]>([]);
  readonly alarms = this.#alarms.asReadonly();

  constructor() {
    const timer = setInterval(() => void this.load(), EVERY_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }

  async load(): Promise<void> {
    if (this.#session.me()?.pages.includes('overview') !== true) {
      this.#alarms.set([]);
      return;
    }
    try {
      const { items } = await this.#api.get<{ readonly items: readonly AlarmView[] }>('/alarms');
      this.#alarms.set(items);
    } catch {
      // The lamp tells of a lost connection; the alarms of before stand until the next minute.
    }
  }
}
