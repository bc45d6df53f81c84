import { Component, inject, input, output } from '@angular/core';
import { Words } from '../../i18n/words.ts';

/** In the place of what its reader no longer waited for, with the way to ask again. */
@Component({
  selector: 'app-cancelled-note',
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      padding: 16px;
      gap: 12px;
    }
  `,
  template: `
    <p role="status">
      {{ words.t().state.cancelled(what()) }}
      <button type="button" class="button" (click)="again.emit()">
        {{ words.t().state.retry }}
      </button>
    </p>
  `,
})
export class CancelledNote {
  protected readonly words = inject(Words);
  readonly what = input.required<string>();
  readonly again = output();
}
