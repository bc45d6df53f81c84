import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Stamp } from '#contract/page.ts';
import type { OtherRules, RankingView, WhatIfView } from '#contract/ranking-view.ts';
import type { SchemeView } from '#contract/scheme-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Language } from '../../i18n/language.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { periodName } from './period-choices.ts';
import { rankingZh } from './ranking-zh.ts';
import { changeList } from './scheme-fields.ts';
import type { Changes } from './scheme-fields.ts';
import { SchemeForm } from './scheme-form.ts';
import { WhatIfTable } from './what-if-table.ts';

/** Other weights, thresholds and smallest samples, and who would move; nothing published changes. */
@Component({
  selector: 'app-what-if-page',
  imports: [FailureNote, LoadingRows, RouterLink, SchemeForm, WhatIfTable],
  templateUrl: './what-if-page.html',
  styleUrl: './what-if-page.scss',
})
export class WhatIfPage {
  readonly period = input<string>();
  readonly scheme = input<string>();
  readonly group = input<string>();

  readonly #api = inject(Api);
  readonly #language = inject(Language);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(rankingZh, () =>
    import('./ranking-en.ts').then((module) => module.rankingEn),
  );
  readonly #query = computed(() => ({
    period: this.period(),
    scheme: this.scheme(),
    group: this.group(),
  }));
  protected readonly read = resource({
    params: () => this.#query(),
    loader: async ({ params, abortSignal }) => {
      const [view, { items }] = await Promise.all([
        this.#api.get<RankingView & Stamp>('/rankings', params, abortSignal),
        this.#api.get<{ readonly items: readonly SchemeView[] }>('/schemes', {}, abortSignal),
      ]);
      const { id, version } = view.scheme;
      const text = items.find((one) => one.id === id && one.version === version);
      return { view, text };
    },
  });
  protected readonly loaded = computed(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  protected readonly failure = computed(() => this.#failureOf(this.read.error()));
  /** Forgotten with another ranking. */
  protected readonly changes = linkedSignal<unknown, Changes>({
    source: () => this.#query(),
    computation: () => ({}),
  });
  protected readonly restDays = signal('');
  protected readonly workDays = signal('');
  protected readonly limit = signal('0');
  readonly #others = computed((): OtherRules => {
    const holidays = days(this.restDays());
    const workdays = days(this.workDays());
    const commitmentDays = Number(this.limit());
    return {
      ...(holidays.length + workdays.length > 0 && { calendar: { holidays, workdays } }),
      ...(commitmentDays !== 0 && { commitmentDays }),
    };
  });
  protected readonly asked = signal<{ readonly changes: Changes; readonly others: OtherRules }>({
    changes: {},
    others: {},
  });
  protected readonly answer = resource({
    params: () => ({
      ...this.#query(),
      changes: changeList(this.asked().changes),
      ...this.asked().others,
    }),
    loader: ({ params, abortSignal }) =>
      this.#api.post<WhatIfView & Stamp>('/rankings/what-if', params, abortSignal),
  });
  protected readonly shown = computed(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  protected readonly answerFailure = computed(() => this.#failureOf(this.answer.error()));

  protected run(): void {
    this.asked.set({ changes: this.changes(), others: this.#others() });
  }

  protected reset(): void {
    this.changes.set({});
    this.restDays.set('');
    this.workDays.set('');
    this.limit.set('0');
    this.asked.set({ changes: {}, others: {} });
  }

  protected scope(view: RankingView): string {
    const name = this.#language.code() === 'en' ? view.scheme.name.en : view.scheme.name.zh;
    return `${periodName(view.period.code, this.t())} · ${name} · ${this.t().groups[view.group]}`;
  }

  #failureOf(error: Error | undefined) {
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  }
}

/** Days of a field, with commas of either script between them. */
function days(text: string): readonly string[] {
  return text.split(/[,，、\s]+/).filter((day) => day !== '');
}
