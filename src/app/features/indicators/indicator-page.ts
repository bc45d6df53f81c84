import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { INDICATOR_UNITS } from '#contract/indicator-view.ts';
import type { IndicatorList, IndicatorPart } from '#contract/indicator-view.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import { monthOf, periodBefore } from '#domain/indicators/period.ts';
import { parseDay } from '#domain/time/day.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Language } from '../../i18n/language.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { EvidenceList } from './evidence-list.ts';
import { indicatorZh } from './indicator-zh.ts';
import { shownBars } from './shown-bars.ts';

const MONTHS = 12;

/** What an indicator is, what it is for every unit, and the things behind each of its numbers. */
@Component({
  selector: 'app-indicator-page',
  imports: [EvidenceList, FailureNote, LoadingRows, RouterLink],
  templateUrl: './indicator-page.html',
  styleUrl: './indicator-page.scss',
})
export class IndicatorPage {
  /** Id in the address. */
  readonly id = input.required<string>();
  readonly period = input<string>();
  readonly region = input<string>();
  readonly department = input<string>();
  readonly part = input<IndicatorPart>();
  readonly by = input<'region' | 'department'>();
  /** Region whose parts are listed; `region` is the one whose evidence is open. */
  readonly within = input<string>();

  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(indicatorZh, () =>
    import('./indicator-en.ts').then((module) => module.indicatorEn),
  );
  protected readonly indicator = computed(() => findIndicator(this.id()));
  protected readonly name = computed(() => this.indicator()?.name[this.#language.code()]);
  protected readonly explanation = computed(
    () => this.indicator()?.explanation[this.#language.code()],
  );
  protected readonly kinds = INDICATOR_UNITS;
  /** The period of the address, else the month that runs. */
  protected readonly shownPeriod = computed(() => this.period() ?? months()[0] ?? '');
  protected readonly periods = computed(() => {
    const all = months();
    const shown = this.shownPeriod();
    return all.includes(shown) ? all : [shown, ...all];
  });
  protected readonly listedBy = computed(() => this.by() ?? 'region');
  protected readonly read = resource({
    params: () => ({
      id: this.id(),
      period: this.shownPeriod(),
      by: this.listedBy(),
      region: this.within(),
    }),
    loader: ({ params, abortSignal }) =>
      this.#api.get<IndicatorList>('/indicators', params, abortSignal),
  });
  /** Stays on screen while the next one is read. */
  protected readonly list = linkedSignal<IndicatorList | undefined, IndicatorList | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (next, before) => next ?? before?.value,
  });
  protected readonly bars = computed(() => shownBars(this.list()?.items ?? []));
  protected readonly total = computed(() => this.list()?.totals[0]);
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  });
  /** What the list of evidence opens; null until a number was chosen. */
  protected readonly opened = computed(() => {
    const part = this.part();
    const [region, department] = [this.region(), this.department()];
    if (part === undefined) return null;
    return { id: this.id(), period: this.shownPeriod(), part, region, department };
  });

  protected choose(period: string): void {
    void this.#router.navigate([], { queryParams: { period }, queryParamsHandling: 'merge' });
  }

  /** Query that opens a number of a unit. */
  protected door(part: IndicatorPart, key: string | null): Record<string, string | null> {
    const within = this.within() ?? null;
    if (key === null) return { part, region: within, department: null };
    return this.listedBy() === 'region'
      ? { part, region: key, department: null }
      : { part, region: within, department: key };
  }

  protected valueOf(value: string | null): string {
    return value ?? this.t().notApplicable;
  }
}

/** The months up to the present one, latest first. */
function months(): readonly string[] {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const day = parseDay(today);
  const found: string[] = [];
  for (let month = day && monthOf(day); month && found.length < MONTHS;) {
    found.push(month.text);
    month = periodBefore(month);
  }
  return found;
}
