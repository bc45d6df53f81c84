import { Component, computed, inject, PendingTasks, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BulkRevealed, BulkRevealView, RevealSubject } from '#contract/bulk-reveal.ts';
import { SHORTEST_REASON } from '#contract/reveal-view.ts';
import { CARDED_KINDS } from '#domain/subject-kind.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { SessionStore } from '../../data/session-store.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { revealsZh } from './reveals-zh.ts';
import { shownPerson } from './shown-person.ts';

/**
 * Many people in clear, by two persons: asked for here, confirmed here by another one, shown here once.
 * Nothing of them is kept anywhere else in the browser.
 */
@Component({
  selector: 'app-reveals-panel',
  imports: [RouterLink],
  templateUrl: './reveals-panel.html',
  styleUrls: ['./second-factor-panel.scss', './reveals-panel.scss'],
})
export class RevealsPanel {
  readonly #api = inject(Api);
  readonly #pending = inject(PendingTasks);
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly own = useTexts(revealsZh, () =>
    import('./reveals-en.ts').then((module) => module.revealsEn),
  );
  protected readonly kinds = CARDED_KINDS;
  protected readonly personOf = shownPerson;
  protected readonly me = computed(() => this.#session.me()?.name);
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly problem = signal('');
  protected readonly shown = signal<BulkRevealed['items'] | null>(null);
  protected readonly waiting = resource({
    loader: async ({ abortSignal }) => {
      const path = '/reveals';
      const page = await this.#api.get<{ readonly items: readonly BulkRevealView[] }>(
        path,
        {},
        abortSignal,
      );
      return page.items;
    },
  });

  protected sentence(error: unknown): string {
    return errorWords(asApiError(error), this.words.t().error);
  }

  /** Where a subject opens; null where its page is not open to the reader's role. */
  protected doorOf({ kind, no }: RevealSubject) {
    const page = kind === 'case' ? 'cases' : 'feedback';
    if (this.#session.me()?.pages.includes(page) !== true) return null;
    return { path: [`/${page}`, no], query: kind === 'case' ? null : { subject: kind } };
  }

  protected ask(event: Event, kind: string, numbers: string, reason: string): void {
    event.preventDefault();
    const lines = numbers.split('\n').map((line) => line.trim());
    const wanted = [...new Set(lines.filter((line) => line !== ''))];
    if (wanted.length === 0 || reason.trim().length < SHORTEST_REASON) {
      this.done.set(false);
      this.problem.set(this.own().needs);
      return;
    }
    const subjects = wanted.map((no) => ({ kind, no }));
    this.#do(async () => {
      await this.#api.post('/reveals', { reason, subjects });
      this.done.set(true);
    });
  }

  protected confirm(id: string): void {
    this.#do(() => this.#api.post(`/reveals/${id}/confirm`, {}));
  }

  protected withdraw(id: string): void {
    this.#do(() => this.#api.delete(`/reveals/${id}`));
  }

  protected read(id: string): void {
    this.#do(async () => {
      const { items } = await this.#api.post<BulkRevealed>(`/reveals/${id}/read`, {});
      this.shown.set(items);
    });
  }

  #do(act: () => Promise<unknown>): void {
    if (this.busy()) return;
    this.busy.set(true);
    this.done.set(false);
    this.problem.set('');
    this.#pending.run(async () => {
      try {
        await act();
      } catch (error) {
        this.problem.set(this.sentence(error));
      } finally {
        this.busy.set(false);
        // Refused or not: somebody else may have been here.
        this.waiting.reload();
      }
    });
  }
}
