import { Component, computed, inject, input, output } from '@angular/core';
import type { DraftProblem, DraftQuestion } from '#domain/feedback/survey-draft.ts';
import type { ListEdit } from './draft-edits.ts';
import { DraftWords } from './draft-words.ts';
import { OptionFields } from './option-fields.ts';

const KINDS = ['scale', 'choice', 'text'] as const;

/** One question: what it asks, how it is answered, and its place among the others. */
@Component({
  selector: 'app-question-fields',
  imports: [OptionFields],
  host: { role: 'group', '[attr.aria-label]': 'own.t().questions.no(place() + 1)' },
  template: `
    <div class="head">
      <h3>{{ own.t().questions.no(place() + 1) }}</h3>
      <select
        #kind
        class="input kind"
        [attr.aria-label]="own.t().questions.kind"
        (change)="changed.emit({ kind: kindOf(kind.value) })"
      >
        @for (one of kinds; track one) {
          <option [value]="one" [selected]="one === question().kind">
            {{ own.t().questions.kinds[one] }}
          </option>
        }
      </select>
      <label class="tick">
        <input
          #must
          type="checkbox"
          [checked]="question().required"
          (change)="changed.emit({ required: must.checked })"
        />
        {{ own.t().questions.required }}
      </label>
      <span class="spacer"></span>
      <button
        type="button"
        class="icon-button"
        [disabled]="place() === 0"
        [id]="path() + '-up'"
        [attr.aria-label]="own.t().questions.up(place() + 1)"
        (click)="moved.emit(-1)"
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        class="icon-button"
        [disabled]="isLast()"
        [id]="path() + '-down'"
        [attr.aria-label]="own.t().questions.down(place() + 1)"
        (click)="moved.emit(1)"
      >
        <span aria-hidden="true">↓</span>
      </button>
      <button
        type="button"
        class="icon-button"
        [attr.aria-label]="own.t().questions.remove(place() + 1)"
        (click)="removed.emit()"
      >
        <span aria-hidden="true">✕</span>
      </button>
    </div>
    <div class="field">
      <label [for]="path() + '.title'">{{ own.t().questions.ask }}</label>
      <input
        #title
        class="input"
        autocomplete="off"
        maxlength="200"
        [id]="path() + '.title'"
        [attr.aria-invalid]="at('title') === null ? null : 'true'"
        [attr.aria-describedby]="at('title') === null ? null : path() + '-told'"
        [value]="question().title"
        (input)="changed.emit({ title: title.value })"
      />
      @if (at('title'); as wrong) {
        <span class="error" [id]="path() + '-told'">{{ wrong }}</span>
      }
    </div>
    @switch (question().kind) {
      @case ('scale') {
        <div class="ends">
          <label class="field">
            <span class="label">{{ own.t().questions.from }}</span>
            <input
              #from
              class="input"
              type="number"
              step="1"
              [id]="path() + '.scale'"
              [attr.aria-invalid]="at('scale') === null ? null : 'true'"
              [attr.aria-describedby]="at('scale') === null ? null : path() + '-scale'"
              [value]="question().from"
              (input)="changed.emit({ from: from.valueAsNumber || 0 })"
            />
          </label>
          <label class="field">
            <span class="label">{{ own.t().questions.to }}</span>
            <input
              #to
              class="input"
              type="number"
              step="1"
              [attr.aria-invalid]="at('scale') === null ? null : 'true'"
              [attr.aria-describedby]="at('scale') === null ? null : path() + '-scale'"
              [value]="question().to"
              (input)="changed.emit({ to: to.valueAsNumber || 0 })"
            />
          </label>
        </div>
        @if (at('scale'); as wrong) {
          <p class="error" [id]="path() + '-scale'">{{ wrong }}</p>
        }
      }
      @case ('choice') {
        <app-option-fields
          [options]="question().options"
          [path]="path()"
          [problems]="problems()"
          (changed)="optionsChanged.emit($event)"
        />
        <label class="tick">
          <input
            #several
            type="checkbox"
            [checked]="question().several"
            (change)="changed.emit({ several: several.checked })"
          />
          {{ own.t().questions.several }}
        </label>
      }
      @default {
        <p class="muted">{{ own.t().questions.textHint }}</p>
      }
    }
  `,
  styleUrl: './question-fields.scss',
})
export class QuestionFields {
  readonly question = input.required<DraftQuestion>();
  readonly place = input.required<number>();
  readonly isLast = input.required<boolean>();
  readonly problems = input.required<readonly DraftProblem[]>();
  readonly changed = output<Partial<DraftQuestion>>();
  readonly optionsChanged = output<ListEdit<DraftQuestion['options'][number]>>();
  readonly moved = output<-1 | 1>();
  readonly removed = output();
  protected readonly own = inject(DraftWords);
  protected readonly kinds = KINDS;
  protected readonly path = computed(() => `questions.${this.place()}`);

  protected at(field: string): string | null {
    return this.own.problemAt(this.problems(), `${this.path()}.${field}`);
  }

  protected kindOf(value: string): DraftQuestion['kind'] {
    return KINDS.find((kind) => kind === value) ?? 'text';
  }
}
