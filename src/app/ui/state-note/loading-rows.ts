import { Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { Words } from '../../i18n/words.ts';

/** Grey bars with the true row height after 200 ms; after 3 s, or as said, a sentence says how long it takes. */
@Component({
  selector: 'app-loading-rows',
  host: { 'aria-busy': 'true' },
  styles: `
    :host {
      display: block;
    }
    .row {
      display: flex;
      align-items: center;
      padding: 0 14px;
      gap: 16px;
    }
    .bar-row:nth-child(1) {
      width: 60px;
    }
    .bar-row:nth-child(2) {
      width: 100px;
    }
    .bar-row:nth-child(3) {
      flex: 1;
    }
    .bar-row:nth-child(4) {
      width: 140px;
    }
    p {
      display: flex;
      align-items: center;
      padding: 12px 14px;
      gap: 12px;
    }
  `,
  template: `
    @if (seconds() >= after()) {
      <p role="status">
        {{ words.t().state.loading(what(), seconds()) }}
        @if (cancellable()) {
          <button type="button" class="button text" (click)="cancelled.emit()">
            {{ words.t().state.cancel }}
          </button>
        }
      </p>
    }
    @for (row of places(); track row) {
      <div class="row" [style.height.px]="height()">
        <span class="bar-row"></span><span class="bar-row"></span><span class="bar-row"></span
        ><span class="bar-row"></span>
      </div>
    }
  `,
})
export class LoadingRows {
  protected readonly words = inject(Words);
  readonly what = input.required<string>();
  readonly rows = input(8);
  readonly height = input(36);
  /** Seconds after which the sentence comes. */
  readonly after = input(3);
  readonly cancellable = input(false);
  readonly cancelled = output();
  protected readonly seconds = signal(0);
  protected readonly places = computed(() => Array.from({ length: this.rows() }, (_, at) => at));

  constructor() {
    const timer = setInterval(() => {
      this.seconds.update((seconds) => seconds + 1);
    }, 1000);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }
}
