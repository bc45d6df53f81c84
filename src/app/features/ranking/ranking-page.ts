import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Stamp } from '#contract/page.ts';
import type { RankingExplanation, RankingHistory, RankingView } from '#contract/ranking-view.ts';
import type { SchemeView } from '#contract/scheme-view.ts';
import { RANKING_GROUPS } from '#contract/scheme-view.ts';
import { Api, queryText } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Language } from '../../i18n/language.ts';
import { periodName } from '../../i18n/period-name.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { Shortcuts } from '../../platform/shortcuts.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { StaleRibbon } from '../../ui/state-note/stale-ribbon.ts';
import { periodChoices } from './period-choices.ts';
import { KnownThen } from './known-then.ts';
import { RankHistory } from './rank-history.ts';
import { RankPanel } from './rank-panel.ts';
import { RankingTable } from './ranking-table.ts';
import { rankingZh } from './ranking-zh.ts';
import { RegionMap } from './region-map.ts';
import { SelfCheckLine } from './self-check/self-check-line.ts';
import { figureOf, keptOrder, showsRates } from './shown-rows.ts';
import { valueClasses } from './value-class.ts';
import { watchRunning } from './watch-running.ts';

type Answer = RankingView & Stamp;
type Chosen = 'period' | 'scheme' | 'group' | 'indicator' | 'unit' | 'knownAt';

/** Who stands where, why, and what moved: map, ranks over time, table and explanation. */
@Component({
  selector: 'app-ranking-page',
  imports: [
    SelfCheckLine,
    AwaitedRows,
    FailureNote,
    KnownThen,
    RankHistory,
    RankPanel,
    RankingTable,
    RegionMap,
    RouterLink,
    StaleRibbon,
  ],
  templateUrl: './ranking-page.html',
  styleUrl: './ranking-page.scss',
})
export class RankingPage {
  readonly period = input<string>();
  readonly scheme = input<string>();
  readonly group = input<string>();
  readonly indicator = input<string>();
  readonly unit = input<string>();
  /** Instant at which it was known; absent for now. */
  readonly knownAt = input<string>();

  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #live = inject(LiveConnection);
  readonly #language = inject(Language);
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly groups = RANKING_GROUPS;
  protected readonly t = useTexts(rankingZh, () =>
    import('./ranking-en.ts').then((module) => module.rankingEn),
  );
  protected readonly lost = computed(() => this.#live.phase().phase === 'stale');

  readonly #query = computed(() => ({
    period: this.period(),
    scheme: this.scheme(),
    group: this.group(),
    knownAt: this.knownAt(),
  }));
  readonly #schemes = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ readonly items: readonly SchemeView[] }>('/schemes', {}, abortSignal),
  });
  protected readonly read = resource({
    params: () => this.#query(),
    loader: ({ params, abortSignal }) =>
      this.#api.get<RankingView & Stamp>('/rankings', params, abortSignal),
  });
  readonly #history = resource({
    params: () => this.#query(),
    loader: ({ params, abortSignal }) =>
      this.#api.get<RankingHistory & Stamp>('/rankings/history', params, abortSignal),
  });
  protected readonly explained = resource({
    params: () => {
      const unit = this.unit();
      return unit === undefined || this.view() === undefined || this.beyond() !== undefined
        ? undefined
        : { unit, ...this.#query() };
    },
    loader: ({ params: { unit, ...query }, abortSignal }) =>
      this.#api.get<RankingExplanation & Stamp>(
        `/rankings/${encodeURIComponent(unit)}`,
        query,
        abortSignal,
      ),
  });

  /** Stays on screen while the next one is read. */
  protected readonly view = linkedSignal<Answer | undefined, Answer | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (next, before) => next ?? before?.value,
  });
  /** The chosen unit where it lies beyond the reader's scope: nothing more is told of it. */
  protected readonly beyond = computed(() => {
    const view = this.view();
    const all = [...(view?.items ?? []), ...(view?.leftOut ?? [])];
    return all.find(({ unit, mayOpen }) => unit === this.unit() && !mayOpen);
  });
  protected readonly history = computed(() =>
    this.#history.hasValue() ? this.#history.value() : undefined,
  );
  protected readonly explanation = computed(() =>
    this.explained.hasValue() ? this.explained.value() : undefined,
  );
  protected readonly failure = computed(() => this.#failureOf(this.read.error()));
  protected readonly explanationFailure = computed(() => this.#failureOf(this.explained.error()));

  /** The order in which the reader first saw the units of this ranking. */
  protected readonly order = linkedSignal<string, readonly string[]>({
    source: () => {
      const view = this.view();
      return view === undefined
        ? ''
        : `${view.period.code} ${view.scheme.id} ${view.scheme.version} ${view.group} ${view.knownAt ?? ''}`;
    },
    computation: () => this.#present(),
  });
  protected readonly rows = computed(() => keptOrder(this.view()?.items ?? [], this.order()));
  protected readonly hasMoved = computed(
    () => this.order().join() !== (this.view()?.items ?? []).map(({ unit }) => unit).join(),
  );
  /** The indicator that is drawn: of the address, else the first leaf. */
  protected readonly drawn = computed(() => {
    const leaves = (this.view()?.indicators ?? []).filter(({ reads }) => reads !== null);
    return leaves.find(({ id }) => id === this.indicator()) ?? leaves[0];
  });
  protected readonly leaves = computed(() =>
    (this.view()?.indicators ?? []).filter(({ reads }) => reads !== null),
  );
  protected readonly periods = computed(() =>
    periodChoices((this.view()?.asOf ?? '').slice(0, 10), this.view()?.period.code),
  );
  protected readonly schemes = computed(() => {
    const all = this.#schemes.hasValue() ? this.#schemes.value().items : [];
    const confirmed = all.filter(({ state }) => state === 'confirmed');
    return [...new Map(confirmed.map((scheme) => [scheme.id, scheme])).values()];
  });
  /** What the map is of; null for departments. */
  protected readonly mapOf = computed<'cities' | 'counties' | null>(() => {
    const group = this.view()?.group ?? '';
    if (group.startsWith('cities')) return 'cities';
    return group.startsWith('counties') ? 'counties' : null;
  });
  protected readonly map = viewChild(RegionMap);
  /** What is watched while a period runs: the numbers that the scheme reads. */
  readonly #watched = computed(() => {
    const view = this.view();
    // What was known then stays as it was.
    if (view === undefined || view.period.state === 'ended' || view.knownAt !== undefined)
      return '';
    const ids = view.indicators.flatMap(({ reads }) =>
      reads !== null && 'indicator' in reads ? reads.indicator : [],
    );
    const by = this.mapOf() === null ? 'department' : 'region';
    return JSON.stringify({ period: view.period.code, by, id: [...new Set(ids)].sort().join() });
  });
  protected readonly mapValues = computed(() => {
    const view = this.view();
    const id = this.drawn()?.id ?? null;
    if (view === undefined) return [];
    return [
      ...view.items.map((row) => ({ unit: row.unit, name: row.name, text: figureOf(row, id) })),
      ...view.leftOut.map(({ unit, name }) => ({ unit, name, text: null })),
    ];
  });
  protected readonly mapTitle = computed(() => {
    const column = this.drawn();
    const view = this.view();
    if (column === undefined || view === undefined) return this.t().map.total;
    const name = this.own(column.name);
    return showsRates(view, column.id) ? name : this.t().points(name);
  });
  protected readonly classes = computed(() => {
    const column = this.drawn();
    const view = this.view();
    const ofScores = column !== undefined && view !== undefined && !showsRates(view, column.id);
    return valueClasses({
      target: column?.target == null ? null : Number(column.target),
      isLow: column?.direction === 'lower',
      best: ofScores ? Number(column.full) : 100,
    });
  });
  protected readonly exportLink = computed(
    () => `/api/v1/rankings/export.csv${queryText(this.#query())}`,
  );
  protected readonly workbookLink = computed(
    () => `/api/v1/rankings/export.csv${queryText({ ...this.#query(), format: 'xlsx' })}`,
  );
  protected readonly mayAsk = computed(() => {
    const role = this.#session.me()?.role;
    if (this.knownAt() !== undefined) return false;
    return role === 'leader' || role === 'ruleAdmin' || role === 'supervisor';
  });

  constructor() {
    watchRunning(this.#watched, () => {
      this.reload();
    });
    inject(Shortcuts).bind('ranking', [
      {
        keys: 'ArrowDown',
        shown: '↑ ↓',
        label: () => this.t().keys.unit,
        run: () => this.#step(1),
      },
      { keys: 'ArrowUp', run: () => this.#step(-1) },
      {
        keys: 'ArrowRight',
        shown: '← →',
        label: () => this.t().keys.leaf,
        run: () => this.#turn(1),
      },
      { keys: 'ArrowLeft', run: () => this.#turn(-1) },
      { keys: 'm', shown: 'M', label: () => this.t().keys.map, run: () => this.map()?.swap() },
      { keys: 'r', shown: 'R', label: () => this.t().reorder, run: () => this.reorder() },
      { keys: 'Escape', run: () => this.set('unit', undefined) },
    ]);
    // A unit of another group is no unit of this one.
    effect(() => {
      const code = this.explained.error();
      if (code !== undefined && asApiError(code).code === 'unit/notFound') {
        this.set('unit', undefined);
      }
    });
  }

  protected reload(): void {
    this.read.reload();
    this.#history.reload();
    if (this.unit() !== undefined && this.beyond() === undefined) this.explained.reload();
  }

  protected reorder(): void {
    this.order.set(this.#present());
  }

  protected set(key: Chosen, value: string | undefined): void {
    // A unit of one group is no unit of another.
    const other = key === 'group' ? { unit: null } : {};
    void this.#router.navigate([], {
      queryParams: { [key]: value ?? null, ...other },
      queryParamsHandling: 'merge',
    });
  }

  protected periodName(period: string): string {
    return periodName(period, this.#language.code());
  }

  protected own({ zh, en }: { readonly zh: string; readonly en: string }): string {
    return this.#language.code() === 'en' ? en : zh;
  }

  /** To the next or previous unit of the table. */
  #step(by: 1 | -1): void {
    const units = [...this.rows(), ...(this.view()?.leftOut ?? [])].map(({ unit }) => unit);
    const at = units.indexOf(this.unit() ?? '');
    const to = units[at === -1 ? 0 : at + by];
    if (to !== undefined) this.set('unit', to);
  }

  /** To the next or previous indicator. */
  #turn(by: 1 | -1): void {
    const ids = this.leaves().map(({ id }) => id);
    const to = ids[ids.indexOf(this.drawn()?.id ?? '') + by];
    if (to !== undefined) this.set('indicator', to);
  }

  #present(): readonly string[] {
    return (this.view()?.items ?? []).map(({ unit }) => unit);
  }

  #failureOf(error: Error | undefined) {
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  }
}
