import { Component, computed, inject, input } from '@angular/core';
import { Words } from '../../i18n/words.ts';

/** The line under a page's title while the connection is lost: how old what stands below is. */
@Component({
  selector: 'app-stale-ribbon',
  template: `
    @if (sentence(); as text) {
      <p role="status">{{ text }}</p>
    }
  `,
  styles: `
    p {
      padding: 4px 24px;
      background: var(--mj-neutral-tint);
      color: var(--mj-text-2);
      font-size: 12px;
    }
    @media (width < 720px) {
      p {
        padding: 4px 16px;
      }
    }
  `,
})
export class StaleRibbon {
  /** Instant of the answer shown; undefined where nothing is shown yet. */
  readonly asOf = input.required<string | undefined>();
  /** Whether the connection is lost. */
  readonly lost = input.required<boolean>();

  readonly #words = inject(Words);
  protected readonly sentence = computed(() => {
    const asOf = this.asOf();
    if (asOf === undefined || !this.lost()) return null;
    return this.#words.t().lamp.lost(this.#words.format().second(asOf));
  });
}
