import { Component, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SurveyDraftRow, SurveyDraftView } from '#contract/survey-draft-view.ts';
import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { Api } from '../../../../data/api.ts';
import { asApiError } from '../../../../data/api-error.ts';
import { errorWords } from '../../../../data/error-words.ts';
import { SessionStore } from '../../../../data/session-store.ts';
import { Words } from '../../../../i18n/words.ts';
import { DraftWords } from './draft-words.ts';

/** Surveys that are being written, for those who write them, and where another one begins. */
@Component({
  selector: 'app-draft-list',
  imports: [RouterLink],
  template: `
    <div class="line">
      <h2>{{ own.t().list.title }}</h2>
      <span class="muted">{{ own.t().list.hint }}</span>
      <span class="spacer"></span>
      <button
        type="button"
        class="button main"
        [attr.aria-disabled]="beginning()"
        (click)="beginning() || begin()"
      >
        {{ beginning() ? own.t().beginning : own.t().begin }}
      </button>
    </div>
    @if (error(); as told) {
      <p class="error" role="alert">{{ told }}</p>
    }
    @if (read.hasValue()) {
      @if (read.value().items.length === 0) {
        <p class="muted">{{ own.t().list.empty }}</p>
      } @else {
        <ul>
          @for (row of read.value().items; track row.no) {
            <li>
              <a [routerLink]="['/feedback/surveys/drafts', row.no]">{{
                row.title || own.t().untitled
              }}</a>
              <span class="muted">{{ row.region }}</span>
              <span class="muted">{{ own.t().list.questions }} {{ row.questions }}</span>
              <span class="muted">{{
                own.t().list.by(row.savedBy, words.format().instant(row.savedAt))
              }}</span>
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    h2 {
      margin: 0;
      font-size: 14px;
      font-weight: 600;
    }
    .line,
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
    }
    ul {
      padding: 0;
      margin: 8px 0 0;
      list-style: none;
    }
    li {
      padding: 6px 0;
      border-top: 1px solid var(--mj-line-soft);
    }
    p {
      margin: 4px 0;
    }
    .error {
      color: var(--mj-red);
    }
  `,
})
export class DraftList {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly own = inject(DraftWords);
  protected readonly beginning = signal(false);
  protected readonly error = signal('');
  protected readonly read = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ readonly items: readonly SurveyDraftRow[] }>(
        '/survey-drafts',
        {},
        abortSignal,
      ),
  });

  /** A draft is on the server from its beginning: it has its number, and nothing can be lost. */
  protected async begin(): Promise<void> {
    this.beginning.set(true);
    this.error.set('');
    const regionCode = this.#session.me()?.regionCode ?? '';
    const draft: SurveyDraft = {
      ...{ title: '', regionCode, departmentCode: null },
      ...{ from: '', to: '', questions: [] },
    };
    try {
      const { no } = await this.#api.post<SurveyDraftView>('/survey-drafts', { draft });
      await this.#router.navigate(['/feedback/surveys/drafts', no]);
    } catch (error) {
      this.error.set(errorWords(asApiError(error), this.words.t().error));
    } finally {
      this.beginning.set(false);
    }
  }
}
