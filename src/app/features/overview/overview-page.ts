import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { throttleTime } from 'rxjs';
import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type { IndicatorList } from '#contract/indicator-view.ts';
import type { Stamp } from '#contract/page.ts';
import type { OverviewView, SourceView } from '#contract/session-view.ts';
import type { SourceQualityView } from '#contract/source-days.ts';
import { CASE_CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import type { CaseClockKind } from '#domain/limits/clock-kind.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { SessionStore } from '../../data/session-store.ts';
import { TopicWatch } from '../../data/topic-watch.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { zhOverview } from '../../i18n/zh-overview.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { CancelledNote } from '../../ui/state-note/cancelled-note.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { StaleRibbon } from '../../ui/state-note/stale-ribbon.ts';
import { CardColumns } from './card-columns.ts';
import { ChannelBars } from './channel-bars.ts';
import { ClockBars } from './clock-bars.ts';
import type { KindSummary } from './clock-bars.ts';
import { overdueByRegion } from './clock-shares.ts';
import { Doors } from './doors.ts';
import { HeatTable } from './heat-table.ts';
import { OverdueRegions } from './overdue-regions.ts';
import { RATE_GROUP_NAMES, RATE_IDS } from './rate-groups.ts';
import { RateTable } from './rate-table.ts';
import { SourceQuality } from './source-quality.ts';
import { Volumes } from './volumes.ts';

const REGION_ROW = 28; // px of a region in the list beside the columns of cards
const BESIDE_COLUMNS = 26; // px of what stands around the columns and not around the list
const REFRESH_MS = 10_000; // figures that are read, not watched

/** How the region stands today: what is over and where, volumes, clocks, cards, sources. */
@Component({
  selector: 'app-overview-page',
  imports: [
    CancelledNote,
    CardColumns,
    ChannelBars,
    ClockBars,
    FailureNote,
    HeatTable,
    LevelMark,
    LoadingRows,
    OverdueRegions,
    RateTable,
    RouterLink,
    SourceQuality,
    StaleRibbon,
    Volumes,
  ],
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.scss',
})
export class OverviewPage {
  /** Region of the address; the reader's own where absent. */
  readonly region = input<string>();
  /** Kind of clock of the address that the regions are compared by. */
  readonly clock = input<string>();

  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #reference = inject(ReferenceStore);
  readonly #session = inject(SessionStore);
  readonly #live = inject(LiveConnection);
  protected readonly words = inject(Words);
  protected readonly doors = inject(Doors);
  protected readonly cancelled = signal(false);
  protected readonly lost = computed(() => this.#live.phase().phase === 'stale');
  protected readonly t = useTexts(zhOverview, () =>
    import('../../i18n/en-overview.ts').then((module) => module.enOverview),
  );
  protected readonly kinds = CASE_CLOCK_KINDS;

  readonly #read = resource({
    params: () => ({ region: this.region() }),
    loader: async ({ params: { region }, abortSignal }) => {
      const [overview, ...summaries] = await Promise.all([
        this.#api.get<OverviewView>('/overview', { region }, abortSignal),
        ...CASE_CLOCK_KINDS.map((kind) => this.#summary(kind, region, abortSignal)),
      ]);
      return { overview, summaries };
    },
  });
  protected readonly shown = computed(() =>
    this.#read.hasValue() ? this.#read.value() : undefined,
  );
  protected readonly failure = computed(() => this.#failureOf(this.#read.error()));
  /** Days of the columns of cards, which channels and indicators share. */
  protected readonly span = computed(() => {
    const days = this.shown()?.overview.cardsByDay ?? [];
    return { from: days[0]?.day ?? '', to: days.at(-1)?.day ?? '', days: days.length };
  });
  protected readonly rateGroups = RATE_GROUP_NAMES;
  protected readonly rateRead = resource({
    params: () => {
      const { from, to, days } = this.span();
      return days === 0 ? undefined : { period: `${from}..${to}`, region: this.region() };
    },
    loader: ({ params, abortSignal }) =>
      this.#api.get<IndicatorList>(
        '/indicators',
        { ...params, by: 'region', id: RATE_IDS },
        abortSignal,
      ),
  });
  protected readonly rates = computed(() =>
    this.rateRead.hasValue() ? this.rateRead.value() : undefined,
  );
  protected readonly rateFailure = computed(() => this.#failureOf(this.rateRead.error()));
  protected readonly qualityRead = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ readonly items: readonly SourceQualityView[] }>(
        '/sources/quality',
        {},
        abortSignal,
      ),
  });
  protected readonly quality = computed(() =>
    this.qualityRead.hasValue() ? this.qualityRead.value().items : undefined,
  );
  protected readonly qualityFailure = computed(() => this.#failureOf(this.qualityRead.error()));
  protected readonly qualitySpan = computed(() => {
    const [first] = this.quality() ?? [];
    if (first === undefined) return '';
    const { day } = this.words.format();
    const year = Number(first.to.slice(0, 4));
    return this.t().quality.span(day(first.from, year), day(first.to, year));
  });
  /** The columns of cards end where the list of regions beside them does. */
  protected readonly cardsPlace = computed(
    () => overdueByRegion(this.summary()?.rows ?? []).length * REGION_ROW - BESIDE_COLUMNS,
  );
  /** The wall shows numbers, and opens none. */
  protected readonly mayOpen = computed(() => this.doors.cases() !== null);
  protected readonly kind = computed<CaseClockKind>(
    () => CASE_CLOCK_KINDS.find((kind) => kind === this.clock()) ?? 'commitment',
  );
  protected readonly summary = computed(() =>
    this.shown()?.summaries.find((summary) => summary.kind === this.kind()),
  );
  protected readonly scope = computed(() => {
    const region = this.region();
    const name =
      (region === undefined ? undefined : this.#reference.findRegion(region)?.name) ??
      region ??
      this.#session.me()?.regionName ??
      this.t().wholeScope;
    return this.t().scope(name, this.words.format().instant(this.shown()?.overview.asOf ?? ''));
  });
  /** What the figures of the page lack: nothing of a silent source is in them since its last event. */
  protected readonly lacking = computed(() => {
    const texts = this.t().sources;
    const sources = this.shown()?.overview.sources ?? [];
    return sources
      .filter(({ silent }) => silent)
      .map(({ name, lastEventAt }) =>
        lastEventAt === null
          ? texts.lackingAll(name)
          : texts.lacking(name, this.words.format().instant(lastEventAt)),
      );
  });
  /** The region whose own cases stand in a row of their own, beside the regions below it. */
  protected readonly own = computed(() => this.region() ?? this.#session.me()?.regionCode ?? null);

  constructor() {
    inject(TopicWatch)
      .changes('overview')
      .pipe(
        throttleTime(REFRESH_MS, undefined, { leading: false, trailing: true }),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.reload());
  }

  /** Ends a reading that takes too long; `reload` begins it again. */
  protected cancel(): void {
    this.#read.set(undefined);
    this.cancelled.set(true);
  }

  /** The day of a source on which its figures of today stand. */
  protected sourceDoor({ name }: SourceView): Readonly<Record<string, string | undefined>> {
    return { source: name, day: this.shown()?.overview.today, region: this.region() };
  }

  protected reload(): void {
    this.cancelled.set(false);
    this.#read.reload();
    this.rateRead.reload();
    this.qualityRead.reload();
  }

  protected choose(clock: CaseClockKind): void {
    void this.#router.navigate([], { queryParams: { clock }, queryParamsHandling: 'merge' });
  }

  /** Delay of a source in a unit that leaves a small figure; days from two on. */
  protected lagText(source: SourceView): string {
    const { lamp } = this.words.t();
    const seconds = source.lagSeconds;
    if (seconds === null) return '—';
    if (seconds < 60) return lamp.seconds(String(Math.round(seconds)));
    if (seconds < 3600) return lamp.minutes(String(Math.round(seconds / 60)));
    return seconds < 172_800
      ? lamp.hours((seconds / 3600).toFixed(1))
      : this.words.t().unit.naturalDay(Math.round(seconds / 86_400));
  }

  #failureOf(error: Error | undefined) {
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  }

  async #summary(
    kind: CaseClockKind,
    region: string | undefined,
    signal: AbortSignal,
  ): Promise<KindSummary> {
    const answer = await this.#api.get<{ readonly items: readonly ClockSummaryRow[] } & Stamp>(
      '/clocks/summary',
      { by: 'region', kind, region },
      signal,
    );
    return { kind, rows: answer.items };
  }
}
