import { Component, inject, input, output, signal } from '@angular/core';
import { Words } from '../../i18n/words.ts';

/** In the place of the part that failed: what, since when, what to do, and the code with copy. */
@Component({
  selector: 'app-failure-note',
  host: { role: 'alert' },
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      padding: 16px;
      gap: 8px 12px;
    }
    p {
      flex-basis: 100%;
    }
  `,
  template: `
    <p>
      {{ words.t().state.failed(what()) }}{{ sentence() }}
      <span class="muted">{{ words.t().state.since(words.format().minute(since)) }}</span>
    </p>
    @if (again()) {
      <button type="button" class="button" (click)="retry.emit()">
        {{ words.t().state.retry }}
      </button>
    }
    <span class="muted"
      >{{ words.t().state.errorNo }} <code class="mono">{{ code() }}</code></span
    >
    <button type="button" class="button text" (click)="copy()">
      {{ copied() ? words.t().state.copied : words.t().state.copy }}
    </button>
  `,
})
export class FailureNote {
  protected readonly words = inject(Words);
  readonly what = input.required<string>();
  readonly sentence = input('');
  readonly code = input.required<string>();
  /** Whether trying again can help. */
  readonly again = input(true);
  /** When it first failed: trying again in vain does not move it. */
  protected readonly since = new Date().toISOString();
  readonly retry = output();
  protected readonly copied = signal(false);

  protected copy(): void {
    void navigator.clipboard.writeText(this.code()).then(() => {
      this.copied.set(true);
    });
  }
}
