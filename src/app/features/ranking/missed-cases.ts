import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RankedUnit, RankingIndicator, RankingView } from '#contract/ranking-view.ts';
import { Api } from '../../data/api.ts';
import { Words } from '../../i18n/words.ts';
import { clockSums } from './clock-sums.ts';
import { missedClock, missedDoor } from './ranking-doors.ts';
import type { rankingZh } from './ranking-zh.ts';

const MISSED = ['late', 'overdue'] as const;

/** What an on-time rate lacks, opened: those that ended late, and those that run over their limit still. */
@Component({
  selector: 'app-missed-cases',
  imports: [RouterLink],
  template: `
    <span>{{ texts().panel.missed }}</span>
    <span class="parts">
      @for (part of parts(); track part.bucket) {
        <a [routerLink]="door()?.path" [queryParams]="part.query"
          >{{ words.t().bucket[part.bucket] }} {{ words.format().exact(part.count) }}</a
        >
      }
      <a class="all" [routerLink]="door()?.path" [queryParams]="door()?.query">{{
        words.format().exact(count())
      }}</a>
    </span>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      justify-content: space-between;
      gap: 12px;
    }
    .parts {
      display: flex;
      flex-wrap: wrap;
      justify-content: end;
      gap: 0 10px;
    }
    .all {
      font-weight: 600;
    }
  `,
})
export class MissedCases {
  readonly unit = input.required<Pick<RankedUnit, 'unit' | 'kind' | 'mayOpen'>>();
  readonly column = input.required<RankingIndicator>();
  readonly view = input.required<Pick<RankingView, 'period' | 'knownAt'>>();
  /** How many the rate lacks. */
  readonly count = input.required<number>();
  readonly texts = input.required<typeof rankingZh>();

  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly door = computed(() => missedDoor(this.column(), this.unit(), this.view()));
  readonly #read = resource({
    // Read again as often as their number changes.
    params: () => ({ ...this.unit(), ...this.view().period, count: this.count() }),
    loader: ({ params: { unit, kind, from, to }, abortSignal }) => {
      const clock = missedClock(this.column());
      if (clock === null) return Promise.resolve(undefined);
      return clockSums(this.#api, { unit, kind }, { kind: clock, from, to }, abortSignal);
    },
  });
  /** Shown only where they add up: what has changed in between is read again anyway. */
  protected readonly parts = computed(() => {
    const sums = this.#read.hasValue() ? this.#read.value() : undefined;
    const query = this.door()?.query;
    if (sums === undefined || sums.late + sums.overdue !== this.count()) return [];
    return MISSED.filter((bucket) => sums[bucket] > 0).map((bucket) => ({
      ...{ bucket, count: sums[bucket] },
      query: { ...query, bucket },
    }));
  });
}
