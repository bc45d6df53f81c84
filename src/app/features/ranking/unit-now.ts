import { Component, computed, inject, input, resource } from '@angular/core';
import type { Params } from '@angular/router';
import { RouterLink } from '@angular/router';
import type { CardCounters } from '#contract/card-view.ts';
import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type { FeedbackPage } from '#contract/feedback-view.ts';
import type { RankedUnit } from '#contract/ranking-view.ts';
import { CASE_CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import type { CaseClockKind } from '#domain/limits/clock-kind.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { placeOf } from './ranking-doors.ts';
import type { rankingZh } from './ranking-zh.ts';

const BUCKETS = ['overdue', 'late', 'running', 'suspended', 'onTime'] as const;
const LEVELS = ['red', 'yellow', 'warning'] as const;

/** How a unit stands now: its clocks by state, its cards and its feedback; every figure opens its list. */
@Component({
  selector: 'app-unit-now',
  imports: [AwaitedRows, FailureNote, LevelMark, RouterLink],
  templateUrl: './unit-now.html',
  styleUrl: './unit-now.scss',
})
export class UnitNow {
  readonly unit = input.required<Pick<RankedUnit, 'unit' | 'kind' | 'mayOpen'>>();
  readonly texts = input.required<typeof rankingZh>();

  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly buckets = BUCKETS;
  protected readonly levels = LEVELS;
  protected readonly place = computed<Params>(() => placeOf(this.unit()));
  readonly #pages = computed(() => this.#session.me()?.pages ?? []);
  protected readonly opensFeedback = computed(() => this.#pages().includes('feedback'));

  protected readonly read = resource({
    params: () => ({ ...this.unit(), place: this.place() }),
    loader: async ({ params: { unit, kind, place }, abortSignal }) => {
      const [clocks, cards, feedback] = await Promise.all([
        Promise.all(CASE_CLOCK_KINDS.map((clock) => this.#clock(clock, unit, kind, abortSignal))),
        this.#api.get<{ readonly counters: CardCounters }>(
          '/cards',
          { ...place, state: 'unsettled', limit: 1 },
          abortSignal,
        ),
        this.#api.get<FeedbackPage>(
          '/feedback',
          { ...place, phase: 'open', limit: 1 },
          abortSignal,
        ),
      ]);
      return { clocks, cards: cards.counters, feedback: feedback.counters };
    },
  });
  protected readonly shown = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  });

  async #clock(
    kind: CaseClockKind,
    unit: string,
    of: RankedUnit['kind'],
    signal: AbortSignal,
  ): Promise<{ readonly kind: CaseClockKind; readonly row: Record<Bucket, number> }> {
    const query = of === 'region' ? { by: 'region', region: unit } : { by: 'department' };
    const { items } = await this.#api.get<{ readonly items: readonly ClockSummaryRow[] }>(
      '/clocks/summary',
      { ...query, kind },
      signal,
    );
    const own = of === 'region' ? items : items.filter(({ key }) => key === unit);
    const sums = BUCKETS.map((bucket) => [bucket, own.reduce((sum, row) => sum + row[bucket], 0)]);
    return { kind, row: Object.fromEntries(sums) as Record<Bucket, number> };
  }
}

type Bucket = (typeof BUCKETS)[number];
