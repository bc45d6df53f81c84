import { Component, computed, inject, input, output, signal } from '@angular/core';
import { DRAFT_LIMITS } from '#domain/feedback/survey-draft.ts';
import type { DraftProblem, DraftQuestion } from '#domain/feedback/survey-draft.ts';
import { changedAt, moved, withQuestion, without } from './draft-edits.ts';
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
          (changed)="change(place, $event)"
          (moved)="move(place, $event)"
          (removed)="remove(place)"
          (focusin)="looked.emit(place)"
          (keydown)="key($event, place)"
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
  readonly questions = input.required<readonly DraftQuestion[]>();
  readonly problems = input.required<readonly DraftProblem[]>();
  /** Place of the question at which the writer is. */
  readonly looked = output<number>();
  readonly #work = inject(DraftWork);
  protected readonly own = inject(DraftWords);
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

  protected change(place: number, change: Partial<DraftQuestion>): void {
    this.#work.type({ questions: changedAt(this.questions(), place, change) });
  }

  protected remove(place: number): void {
    const left = this.questions().length - 1;
    this.#work.type({ questions: without(this.questions(), place) });
    this.told.set(this.own.t().questions.removed(place + 1));
    focusSoon(left === 0 ? 'add-scale' : `questions.${Math.min(place, left - 1)}.title`);
  }

  protected move(place: number, by: -1 | 1, focus = by < 0 ? '-up' : '-down'): void {
    const { length } = this.questions();
    const to = place + by;
    if (to < 0 || to >= length) return;
    this.#work.type({ questions: moved(this.questions(), place, by) });
    this.told.set(this.own.t().questions.moved(to + 1, length));
    // At either end the button that was pressed is closed: the title is the next best place.
    const isEnd = to === 0 || to === length - 1;
    focusSoon(`questions.${to}${isEnd && focus !== '.title' ? '.title' : focus}`);
  }

  protected key(event: KeyboardEvent, place: number): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    this.move(place, event.key === 'ArrowUp' ? -1 : 1, '.title');
  }
}
