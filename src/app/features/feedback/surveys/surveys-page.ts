import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Page, Stamp } from '#contract/page.ts';
import type { SurveyRow } from '#contract/survey-view.ts';
import { SURVEY_WRITERS } from '#domain/access/survey-writers.ts';
import { Api } from '../../../data/api.ts';
import { asApiError } from '../../../data/api-error.ts';
import { errorWords } from '../../../data/error-words.ts';
import { SessionStore } from '../../../data/session-store.ts';
import { Words } from '../../../i18n/words.ts';
import { AwaitedRows } from '../../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../../ui/state-note/failure-note.ts';
import { FeedbackTabs } from '../feedback-tabs.ts';
import { SurveyWords } from './survey-words.ts';
import { DraftList } from './writing/draft-list.ts';

/** Surveys 调查 that were published: which run, until when, and how many have answered. */
@Component({
  selector: 'app-surveys-page',
  imports: [AwaitedRows, DraftList, FailureNote, FeedbackTabs, RouterLink],
  template: `
    <div class="page">
      <header class="page-head">
        <h1>{{ own.t().title }}</h1>
        <span class="muted subtitle">{{ own.t().subtitle }}</span>
        <span class="spacer"></span>
        <app-feedback-tabs />
      </header>
      <div class="page-body">
        @if (writes()) {
          <section class="card"><app-draft-list /></section>
        }
        <section class="card">
          @if (failure(); as failed) {
            <app-failure-note
              [what]="own.t().list.label"
              [sentence]="failed.sentence"
              [code]="failed.code"
              (retry)="read.reload()"
            />
          } @else if (list(); as page) {
            @if (page.items.length === 0) {
              <p class="muted">{{ own.t().list.empty }}</p>
            } @else {
              <p class="muted">
                {{ own.t().list.total(page.items.length, words.format().minute(page.asOf)) }}
              </p>
              <div class="scroll" role="group" tabindex="0" [attr.aria-label]="own.t().list.label">
                <table class="plain">
                  <thead>
                    <tr>
                      <th scope="col">{{ own.t().list.name }}</th>
                      <th scope="col">{{ own.t().list.phase }}</th>
                      <th scope="col">{{ own.t().list.period }}</th>
                      <th scope="col" class="number">{{ own.t().list.questions }}</th>
                      <th scope="col" class="number">{{ own.t().list.answered }}</th>
                    </tr>
                  </thead>
                  <tbody>
                    @for (survey of page.items; track survey.no) {
                      <tr>
                        <th scope="row">
                          <a [routerLink]="['/feedback/surveys', survey.no]">{{
                            survey.title ?? survey.no
                          }}</a>
                        </th>
                        <td>
                          <span class="tag" [class.ok]="survey.phase === 'open'">{{
                            own.t().phase[survey.phase]
                          }}</span>
                        </td>
                        <td>{{ own.period(survey, page.asOf) }}</td>
                        <td class="number">{{ survey.questions }}</td>
                        <td class="number">
                          <a [routerLink]="['/feedback/surveys', survey.no]">{{
                            words.format().count(survey.answered)
                          }}</a>
                        </td>
                      </tr>
                    }
                  </tbody>
                </table>
              </div>
            }
          } @else {
            <app-awaited-rows [what]="own.t().list.label" [rows]="4" [reading]="read" />
          }
        </section>
      </div>
    </div>
  `,
  styleUrl: './survey-page.scss',
})
export class SurveysPage {
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  /** Whether the reader writes surveys. */
  protected readonly writes = computed(() => {
    const role = this.#session.me()?.role;
    return role !== undefined && SURVEY_WRITERS.includes(role);
  });
  protected readonly words = inject(Words);
  protected readonly own = inject(SurveyWords);
  protected readonly read = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<Page<SurveyRow> & Stamp>('/surveys', {}, abortSignal),
  });
  protected readonly list = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  });
}
