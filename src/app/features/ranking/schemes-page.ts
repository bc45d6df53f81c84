import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Stamp } from '#contract/page.ts';
import type { WhatIfView } from '#contract/ranking-view.ts';
import type { SchemeText, SchemeView } from '#contract/scheme-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Language } from '../../i18n/language.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { rankingZh } from './ranking-zh.ts';
import { changedIndicators } from './scheme-fields.ts';
import type { Changes } from './scheme-fields.ts';
import { SchemeForm } from './scheme-form.ts';
import { WhatIfTable } from './what-if-table.ts';

/** Schemes and their versions: change the amounts, see who would move, propose; another person confirms. */
@Component({
  selector: 'app-schemes-page',
  imports: [FailureNote, LoadingRows, RouterLink, SchemeForm, WhatIfTable],
  templateUrl: './schemes-page.html',
  styleUrl: './schemes-page.scss',
})
export class SchemesPage {
  /** Id of the scheme and number of the version in the address. */
  readonly scheme = input<string>();
  readonly version = input<string>();

  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #language = inject(Language);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(rankingZh, () =>
    import('./ranking-en.ts').then((module) => module.rankingEn),
  );
  protected readonly list = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ readonly items: readonly SchemeView[] }>('/schemes', {}, abortSignal),
  });
  protected readonly all = computed(() =>
    this.list.hasValue() ? this.list.value().items : undefined,
  );
  protected readonly failure = computed(() => this.#failureOf(this.list.error()));
  protected readonly chosen = computed(() => {
    const all = this.all() ?? [];
    const found = all.find(
      ({ id, version }) => id === this.scheme() && String(version) === this.version(),
    );
    return found ?? all.find(({ id }) => id === this.scheme()) ?? all[0];
  });
  /** A version that waits is previewed as it is; another one with what is changed here. */
  protected readonly changes = linkedSignal<unknown, Changes>({
    source: () => this.chosen(),
    computation: () => ({}),
  });
  protected readonly effectiveFrom = linkedSignal(() => this.chosen()?.effectiveFrom ?? '');
  protected readonly reason = signal('');
  protected readonly previewed = linkedSignal<unknown, SchemeText | undefined>({
    source: () => [this.chosen(), this.changes(), this.effectiveFrom()],
    computation: () => undefined,
  });
  protected readonly preview = resource({
    params: () => this.previewed(),
    loader: ({ params: draft, abortSignal }) =>
      this.#api.post<WhatIfView & Stamp>('/schemes/preview', { draft }, abortSignal),
  });
  protected readonly moves = computed(() =>
    this.preview.hasValue() ? this.preview.value() : undefined,
  );
  protected readonly previewFailure = computed(() => this.#failureOf(this.preview.error()));
  protected readonly said = signal('');
  protected readonly refusal = signal<{ code: string; sentence: string } | null>(null);
  protected readonly mayPropose = computed(() => this.#session.me()?.role === 'ruleAdmin');
  protected readonly mayDecide = computed(() => {
    const role = this.#session.me()?.role;
    return (role === 'ruleAdmin' || role === 'leader') && this.chosen()?.state === 'proposed';
  });
  protected readonly mayPreview = computed(() => {
    const role = this.#session.me()?.role;
    return role === 'ruleAdmin' || role === 'leader';
  });

  protected own({ zh, en }: { readonly zh: string; readonly en: string }): string {
    return this.#language.code() === 'en' ? en : zh;
  }

  protected whose({ proposedBy, decidedBy }: SchemeView): string {
    const { editor } = this.t();
    if (proposedBy === null) return editor.shipped;
    return editor.by(proposedBy, decidedBy === null ? editor.waiting : editor.decided(decidedBy));
  }

  protected draft(): SchemeText | undefined {
    const chosen = this.chosen();
    if (chosen === undefined) return undefined;
    const { id, name, note, scheme, reads, english, targets, sizes, oncePerMatter } = chosen;
    const indicators = changedIndicators(scheme.indicators, this.changes());
    return {
      ...{ id, name, note, reads, english, targets, sizes, oncePerMatter },
      effectiveFrom: this.effectiveFrom(),
      scheme: { ...scheme, indicators },
    };
  }

  protected see(): void {
    this.previewed.set(this.draft());
  }

  protected propose(): Promise<void> {
    const body = { scheme: this.draft(), reason: this.reason() };
    return this.#act('/schemes', body, this.t().editor.proposed);
  }

  protected decide({ id, version }: SchemeView, which: 'confirm' | 'reject'): Promise<void> {
    const { editor } = this.t();
    const said = which === 'confirm' ? editor.confirmed : editor.rejected;
    return this.#act(`/schemes/${id}/versions/${version}/${which}`, {}, said);
  }

  async #act(path: string, body: unknown, said: string): Promise<void> {
    this.said.set('');
    this.refusal.set(null);
    try {
      await this.#api.post(path, body);
      this.said.set(said);
      this.list.reload();
    } catch (error) {
      this.refusal.set(this.#failureOf(error as Error));
    }
  }

  #failureOf(error: Error | undefined) {
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  }
}
