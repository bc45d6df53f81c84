import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Stamp } from '#contract/page.ts';
import type { OtherRules, RankingView, WhatIfView } from '#contract/ranking-view.ts';
import type { SchemeView } from '#contract/scheme-view.ts';
import { parseDay } from '#domain/time/day.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Language } from '../../i18n/language.ts';
import { periodName } from '../../i18n/period-name.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { Layout } from '../../platform/layout.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { TypedField } from '../../ui/field/typed-field.ts';
import { rankingZh } from './ranking-zh.ts';
import { askWhatIf } from './ask-what-if.ts';
import type { WhatIfStep } from './ask-what-if.ts';
import { areAmounts, changeList } from './scheme-fields.ts';
import type { Changes } from './scheme-fields.ts';
import { SchemeForm } from './scheme-form.ts';
import { WhatIfTable } from './what-if-table.ts';

interface Asked {
  readonly changes: Changes;
  readonly others: OtherRules;
}
/** An answer, and the days off and limits that it is of. */
interface Answered {
  readonly view: WhatIfView;
  readonly rules: OtherRules;
}
const NOTHING: Asked = { changes: {}, others: {} };

/** Other weights, thresholds and smallest samples, and who would move; nothing published changes. */
@Component({
  selector: 'app-what-if-page',
  imports: [AwaitedRows, FailureNote, LoadingRows, RouterLink, SchemeForm, TypedField, WhatIfTable],
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
  protected readonly layout = inject(Layout);
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
  protected readonly restProblem = computed(() => this.#dayProblem(this.restDays()));
  protected readonly workProblem = computed(() => this.#dayProblem(this.workDays()));
  protected readonly limitProblem = computed(() =>
    /^[-−]?\d{1,2}$/.test(this.limit().trim()) ? null : this.t().if.noDays,
  );
  /** Whether everything typed can be calculated with. */
  protected readonly mayRun = computed(
    () =>
      areAmounts(this.changes()) &&
      [this.restProblem(), this.workProblem(), this.limitProblem()].every((one) => one === null),
  );
  readonly #others = computed((): OtherRules => {
    const holidays = days(this.restDays());
    const workdays = days(this.workDays());
    const commitmentDays = Number(this.limit().trim().replace('−', '-'));
    return {
      ...(holidays.length + workdays.length > 0 && { calendar: { holidays, workdays } }),
      ...(commitmentDays !== 0 && { commitmentDays }),
    };
  });
  /** How far the calculation is, where the server tells it. */
  protected readonly step = signal<WhatIfStep | undefined>(undefined);
  /** Nothing while a calculation was given up. */
  protected readonly asked = signal<Asked | undefined>(NOTHING);
  protected readonly answer = resource({
    params: () => {
      const asked = this.asked();
      if (asked === undefined) return undefined;
      return { ...this.#query(), changes: changeList(asked.changes), ...asked.others };
    },
    loader: async ({ params, abortSignal }) => {
      this.step.set(undefined);
      const view = await askWhatIf(this.#api, params, abortSignal, (step) => this.step.set(step));
      const { calendar, commitmentDays } = params;
      const rules: OtherRules = {
        ...(calendar !== undefined && { calendar }),
        ...(commitmentDays !== undefined && { commitmentDays }),
      };
      return { view, rules };
    },
  });
  /** Stays on screen while the next one is calculated. */
  protected readonly shown = linkedSignal<Answered | undefined, Answered | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (next, before) => next ?? before?.value,
  });
  protected readonly answerFailure = computed(() => this.#failureOf(this.answer.error()));

  protected run(): void {
    if (this.mayRun()) this.asked.set({ changes: this.changes(), others: this.#others() });
  }

  protected stepText({ phase, done, total }: WhatIfStep): string {
    const { exact } = this.words.format();
    const texts = this.t().if;
    return (phase === 'deriving' ? texts.deriving : texts.reading)(exact(done), exact(total));
  }

  /** Gives a calculation up; what was shown before stays. */
  protected cancel(): void {
    this.asked.set(undefined);
  }

  protected reset(): void {
    this.changes.set({});
    this.restDays.set('');
    this.workDays.set('');
    this.limit.set('0');
    this.asked.set(NOTHING);
  }

  protected scope(view: RankingView): string {
    const name = this.#language.code() === 'en' ? view.scheme.name.en : view.scheme.name.zh;
    return `${periodName(view.period.code, this.#language.code())} · ${name} · ${this.t().groups[view.group]}`;
  }

  #dayProblem(text: string): string | null {
    return days(text).every((day) => parseDay(day) !== undefined) ? null : this.t().if.noDay;
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
