import { Component, computed, effect, inject, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, convertToParamMap, Router, RouterLink } from '@angular/router';
import type { CaseRow } from '#contract/case-view.ts';
import type { FeedbackItem, FeedbackRow } from '#contract/feedback-view.ts';
import type { Page } from '#contract/page.ts';
import type { DepartmentView } from '#contract/session-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { SessionStore } from '../../data/session-store.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { zhFeedback } from '../../i18n/zh-feedback.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { findNamed } from './find-named.ts';
import { searchZh } from './search-zh.ts';

const SHOWN = 8;
/** What may be the number of a ticket or review that has ended. */
const NUMBER = /^[\w.:-]{6,}$/u;

type Read = Pick<FeedbackRow, 'id' | 'no' | 'subjectKind' | 'phase' | 'title' | 'regionName'>;

/** What a word or number finds within reach: cases, tickets and reviews, departments, regions. */
@Component({
  selector: 'app-search-page',
  imports: [AwaitedRows, FailureNote, RouterLink],
  styleUrl: './search-page.scss',
  templateUrl: './search-page.html',
})
export class SearchPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #sessions = inject(SessionStore);
  readonly #reference = inject(ReferenceStore);
  protected readonly words = inject(Words);
  protected readonly own = useTexts(searchZh, () =>
    import('./search-en.ts').then((module) => module.searchEn),
  );
  readonly #feedbackWords = useTexts(zhFeedback, () =>
    import('../../i18n/en-feedback.ts').then((module) => module.enFeedback),
  );
  readonly #params = toSignal(inject(ActivatedRoute).queryParamMap, {
    initialValue: convertToParamMap({}),
  });
  protected readonly text = computed(() => (this.#params().get('text') ?? '').trim());

  protected readonly cases = resource({
    params: () => (this.text() !== '' && this.may('cases') ? this.text() : undefined),
    loader: ({ params: text, abortSignal }) =>
      this.#api.get<Page<CaseRow>>('/cases', { text, limit: SHOWN }, abortSignal),
  });
  protected readonly feedback = resource({
    params: () => (this.text() !== '' && this.may('feedback') ? this.text() : undefined),
    loader: ({ params, abortSignal }) => this.#findFeedback(params, abortSignal),
  });
  protected readonly departmentList = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<Page<DepartmentView>>('/departments', {}, abortSignal),
  });
  protected readonly departments = computed(() =>
    findNamed(
      this.departmentList.hasValue() ? this.departmentList.value().items : [],
      this.text(),
      SHOWN,
    ),
  );
  protected readonly regions = computed(() =>
    findNamed(this.#reference.regions(), this.text(), SHOWN),
  );

  constructor() {
    // Who types a whole number wants to see just that.
    effect(() => {
      const no = this.text();
      const found = this.cases.hasValue() ? this.cases.value().items : [];
      if (found.some((row) => row.no === no)) {
        void this.#router.navigate(['/cases', no], { replaceUrl: true });
        return;
      }
      const items = this.feedback.hasValue() ? this.feedback.value().items : [];
      const row = items.find((one) => one.no === no);
      if (row === undefined || this.cases.isLoading()) return;
      void this.#router.navigate(['/feedback', no], {
        queryParams: { subject: row.subjectKind },
        replaceUrl: true,
      });
    });
  }

  protected may(page: string): boolean {
    return this.#sessions.me()?.pages.includes(page) === true;
  }

  protected phaseOf({ subjectKind, phase }: Read): string {
    const words: Readonly<Record<string, string>> = this.#feedbackWords().phase[subjectKind];
    return words[phase] ?? phase;
  }

  protected sentence(error: unknown): string {
    return errorWords(asApiError(error), this.words.t().error);
  }

  protected codeOf(error: unknown): string {
    return asApiError(error).code;
  }

  /** What is open by any part of it; what has ended, of which there may be millions, by its number. */
  async #findFeedback(text: string, signal: AbortSignal): Promise<Page<Read>> {
    const query = { text, phase: 'open', limit: SHOWN };
    const open = await this.#api.get<Page<Read>>('/feedback', query, signal);
    if (open.items.length > 0 || !NUMBER.test(text)) return open;
    try {
      const path = `/feedback/${encodeURIComponent(text)}`;
      const item = await this.#api.get<FeedbackItem>(path, {}, signal);
      return { items: [item], next: null, total: 1 };
    } catch (error) {
      if (asApiError(error).code !== 'feedback/notFound') throw error;
      return open;
    }
  }
}
