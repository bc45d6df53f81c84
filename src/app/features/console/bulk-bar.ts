import { Component, inject } from '@angular/core';
import { Words } from '../../i18n/words.ts';
import { ActWords } from '../../ui/act-form/act-words.ts';
import { ConsoleActs } from './console-acts.ts';
import { ConsoleList } from './console-list.ts';
import { ConsoleWords } from './console-words.ts';

const ACTS = ['acknowledge', 'urge', 'order', 'assign', 'close'] as const;
const KEYS = { acknowledge: 'A', urge: 'U', order: 'O', assign: '', close: '' } as const;

/** In place of the key hints while rows are marked: how many, and what can be done with all. */
@Component({
  selector: 'app-bulk-bar',
  styles: `
    :host {
      display: flex;
      width: 100%;
      align-items: center;
      gap: 8px;
    }
    b {
      font-weight: 600;
    }
    .button {
      height: 28px;
    }
  `,
  template: `
    <b>{{ own.t().bulk.selected(words.format().exact(list.marked().size)) }}</b>
    @for (act of actNames; track act) {
      <button
        type="button"
        class="button"
        [class.main]="act === 'acknowledge'"
        (click)="acts.begin(act, undefined)"
      >
        {{ actWords.t().acts[act] }}
        @if (keys[act]; as key) {
          <kbd>{{ key }}</kbd>
        }
      </button>
    }
    <span class="spacer"></span>
    <button type="button" class="button text" (click)="list.keepMarked([])">
      {{ own.t().bulk.clear }} <kbd>Esc</kbd>
    </button>
  `,
})
export class BulkBar {
  protected readonly list = inject(ConsoleList);
  protected readonly acts = inject(ConsoleActs);
  protected readonly own = inject(ConsoleWords);
  protected readonly actWords = inject(ActWords);
  protected readonly words = inject(Words);
  protected readonly actNames = ACTS;
  protected readonly keys = KEYS;
}
