import { Component, computed, inject } from '@angular/core';
import { LiveConnection } from '../data/live-connection.ts';
import { SessionStore } from '../data/session-store.ts';
import { Words } from '../i18n/words.ts';

/** Says on every page that the data are a demonstration or that the clock is set. */
@Component({
  selector: 'app-banner',
  host: { role: 'region', '[attr.aria-label]': 'label()' },
  styles: `
    p {
      padding: 4px 16px;
      background: var(--mj-amber-tint);
      color: var(--mj-on-amber-tint);
      font-size: 12px;
      line-height: 16px;
      text-align: center;
    }
  `,
  template: `
    @for (line of lines(); track $index) {
      <p>{{ line }}</p>
    }
  `,
})
export class Banner {
  readonly #session = inject(SessionStore);
  readonly #words = inject(Words);
  readonly #live = inject(LiveConnection);
  readonly #time = computed(() => {
    const live = this.#live.phase();
    return live.phase === 'connected' && live.asOf !== null
      ? this.#words.format().audit(live.asOf)
      : undefined;
  });
  protected readonly label = computed(() => this.#words.t().shell.notices);
  protected readonly lines = computed(() => {
    const { demo, testClock } = this.#session.config();
    const texts = this.#words.t().shell;
    return [...(demo ? [texts.demo] : []), ...(testClock ? [texts.testClock(this.#time())] : [])];
  });
}
