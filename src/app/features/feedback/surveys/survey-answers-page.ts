import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type {
  SurveyAnswerPage,
  SurveyAnswerQuery,
  SurveyAnswerView,
  SurveyResults,
} from '#contract/survey-view.ts';
import { Api } from '../../../data/api.ts';
import { asApiError } from '../../../data/api-error.ts';
import { errorWords } from '../../../data/error-words.ts';
import { dayOfInstant } from '../../../i18n/format.ts';
import { Words } from '../../../i18n/words.ts';
import { AwaitedRows } from '../../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../../ui/state-note/failure-note.ts';
import { FeedbackTabs } from '../feedback-tabs.ts';
import { SurveyWords } from './survey-words.ts';

/** Which number is opened, and how far it has been read. */
interface Asked {
  readonly no: string;
  readonly query: SurveyAnswerQuery;
}

/** The answers behind one number of a survey: each with its day and no name. */
@Component({
  selector: 'app-survey-answers-page',
  imports: [AwaitedRows, FailureNote, FeedbackTabs, RouterLink],
  template: `
    <div class="page">
      <header class="page-head">
        <a
          class="button text"
          [routerLink]="['/feedback/surveys', no()]"
          [queryParams]="{ by: by(), region: region() }"
          >{{ own.t().answers.back }}</a
        >
        <h1>{{ survey()?.survey?.title ?? no() }}</h1>
        <span class="spacer"></span>
        <app-feedback-tabs />
      </header>
      <div class="page-body">
        @if (failure(); as failed) {
          <app-failure-note
            [what]="own.t().answers.title"
            [sentence]="failed.sentence"
            [code]="failed.code"
            (retry)="read.reload()"
          />
        } @else {
          <section class="card">
            <h2>{{ asked() }}</h2>
            @if (head(); as page) {
              <p>
                <strong>{{ own.t().answered(words.format().count(page.total ?? 0)) }}</strong>
                <span class="muted"> · {{ words.format().instant(page.asOf) }}</span>
              </p>
            }
            <p class="muted">{{ own.t().answers.masked }}</p>
          </section>
          @for (answer of rows().items; track $index) {
            <section class="card">
              <p class="muted">{{ whence(answer) }}</p>
              <dl>
                @for (one of answer.answers; track one.question) {
                  <dt>{{ titles().get(one.question) ?? one.question }}</dt>
                  <dd>{{ one.said }}</dd>
                }
              </dl>
            </section>
          }
          @if (read.isLoading()) {
            <section class="card">
              <app-awaited-rows [what]="own.t().answers.title" [rows]="4" [reading]="read" />
            </section>
          } @else if (head()?.next; as next) {
            <button type="button" class="button" (click)="cursor.set(next)">
              {{ own.t().answers.more }}
            </button>
          }
        }
      </div>
    </div>
  `,
  styleUrl: './survey-page.scss',
  styles: `
    dl {
      display: grid;
      margin: 4px 0 0;
      gap: 4px 12px;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }
    dt {
      color: var(--mj-text-2);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    @media (width < 720px) {
      dl {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class SurveyAnswersPage {
  /** Number in the address, and which number of its results. */
  readonly no = input.required<string>();
  readonly by = input<string>();
  readonly region = input<string>();
  readonly unit = input<string>();
  readonly question = input<string>();
  readonly value = input<string>();
  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly own = inject(SurveyWords);
  readonly #by = computed(() => (this.by() === 'department' ? 'department' : 'region'));
  readonly #asked = computed((): Asked => ({
    no: this.no(),
    query: {
      ...{ by: this.#by(), region: this.region(), unit: this.unit() },
      ...{ question: this.question(), value: this.value() },
    },
  }));
  /** Where the page wanted next begins; anew with every number. */
  protected readonly cursor = linkedSignal<Asked, string | undefined>({
    source: this.#asked,
    computation: () => undefined,
  });
  protected readonly read = resource({
    params: () => ({ asked: this.#asked(), cursor: this.cursor() }),
    loader: ({ params: { asked, cursor }, abortSignal }) =>
      this.#api.get<SurveyAnswerPage>(
        `/surveys/${encodeURIComponent(asked.no)}/answers`,
        { ...asked.query, cursor },
        abortSignal,
      ),
  });
  /** What is asked, and the names of the places: the results say both. */
  readonly #results = resource({
    params: () => ({ no: this.no(), by: this.#by(), region: this.region() }),
    loader: ({ params: { no, ...query }, abortSignal }) =>
      this.#api.get<SurveyResults>(
        `/surveys/${encodeURIComponent(no)}/results`,
        query,
        abortSignal,
      ),
  });
  readonly #page = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly survey = computed(() =>
    this.#results.hasValue() ? this.#results.value() : undefined,
  );
  /** All answers read so far of this number, and what the last page said of it. */
  protected readonly rows = linkedSignal<
    { readonly asked: Asked; readonly page: SurveyAnswerPage | undefined },
    {
      readonly asked: Asked;
      readonly items: readonly SurveyAnswerView[];
      readonly head: SurveyAnswerPage | undefined;
    }
  >({
    source: () => ({ asked: this.#asked(), page: this.#page() }),
    computation: ({ asked, page }, before) => {
      const held = before?.value.asked === asked ? before.value : { items: [], head: undefined };
      if (page === undefined) return { ...held, asked };
      return { asked, items: [...held.items, ...page.items], head: page };
    },
  });
  protected readonly head = computed(() => this.rows().head);
  protected readonly titles = computed(
    () => new Map((this.survey()?.whole.questions ?? []).map(({ id, title }) => [id, title])),
  );
  /** The number that is opened, in words. */
  protected readonly asked = computed(() => {
    const { answers } = this.own.t();
    const question = this.survey()?.whole.questions.find(({ id }) => id === this.question());
    const value = question?.values.find((one) => one.value === this.value());
    const unit = this.survey()?.items.find(({ key }) => key === this.unit());
    return [
      question?.title ?? this.question() ?? answers.whole,
      ...(question?.kind === 'text' || this.value() === undefined
        ? []
        : [value?.title ?? this.value() ?? '']),
      ...(this.unit() === undefined ? [] : [unit?.name ?? this.unit() ?? '']),
    ].join(' · ');
  });
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  });

  protected whence({ day, region, department }: SurveyAnswerView): string {
    const asOf = this.head()?.asOf;
    const year = asOf === undefined ? 0 : Number(dayOfInstant(asOf).slice(0, 4));
    return [day === null ? null : this.words.format().day(day, year), region, department]
      .filter((part) => part !== null)
      .join(' · ');
  }
}
