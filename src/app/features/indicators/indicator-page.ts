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
import { periodName } from '../../i18n/period-name.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { DotPlot } from '../../ui/chart/dot-plot.ts';
import { dotScale } from '../../ui/chart/dot-scale.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { EvidenceList } from './evidence-list.ts';
import { indicatorZh } from './indicator-zh.ts';
import { shownBars } from './shown-bars.ts';

const MONTHS = 12;

/** What an indicator is, what it is for every unit, and the things behind each of its numbers. */
@Component({
  selector: 'app-indicator-page',
  imports: [AwaitedRows, DotPlot, EvidenceList, FailureNote, RouterLink],
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
  /** Only what is filed at `region` itself, not below it. */
  readonly atRegion = input<string>();
  /** Region whose parts are listed; `region` is the one whose evidence is open. */
  readonly within = input<string>();
  /** Instant at which it was known; absent for now. */
  readonly knownAt = input<string>();

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
      knownAt: this.knownAt(),
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
  /** Rates lie close to each other: dots on a line that may begin above zero; null for amounts. */
  protected readonly scale = computed(() => {
    if (this.indicator()?.unit !== 'percent') return null;
    const rows = [...(this.list()?.items ?? []), ...(this.list()?.totals ?? [])];
    return dotScale(
      rows.flatMap(({ value }) => (value === null ? [] : [Number(value)])),
      null,
    );
  });
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
    const atRegion = this.atRegion() === 'true' ? true : undefined;
    const knownAt = this.knownAt();
    return {
      id: this.id(),
      period: this.shownPeriod(),
      part,
      region,
      department,
      atRegion,
      knownAt,
    };
  });

  protected periodName(period: string): string {
    return periodName(period, this.#language.code());
  }

  protected choose(period: string): void {
    void this.#router.navigate([], { queryParams: { period }, queryParamsHandling: 'merge' });
  }

  /** Query that opens a number of a unit. */
  protected door(part: IndicatorPart, key: string | null): Record<string, string | null> {
    const within = this.within() ?? null;
    const all = { part, region: within, department: null, atRegion: null };
    if (key === null) return all;
    if (this.listedBy() === 'department') return { ...all, department: key };
    return { ...all, region: key, atRegion: this.isOwnLevel(key) ? 'true' : null };
  }

  /** Whether a row is what is filed at the region itself, beside those below it. */
  protected isOwnLevel(key: string): boolean {
    return this.listedBy() === 'region' && key === this.total()?.key;
  }

  /** Query that lists the parts of a region instead. */
  protected inside(key: string): Record<string, string | null> {
    return { within: key, part: null, region: null, atRegion: null };
  }

  /** Name of what the open list of evidence is of. */
  protected placeName(): string {
    const key = this.department() ?? this.region();
    const row = (this.list()?.items ?? []).find((one) => one.key === key);
    if (row !== undefined && this.isOwnLevel(row.key)) {
      const { name } = row;
      return this.atRegion() === 'true' ? this.t().ownLevel(name) : name;
    }
    return row?.name ?? key ?? this.total()?.name ?? '';
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
