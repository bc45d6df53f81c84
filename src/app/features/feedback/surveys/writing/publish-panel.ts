import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { Words } from '../../../../i18n/words.ts';
import { DraftWords } from './draft-words.ts';

/** What is about to be published, and what can no longer be changed then. */
@Component({
  selector: 'app-publish-panel',
  host: {
    role: 'group',
    '[attr.aria-label]': 'own.t().publish.title',
    '(keydown.escape)': 'cancelled.emit()',
  },
  template: `
    <h2 #head tabindex="-1">{{ own.t().publish.title }}</h2>
    <ul>
      @for (fact of facts(); track $index) {
        <li>{{ fact }}</li>
      }
    </ul>
    <p>{{ own.t().publish.fixed }}</p>
    <p>{{ own.t().publish.closing }}</p>
    @if (error(); as told) {
      <p class="error" role="alert">{{ told }}</p>
    }
    <div class="line">
      <button
        type="button"
        class="button main"
        [attr.aria-disabled]="sending()"
        (click)="sending() || confirmed.emit()"
      >
        {{ sending() ? own.t().publish.sending : own.t().publish.act }}
      </button>
      <button type="button" class="button" (click)="cancelled.emit()">
        {{ own.t().publish.back }}
      </button>
    </div>
  `,
  styles: `
    :host {
      display: block;
      padding: 12px 16px;
    }
    h2 {
      margin: 0;
      font-size: 16px;
      font-weight: 600;
    }
    ul {
      padding: 0;
      margin: 8px 0;
      list-style: none;
    }
    p {
      margin: 4px 0;
    }
    .error {
      color: var(--mj-red);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      padding-top: 8px;
      gap: 8px;
    }
  `,
})
export class PublishPanel {
  readonly draft = input.required<SurveyDraft>();
  readonly region = input.required<string>();
  readonly sending = input(false);
  readonly error = input('');
  readonly confirmed = output();
  readonly cancelled = output();
  readonly #words = inject(Words);
  protected readonly own = inject(DraftWords);
  protected readonly head = viewChild.required<ElementRef<HTMLElement>>('head');
  protected readonly facts = computed(() => {
    const { publish } = this.own.t();
    const { title, from, to, questions } = this.draft();
    const day = (text: string): string => this.#words.format().spokenDay(text);
    return [
      title,
      publish.period(from === '' ? publish.now : day(from), day(to)),
      publish.region(this.region()),
      publish.questions(questions.length, questions.filter(({ required }) => required).length),
    ];
  });

  constructor() {
    afterNextRender(() => {
      this.head().nativeElement.focus();
    });
  }
}
