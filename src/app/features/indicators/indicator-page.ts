import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { INDICATOR_UNITS } from '#contract/indicator-view.ts';
import type {
  IndicatorList,
  IndicatorPart,
  IndicatorRow,
  IndicatorUnitKind,
} from '#contract/indicator-view.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import { monthOf, periodBefore } from '#domain/indicators/period.ts';
import { findUncounted } from '#domain/indicators/uncounted.ts';
import { UNASSIGNED } from '#domain/reference/region.ts';
import { parseDay } from '#domain/time/day.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Language } from '../../i18n/language.ts';
import { periodName } from '../../i18n/period-name.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { earlierMoment } from '../../platform/as-known.ts';
import { DotPlot } from '../../ui/chart/dot-plot.ts';
import { dotScale } from '../../ui/chart/dot-scale.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { EvidenceList } from './evidence-list.ts';
import { IndicatorPicker } from './indicator-picker.ts';
import { indicatorZh } from './indicator-zh.ts';
import { shownBars } from './shown-bars.ts';

const MONTHS = 12;
/** Nothing of the list opened. */
const CLOSED = {
  part: null,
  region: null,
  department: null,
  item: null,
  channel: null,
  atRegion: null,
};

/** What an indicator is, what it is for every unit, and the things behind each of its numbers. */
@Component({
  selector: 'app-indicator-page',
  imports: [AwaitedRows, DotPlot, EvidenceList, FailureNote, IndicatorPicker, RouterLink],
  templateUrl: './indicator-page.html',
  styleUrl: './indicator-page.scss',
})
export class IndicatorPage {
  /** Id in the address. */
  readonly id = input.required<string>();
  readonly period = input<string>();
  readonly region = input<string>();
  readonly department = input<string>();
  readonly item = input<string>();
  readonly channel = input<string>();
  readonly part = input<IndicatorPart>();
  readonly by = input<IndicatorUnitKind>();
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
  /** Known, and not counted. */
  protected readonly uncounted = computed(() => findUncounted(this.id()));
  protected readonly name = computed(
    () => (this.indicator() ?? this.uncounted())?.name[this.#language.code()],
  );
  protected readonly explanation = computed(
    () => this.indicator()?.explanation[this.#language.code()],
  );
  protected readonly reason = computed(() => this.uncounted()?.reason[this.#language.code()]);
  /** By what it can be listed: places, and what it says beside them. */
  protected readonly kinds = computed(() => {
    const dimensions = this.indicator()?.dimensions ?? [];
    return INDICATOR_UNITS.filter(
      (one) => one === 'region' || one === 'department' || dimensions.includes(one),
    );
  });
  /** The period of the address, else the month that runs. */
  protected readonly shownPeriod = computed(() => this.period() ?? months()[0] ?? '');
  protected readonly periods = computed(() => {
    const all = months();
    const shown = this.shownPeriod();
    return all.includes(shown) ? all : [shown, ...all];
  });
  /** A link may name what the indicator has not. */
  protected readonly listedBy = computed(() => {
    const by = this.by() ?? 'region';
    return this.kinds().includes(by) ? by : 'region';
  });
  protected readonly read = resource({
    params: () =>
      this.uncounted() === undefined
        ? {
            id: this.id(),
            period: this.shownPeriod(),
            by: this.listedBy(),
            region: this.within(),
            knownAt: this.knownAt(),
          }
        : undefined,
    loader: ({ params, abortSignal }) =>
      this.#api.get<IndicatorList>('/indicators', params, abortSignal),
  });
  /** Stays on screen while the next one is read. */
  protected readonly list = linkedSignal<IndicatorList | undefined, IndicatorList | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (next, before) => next ?? before?.value,
  });
  /** The moment that is shown where it is an earlier one than the address has. */
  protected readonly earlier = computed(() => {
    const [asked, list] = [this.knownAt(), this.list()];
    return asked === undefined || this.read.isLoading() ? null : earlierMoment(asked, list?.asOf);
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
    if (part === undefined) return null;
    const atRegion = this.atRegion() === 'true' ? true : undefined;
    const knownAt = this.knownAt();
    return {
      id: this.id(),
      period: this.shownPeriod(),
      part,
      region: this.region(),
      department: this.department(),
      item: this.item(),
      channel: this.channel(),
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

  /** Another indicator, of the same period and place. */
  protected show(id: string): void {
    const queryParams = { ...CLOSED };
    void this.#router.navigate(['/indicators', id], { queryParams, queryParamsHandling: 'merge' });
  }

  /** Query that opens a number of a unit. */
  protected door(part: IndicatorPart, key: string | null): Record<string, string | null> {
    const within = this.within() ?? null;
    const all = { ...CLOSED, part, region: within };
    if (key === null) return all;
    const by = this.listedBy();
    if (by !== 'region') return { ...all, [by]: key };
    return { ...all, region: key, atRegion: this.isOwnLevel(key) ? 'true' : null };
  }

  /** Whether a row is what is filed at the region itself, beside those below it. */
  protected isOwnLevel(key: string): boolean {
    return this.listedBy() === 'region' && key === this.total()?.key;
  }

  /** Query that lists the parts of a region instead. */
  protected inside(key: string): Record<string, string | null> {
    return { ...CLOSED, within: key };
  }

  /** Name of what the open list of evidence is of. */
  protected placeName(): string {
    const key = this.department() ?? this.item() ?? this.channel() ?? this.region();
    const row = (this.list()?.items ?? []).find((one) => one.key === key);
    if (row !== undefined && this.isOwnLevel(row.key)) {
      const { name } = row;
      return this.atRegion() === 'true' ? this.t().ownLevel(name) : name;
    }
    return row === undefined ? (key ?? this.total()?.name ?? '') : this.nameOf(row);
  }

  /** Name of a unit. */
  protected nameOf({ key, name }: Pick<IndicatorRow, 'key' | 'name'>): string {
    const by = this.listedBy();
    const t = this.t();
    if (key === UNASSIGNED) return t.untold[by];
    return by === 'channel' && Object.hasOwn(t.channels, key)
      ? t.channels[key as keyof typeof t.channels]
      : name;
  }

  /** Query that lists by something else, with nothing opened. */
  protected listing(by: IndicatorUnitKind): Record<string, string | null> {
    return { ...CLOSED, by };
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
