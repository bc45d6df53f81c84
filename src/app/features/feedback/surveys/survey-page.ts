import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SurveyResults } from '#contract/survey-view.ts';
import { Api } from '../../../data/api.ts';
import { asApiError } from '../../../data/api-error.ts';
import { errorWords } from '../../../data/error-words.ts';
import { Words } from '../../../i18n/words.ts';
import { AwaitedRows } from '../../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../../ui/state-note/failure-note.ts';
import { FeedbackTabs } from '../feedback-tabs.ts';
import { QuestionResultTable } from './question-result.ts';
import { SurveyLink } from './survey-link.ts';
import { SurveyWords } from './survey-words.ts';
import { UnitResults } from './unit-results.ts';
import { CloseSurvey } from './writing/close-survey.ts';
import { DraftWords } from './writing/draft-words.ts';

/** One survey: its period, where it is filled in, and what was answered, by region and department. */
@Component({
  selector: 'app-survey-page',
  imports: [
    AwaitedRows,
    CloseSurvey,
    FailureNote,
    FeedbackTabs,
    QuestionResultTable,
    RouterLink,
    SurveyLink,
    UnitResults,
  ],
  template: `
    <div class="page">
      <header class="page-head">
        <a class="button text" routerLink="/feedback/surveys">{{ own.t().back }}</a>
        <h1>{{ results()?.survey?.title ?? no() }}</h1>
        <span class="spacer"></span>
        <app-feedback-tabs />
      </header>
      <div class="page-body">
        @if (failure(); as failed) {
          @if (failed.missing) {
            <p class="muted">{{ own.t().result.missing }}</p>
          } @else {
            <app-failure-note
              [what]="own.t().title"
              [sentence]="failed.sentence"
              [code]="failed.code"
              (retry)="read.reload()"
            />
          }
        } @else if (results(); as shown) {
          <app-awaited-rows [what]="own.t().title" [rows]="0" [reading]="read" [kept]="true" />
          <section class="card">
            <div class="line">
              <span class="tag" [class.ok]="shown.survey.phase === 'open'">{{
                own.t().phase[shown.survey.phase]
              }}</span>
              <span>{{ own.period(shown.survey, shown.asOf) }}</span>
              <a
                [routerLink]="['/feedback/surveys', no(), 'answers']"
                [queryParams]="{ region: region() }"
                ><strong>{{
                  own.t().answered(words.format().count(shown.whole.answered))
                }}</strong></a
              >
              <span class="muted">{{ words.format().instant(shown.asOf) }}</span>
            </div>
            <p class="muted">
              {{ own.t().origin[shown.survey.origin] }}
              @for (one of [shown.survey.region, shown.survey.department]; track $index) {
                @if (one !== null) {
                  · {{ one }}
                }
              }
            </p>
            @if (shown.survey.closedFor; as reason) {
              <p>{{ writing.t().close.done(reason) }}</p>
            }
            <p class="muted">{{ own.t().scope }}</p>
            @if (shown.survey.mayClose) {
              <app-close-survey [no]="no()" (closed)="read.reload()" />
            }
          </section>
          <div class="questions">
            @for (question of shown.whole.questions; track question.id) {
              <section class="card">
                <app-question-result
                  [question]="question"
                  [place]="$index + 1"
                  [no]="no()"
                  [region]="region()"
                />
              </section>
            }
          </div>
          <section class="card">
            <app-unit-results [results]="shown" [by]="listedBy()" [region]="region()" />
          </section>
          <section class="card"><app-survey-link [survey]="shown.survey" /></section>
        } @else {
          <section class="card">
            <app-awaited-rows [what]="own.t().title" [rows]="10" [reading]="read" />
          </section>
        }
      </div>
    </div>
  `,
  styleUrl: './survey-page.scss',
})
export class SurveyPage {
  /** Number in the address. */
  readonly no = input.required<string>();
  readonly by = input<string>();
  readonly region = input<string>();
  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly own = inject(SurveyWords);
  protected readonly writing = inject(DraftWords);
  protected readonly listedBy = computed(() =>
    this.by() === 'department' ? 'department' : 'region',
  );
  protected readonly read = resource({
    params: () => ({ no: this.no(), by: this.listedBy(), region: this.region() }),
    loader: ({ params: { no, ...query }, abortSignal }) =>
      this.#api.get<SurveyResults>(
        `/surveys/${encodeURIComponent(no)}/results`,
        query,
        abortSignal,
      ),
  });
  /** Stays on screen while the next one is read, unless it is another survey. */
  protected readonly results = linkedSignal<
    { readonly no: string; readonly read: SurveyResults | undefined },
    SurveyResults | undefined
  >({
    source: () => ({ no: this.no(), read: this.read.hasValue() ? this.read.value() : undefined }),
    computation: ({ no, read }, before) =>
      read ?? (before?.source.no === no ? before.value : undefined),
  });
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return {
      code: refused.code,
      missing: refused.status === 404,
      sentence: errorWords(refused, this.words.t().error),
    };
  });
}
