import { Component, computed, effect, inject } from '@angular/core';
import { SessionStore } from '../data/session-store.ts';
import { Words } from '../i18n/words.ts';
import { Ticker } from '../platform/ticker.ts';

const WARN_MINUTES = 2;

/** Warns two minutes before the session ends (WCAG 2.2.1). Sessions live by the real clock. */
@Component({
  selector: 'app-session-warning',
  host: { role: 'region', '[attr.aria-label]': 'words.t().shell.session' },
  styles: `
    p {
      display: flex;
      align-items: center;
      justify-content: center;
      padding: 4px 16px;
      background: var(--mj-amber-tint);
      color: var(--mj-on-amber-tint);
      gap: 12px;
    }
  `,
  template: `
    @if (minutes(); as left) {
      <p role="alert">
        {{ words.t().shell.sessionEnds(left) }}
        <button type="button" class="button" (click)="session.stay()">
          {{ words.t().shell.stay }}
        </button>
      </p>
    }
  `,
})
export class SessionWarning {
  protected readonly words = inject(Words);
  protected readonly session = inject(SessionStore);
  readonly #ticker = inject(Ticker);

  /** Minutes left while a warning is due; undefined otherwise. */
  protected readonly minutes = computed(() => {
    const me = this.session.me();
    if (me === undefined) return undefined;
    const left = Math.ceil((Date.parse(me.expiresAt) - this.#ticker.now()) / 60_000);
    return left > 0 && left <= WARN_MINUTES ? left : undefined;
  });

  constructor() {
    effect(() => {
      // Use has moved the end of the session: ask where to before warning of an old one.
      if (this.minutes() !== undefined && this.session.usedSinceTold) void this.session.stay();
    });
  }
}
