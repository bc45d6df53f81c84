import { Component, computed, inject, input, output, signal } from '@angular/core';
import { DRAFT_LIMITS } from '#domain/feedback/survey-draft.ts';
import type { DraftProblem, DraftQuestion } from '#domain/feedback/survey-draft.ts';
import { changedAt, moved, withQuestion, without } from './draft-edits.ts';
import type { ListEdit } from './draft-edits.ts';
import { DraftWords } from './draft-words.ts';
import { DraftWork } from './draft-work.ts';
import { focusSoon } from './focus-soon.ts';
import { QuestionFields } from './question-fields.ts';

/** The questions in their order: written, added, taken away, and moved by buttons or Alt and an arrow. */
@Component({
  selector: 'app-questionnaire-editor',
  imports: [QuestionFields],
  template: `
    <div class="line">
      <h2>{{ own.t().questions.title }}</h2>
      <span class="muted">{{ own.t().questions.count(questions().length, most) }}</span>
      <span class="spacer"></span>
      <span class="muted keys">{{ own.t().questions.keys }}</span>
    </div>
    <div class="list">
      @for (question of questions(); track question.id; let place = $index) {
        <app-question-fields
          [question]="question"
          [place]="place"
          [isLast]="place === questions().length - 1"
          [problems]="problems()"
          (changed)="change(question.id, $event)"
          (optionsChanged)="changeOptions(question.id, $event)"
          (moved)="move(question.id, $event)"
          (removed)="remove(question.id)"
          (focusin)="looked.emit(place)"
          (keydown)="key($event, question.id)"
        />
      }
    </div>
    @if (wrong(); as told) {
      <p class="error" id="questions" tabindex="-1">{{ told }}</p>
    }
    <div class="line">
      @for (kind of kinds; track kind) {
        <button type="button" class="button" [id]="'add-' + kind" (click)="add(kind)">
          {{ own.t().questions.add[kind] }}
        </button>
      }
    </div>
    <p class="out-of-sight" role="status">{{ told() }}</p>
  `,
  styles: `
    h2 {
      margin: 0;
      font-size: 14px;
      font-weight: 600;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 12px;
    }
    .list {
      display: grid;
      margin: 8px 0;
      gap: 8px;
    }
    .error {
      margin: 0 0 8px;
      color: var(--mj-red);
    }
    @media (pointer: coarse) {
      .keys {
        display: none;
      }
    }
  `,
})
export class QuestionnaireEditor {
  readonly problems = input.required<readonly DraftProblem[]>();
  /** Place of the question at which the writer is. */
  readonly looked = output<number>();
  readonly #work = inject(DraftWork);
  protected readonly own = inject(DraftWords);
  /** As they stand, not as the page last showed them: keys come faster than it is drawn. */
  protected readonly questions = computed(() => this.#work.draft()?.questions ?? []);
  protected readonly kinds = ['scale', 'choice', 'text'] as const;
  protected readonly most = DRAFT_LIMITS.questions;
  /** What the last move did, for whoever does not see it. */
  protected readonly told = signal('');
  protected readonly wrong = computed(() => this.own.problemAt(this.problems(), 'questions'));

  protected add(kind: DraftQuestion['kind']): void {
    const place = this.questions().length;
    this.#work.type({ questions: withQuestion(this.questions(), kind) });
    focusSoon(`questions.${place}.title`);
  }

  protected change(id: string, change: Partial<DraftQuestion>): void {
    this.#work.type({ questions: changedAt(this.questions(), this.#placeOf(id), change) });
  }

  protected changeOptions(id: string, edit: ListEdit<DraftQuestion['options'][number]>): void {
    const options = this.questions()[this.#placeOf(id)]?.options ?? [];
    this.change(id, { options: edit(options) });
  }

  protected remove(id: string): void {
    const place = this.#placeOf(id);
    const left = this.questions().length - 1;
    this.#work.type({ questions: without(this.questions(), place) });
    this.told.set(this.own.t().questions.removed(place + 1));
    focusSoon(left === 0 ? 'add-scale' : `questions.${Math.min(place, left - 1)}.title`);
  }

  protected move(id: string, by: -1 | 1, focus = by < 0 ? '-up' : '-down'): void {
    const { length } = this.questions();
    const place = this.#placeOf(id);
    const to = place + by;
    if (to < 0 || to >= length) return;
    this.#work.type({ questions: moved(this.questions(), place, by) });
    this.told.set(this.own.t().questions.moved(to + 1, length));
    // At either end the button that was pressed is closed: the title is the next best place.
    const isEnd = to === 0 || to === length - 1;
    focusSoon(`questions.${to}${isEnd && focus !== '.title' ? '.title' : focus}`);
  }

  protected key(event: KeyboardEvent, id: string): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    this.move(id, event.key === 'ArrowUp' ? -1 : 1, '.title');
  }

  #placeOf(id: string): number {
    return this.questions().findIndex((question) => question.id === id);
  }
}
