import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { ConsoleList } from './console-list.ts';
import { ConsoleWords } from './console-words.ts';

/** One summary at most so often is spoken; the pill itself is always current. */
const SPOKEN_EVERY_MS = 10_000;

/** New cards that wait to be shown, in their own line, so that they push nothing. */
@Component({
  selector: 'app-waiting-pill',
  imports: [LevelMark],
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
    }
    button {
      display: inline-flex;
      height: 24px;
      align-items: center;
      padding: 0 6px 0 12px;
      border: 0;
      border-radius: 12px;
      background: var(--mj-select);
      color: var(--mj-on-select);
      cursor: pointer;
      font-size: 12px;
      font-weight: 600;
      gap: 8px;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 3px;
    }
    app-level-mark {
      --mark-size: 12px;
    }
    @media (width < 720px) {
      :host {
        width: 100%;
        justify-content: center;
      }
      button {
        height: 32px;
        padding: 0 12px;
        border-radius: 16px;
      }
      kbd {
        display: none;
      }
    }
  `,
  template: `
    @let waiting = list.waiting();
    @if (waiting.total + list.leftCount() > 0) {
      <button type="button" (click)="list.showNew()">
        {{ sentence() }}
        @for (level of levels; track level) {
          @if (waiting[level] > 0) {
            <span><app-level-mark [mark]="level" />{{ words.format().exact(waiting[level]) }}</span>
          }
        }
        <kbd>N</kbd>
      </button>
    }
    <span class="out-of-sight" role="status">{{ spoken() }}</span>
  `,
})
export class WaitingPill {
  protected readonly list = inject(ConsoleList);
  protected readonly words = inject(Words);
  readonly #own = inject(ConsoleWords);
  protected readonly levels = ['red', 'yellow', 'warning'] as const;
  protected readonly spoken = signal('');
  #lastSpoken = 0;

  protected readonly sentence = computed(() => {
    const { total } = this.list.waiting();
    const exact = this.words.format().exact;
    return total > 0
      ? this.#own.t().pill.new(exact(total))
      : this.#own.t().pill.left(exact(this.list.leftCount()));
  });

  constructor() {
    effect(() => {
      const { total, red } = this.list.waiting();
      untracked(() => {
        if (total === 0) {
          this.spoken.set('');
        } else if (Date.now() - this.#lastSpoken >= SPOKEN_EVERY_MS) {
          this.#lastSpoken = Date.now();
          const exact = this.words.format().exact;
          this.spoken.set(this.#own.t().pill.spoken(exact(total), exact(red)));
        }
      });
    });
  }
}
