import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RankingItem, RankingRow } from '#contract/ranking-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Language } from '../../i18n/language.ts';
import { periodName } from '../../i18n/period-name.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { CountyMap } from './county-map.ts';
import { KnownThen } from './known-then.ts';
import { ManualScores } from './manual-scores.ts';
import { RankHistory } from './rank-history.ts';
import { missedBy, rankedDoor } from './ranking-doors.ts';
import { rankingZh } from './ranking-zh.ts';
import { lostMarks } from './lost-marks.ts';
import { UnitNow } from './unit-now.ts';
import { readUnit } from './unit-reading.ts';

/** A city, county or department: its score, where marks were lost and to which cases, how it stands now, peers, history. */
@Component({
  selector: 'app-unit-page',
  imports: [
    AwaitedRows,
    CountyMap,
    FailureNote,
    KnownThen,
    ManualScores,
    NgTemplateOutlet,
    RankHistory,
    RouterLink,
    UnitNow,
  ],
  templateUrl: './unit-page.html',
  styleUrl: './unit-page.scss',
})
export class UnitPage {
  /** Code of the unit in the address. */
  readonly code = input.required<string>();
  readonly period = input<string>();
  readonly scheme = input<string>();
  readonly group = input<string>();
  /** Instant at which it was known; absent for now. */
  readonly knownAt = input<string>();

  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(rankingZh, () =>
    import('./ranking-en.ts').then((module) => module.rankingEn),
  );
  protected readonly query = computed(() => ({
    period: this.period(),
    scheme: this.scheme(),
    group: this.group() ?? groupOf(this.code()),
    knownAt: this.knownAt(),
  }));
  protected readonly read = resource({
    params: () => ({ code: this.code(), query: this.query() }),
    loader: ({ params: { code, query }, abortSignal }) =>
      readUnit(this.#api, code, query, abortSignal),
  });
  readonly #reading = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly shown = computed(() => {
    const reading = this.#reading();
    return reading?.kind === 'opened' ? reading : undefined;
  });
  protected readonly beyond = computed(() => {
    const reading = this.#reading();
    return reading?.kind === 'beyond' ? reading : undefined;
  });
  protected readonly unranked = computed(() => {
    const reading = this.#reading();
    if (reading?.kind !== 'unranked') return undefined;
    const { code, name } = reading.department;
    return { unit: code, name, kind: 'department' as const, mayOpen: true };
  });
  readonly #view = computed(() => (this.shown() ?? this.beyond())?.view);
  protected readonly name = computed(() => (this.row() ?? this.unranked())?.name ?? this.code());
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    const sentence = errorWords(refused, this.words.t().error);
    return { code: refused.code, sentence, again: refused.code !== 'unit/notFound' };
  });
  protected readonly row = computed(() => {
    const why = this.shown()?.why;
    return why?.row ?? why?.leftOut ?? this.beyond()?.row ?? null;
  });
  protected readonly isCity = computed(() => groupOf(this.code()) === 'cities');
  protected readonly lost = computed(() => {
    const shown = this.shown();
    const row = this.row();
    return shown === undefined || row === null ? [] : lostMarks(shown.view.indicators, row.items);
  });
  /** Leaves that take a score of persons. */
  protected readonly manual = computed(() =>
    (this.shown()?.view.indicators ?? []).filter(
      ({ reads }) => reads !== null && 'manual' in reads,
    ),
  );
  /** What rankings show of a unit of others; undefined where it is not ranked. */
  protected readonly rankedBeyond = computed<RankingRow | undefined>(() =>
    this.beyond()?.view.items.find(({ unit }) => unit === this.code()),
  );
  /** Rates and scores of a unit of others. */
  protected readonly leaves = computed(() => {
    const columns = this.#view()?.indicators.filter(({ reads }) => reads !== null) ?? [];
    return columns.flatMap(({ id, name, full }) => {
      const item = this.row()?.items.find(({ indicator }) => indicator === id);
      const own = this.#language.code() === 'en' ? name.en : name.zh;
      return item === undefined
        ? []
        : [{ id, full, name: own, rate: item.rate, score: item.score }];
    });
  });
  /** Units of the same group around this one. */
  protected readonly peers = computed(() => {
    const row = this.row();
    const all = (this.#view()?.items ?? []).filter(({ group }) => group === row?.group);
    const at = all.findIndex(({ unit }) => unit === row?.unit);
    return at < 0 ? all.slice(0, 5) : all.slice(Math.max(0, at - 3), at + 4);
  });
  protected readonly history = computed(() => {
    const row = this.row();
    const points = this.shown()?.why.history ?? [];
    return {
      periods: points.map(({ period }) => period),
      items: row === null ? [] : [{ unit: row.unit, name: row.name, group: row.group, points }],
      ...{ asOf: '', dataVersion: 0, mayOpen: true },
    };
  });

  /** Looks at it as it was known at an instant; null for now. */
  protected look(knownAt: string | null): void {
    void this.#router.navigate([], { queryParams: { knownAt }, queryParamsHandling: 'merge' });
  }

  protected periodName(period: string): string {
    return periodName(period, this.#language.code());
  }

  protected nameOf(id: string): string {
    const column = this.#view()?.indicators.find((one) => one.id === id);
    if (column === undefined) return id;
    return this.#language.code() === 'en' ? column.name.en : column.name.zh;
  }

  protected door({ indicator, denominator }: RankingItem) {
    const shown = this.shown();
    const row = this.row();
    if (shown === undefined || row === null) return null;
    const column = shown.view.indicators.find(({ id }) => id === indicator);
    const part = denominator == null ? 'numerator' : 'denominator';
    return rankedDoor(column, row, shown.view, part);
  }

  protected rateOf({ numerator, denominator }: RankingItem): string {
    if (numerator === undefined) return '—';
    if (denominator == null) return this.words.format().exact(numerator);
    return this.words.format().rate(numerator, denominator);
  }

  /** The evidence of an indicator of this unit. */
  protected doorOf(id: string) {
    const item = this.row()?.items.find(({ indicator }) => indicator === id);
    return item === undefined ? null : this.door(item);
  }

  /** The cases that a rate lacks, where a list has just them. */
  protected missed(item: RankingItem) {
    const [shown, row] = [this.shown(), this.row()];
    const column = shown?.view.indicators.find(({ id }) => id === item.indicator);
    return shown === undefined || row === null ? null : missedBy(column, row, shown.view, item);
  }

  protected signed(text: string): string {
    return this.words.format().change(Number(text), this.shown()?.view.scheme.places.total ?? 2);
  }
}

/** The group that a code is looked for in, where the address names none. */
function groupOf(code: string): string {
  if (/^\d\d0000-/.test(code)) return 'provincialDepartments';
  if (code.includes('-')) return 'cityDepartments';
  return /^\d{4}00$/.test(code) ? 'cities' : 'counties';
}
