import { Component, computed, inject, input, output } from '@angular/core';
import type { CardCounters } from '#contract/card-view.ts';
import type { CardCategory } from '#domain/cards/card-rule.ts';
import { Words } from '../../i18n/words.ts';
import { ConsoleWords } from './console-words.ts';

/** What cards are about, as one bar; each word opens its cards. */
@Component({
  selector: 'app-category-bar',
  styles: `
    .bar {
      display: flex;
      height: 10px;
      gap: 2px;
    }
    .bar i {
      min-width: 3px;
      background: var(--mj-text-3);
      opacity: 0.35;
    }
    .bar i:first-child {
      opacity: 0.85;
    }
    .bar i:nth-child(2) {
      opacity: 0.6;
    }
    ul {
      display: flex;
      height: 24px;
      flex-wrap: wrap;
      margin-top: 3px;
      gap: 0 6px;
      overflow: hidden;
    }
    button {
      height: 24px;
      padding: 0 3px;
      border: 0;
      border-radius: var(--mj-radius-tag);
      background: none;
      color: var(--mj-text-3);
      cursor: pointer;
      font-size: 12px;
      line-height: 16px;
      white-space: nowrap;
    }
    button:hover {
      background: var(--mj-hover);
    }
    button[aria-pressed='true'] {
      background: var(--mj-select);
      color: var(--mj-on-select);
    }
    b {
      color: var(--mj-text);
      font-weight: 600;
    }
    @media (forced-colors: active) {
      .bar i {
        border-top: 10px solid CanvasText;
      }
    }
  `,
  template: `
    @if (parts().length > 0) {
      <div class="bar" role="img" [attr.aria-label]="label()">
        @for (part of parts(); track part.category) {
          <i [style.flex-grow]="part.count" [style.flex-basis.px]="0"></i>
        }
      </div>
      <ul>
        @for (part of parts(); track part.category) {
          <li>
            <button
              type="button"
              [attr.aria-pressed]="part.category === chosen()"
              (click)="choose.emit(part.category === chosen() ? undefined : part.category)"
            >
              {{ words.t().category[part.category] }}
              <b>{{ words.format().count(part.count) }}</b>
            </button>
          </li>
        }
      </ul>
    }
  `,
})
export class CategoryBar {
  protected readonly words = inject(Words);
  readonly #own = inject(ConsoleWords);
  readonly counts = input.required<CardCounters['byCategory']>();
  readonly chosen = input<CardCategory | undefined>(undefined);
  readonly choose = output<CardCategory | undefined>();

  protected readonly parts = computed(() =>
    Object.entries(this.counts())
      .map(([category, count]) => ({ category: category as CardCategory, count }))
      .filter((part) => part.count > 0)
      .sort((a, b) => b.count - a.count),
  );
  protected readonly label = computed(() =>
    this.#own.t().categories(
      this.parts()
        .map(
          (part) =>
            `${this.words.t().category[part.category]} ${this.words.format().exact(part.count)}`,
        )
        .join(', '),
    ),
  );
}
