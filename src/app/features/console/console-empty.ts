import { Component, computed, inject, input, output } from '@angular/core';
import { CardStore } from '../../data/card-store.ts';
import { useHiddenTotal } from '../../data/hidden-total.ts';
import { Words } from '../../i18n/words.ts';
import { isNarrowed } from './console-address.ts';
import type { ConsoleAddress } from './console-address.ts';
import { ConsoleScope } from './console-scope.ts';
import { ConsoleWords } from './console-words.ts';

/** A list without rows: a good state with its scope and time, or what the filter hides. */
@Component({
  selector: 'app-console-empty',
  styles: `
    p {
      display: flex;
      height: 100%;
      align-items: center;
      justify-content: center;
      padding: 24px;
      color: var(--mj-text-2);
      gap: 12px;
    }
  `,
  template: `
    <p class="empty" role="status">
      @if (narrowed()) {
        {{ filtered() }}
        <button type="button" class="button" (click)="clear.emit()">
          {{ own.t().filter.clear }}
        </button>
      } @else {
        {{ own.t().empty.good(scope.nameOf(address()), words.format().minute(store.asOf())) }}
      }
    </p>
  `,
})
export class ConsoleEmpty {
  protected readonly store = inject(CardStore);
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  protected readonly scope = inject(ConsoleScope);
  readonly address = input.required<ConsoleAddress>();
  readonly clear = output();

  protected readonly narrowed = computed(() => isNarrowed(this.address()));
  readonly #hidden = useHiddenTotal('/cards', () =>
    this.narrowed() ? { state: 'unsettled', region: this.address().filter.region } : undefined,
  );
  protected readonly filtered = computed(() => {
    const { filtered, filteredAll } = this.own.t().empty;
    const hidden = this.#hidden() ?? 0;
    return hidden > 0 ? filtered(this.words.format().exact(hidden)) : filteredAll;
  });
}
