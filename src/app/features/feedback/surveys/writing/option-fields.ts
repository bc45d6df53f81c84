import { Component, inject, input, output } from '@angular/core';
import { DRAFT_LIMITS } from '#domain/feedback/survey-draft.ts';
import type { DraftProblem, DraftQuestion } from '#domain/feedback/survey-draft.ts';
import { changedAt, moved, without, withOption } from './draft-edits.ts';
import type { ListEdit } from './draft-edits.ts';
import { DraftWords } from './draft-words.ts';
import { focusSoon } from './focus-soon.ts';

type Option = DraftQuestion['options'][number];

/** The options of a choice: written, added, taken away, and moved by buttons or Alt and an arrow. */
@Component({
  selector: 'app-option-fields',
  template: `
    <fieldset>
      <legend>{{ own.t().questions.options }}</legend>
      @for (option of options(); track option.code; let place = $index) {
        <div class="option">
          <input
            #box
            class="input"
            autocomplete="off"
            maxlength="100"
            [id]="id(place)"
            [attr.aria-label]="own.t().questions.option(place + 1)"
            [attr.aria-invalid]="at(place) === null ? null : 'true'"
            [attr.aria-describedby]="at(place) === null ? null : id(place) + '-told'"
            [value]="option.title"
            (input)="retitle(option.code, box.value)"
            (keydown)="key($event, option.code)"
          />
          <button
            type="button"
            class="icon-button"
            [disabled]="place === 0"
            [attr.aria-label]="own.t().questions.optionUp(place + 1)"
            (click)="move(option.code, -1)"
          >
            <span aria-hidden="true">↑</span>
          </button>
          <button
            type="button"
            class="icon-button"
            [disabled]="place === options().length - 1"
            [attr.aria-label]="own.t().questions.optionDown(place + 1)"
            (click)="move(option.code, 1)"
          >
            <span aria-hidden="true">↓</span>
          </button>
          <button
            type="button"
            class="icon-button"
            [attr.aria-label]="own.t().questions.optionRemove(place + 1)"
            (click)="remove(option.code)"
          >
            <span aria-hidden="true">✕</span>
          </button>
          @if (at(place); as wrong) {
            <span class="error" [id]="id(place) + '-told'">{{ wrong }}</span>
          }
        </div>
      }
      @if (own.problemAt(problems(), path() + '.options'); as wrong) {
        <p class="error">{{ wrong }}</p>
      }
      <button
        type="button"
        class="button"
        [id]="path() + '.add'"
        [disabled]="options().length >= most"
        (click)="add()"
      >
        {{ own.t().questions.addOption }}
      </button>
    </fieldset>
  `,
  styles: `
    fieldset {
      padding: 0;
      border: 0;
      margin: 0;
    }
    legend {
      padding: 0;
      margin-bottom: 4px;
      color: var(--mj-text-2);
      font-size: 12px;
    }
    .option {
      display: grid;
      align-items: center;
      margin-bottom: 6px;
      gap: 4px;
      grid-template-columns: 1fr auto auto auto;
    }
    .error {
      margin: 0 0 4px;
      color: var(--mj-red);
      font-size: 12px;
      grid-column: 1 / -1;
    }
    .icon-button:disabled {
      cursor: default;
      opacity: 0.4;
    }
  `,
})
export class OptionFields {
  readonly options = input.required<readonly Option[]>();
  /** Place of the question, as in `questions.2`. */
  readonly path = input.required<string>();
  readonly problems = input.required<readonly DraftProblem[]>();
  readonly changed = output<ListEdit<Option>>();
  protected readonly own = inject(DraftWords);
  protected readonly most = DRAFT_LIMITS.options;

  protected id(place: number): string {
    return `${this.path()}.options.${place}`;
  }

  protected at(place: number): string | null {
    return this.own.problemAt(this.problems(), this.id(place));
  }

  protected retitle(code: string, title: string): void {
    this.changed.emit((options) => changedAt(options, placeOf(options, code), { title }));
  }

  protected add(): void {
    this.changed.emit((options) => {
      focusSoon(this.id(options.length));
      return withOption(options);
    });
  }

  protected remove(code: string): void {
    this.changed.emit((options) => {
      const place = placeOf(options, code);
      const left = options.length - 1;
      focusSoon(left === 0 ? `${this.path()}.add` : this.id(Math.min(place, left - 1)));
      return without(options, place);
    });
  }

  protected move(code: string, by: -1 | 1): void {
    this.changed.emit((options) => {
      const to = placeOf(options, code) + by;
      if (to >= 0 && to < options.length) focusSoon(this.id(to));
      return moved(options, to - by, by);
    });
  }

  protected key(event: KeyboardEvent, code: string): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    // The question around it would move as well.
    event.stopPropagation();
    event.preventDefault();
    this.move(code, event.key === 'ArrowUp' ? -1 : 1);
  }
}

function placeOf(options: readonly Option[], code: string): number {
  return options.findIndex((option) => option.code === code);
}
