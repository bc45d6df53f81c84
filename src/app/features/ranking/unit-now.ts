import { Component, computed, inject, input, resource } from '@angular/core';
import type { Params } from '@angular/router';
import { RouterLink } from '@angular/router';
import type { CardCounters } from '#contract/card-view.ts';
import type { FeedbackPage } from '#contract/feedback-view.ts';
import type { RankedUnit } from '#contract/ranking-view.ts';
import { CASE_CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { clockSums, SHOWN_BUCKETS } from './clock-sums.ts';
import { placeOf } from './ranking-doors.ts';
import type { rankingZh } from './ranking-zh.ts';

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
  protected readonly buckets = SHOWN_BUCKETS;
  protected readonly levels = LEVELS;
  protected readonly place = computed<Params>(() => placeOf(this.unit()));
  readonly #pages = computed(() => this.#session.me()?.pages ?? []);
  protected readonly opensFeedback = computed(() => this.#pages().includes('feedback'));

  protected readonly read = resource({
    params: () => ({ ...this.unit(), place: this.place() }),
    loader: async ({ params: { unit, kind, place }, abortSignal }) => {
      const [clocks, cards, feedback] = await Promise.all([
        Promise.all(
          CASE_CLOCK_KINDS.map(async (clock) => ({
            kind: clock,
            row: await clockSums(this.#api, { unit, kind }, { kind: clock }, abortSignal),
          })),
        ),
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
}
