import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import { Words } from '../../i18n/words.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import type { KindSummary } from './clock-bars.ts';
import { BUCKETS, casesOf } from './clock-shares.ts';
import { BAD_CUTS, cutTexts, heatClass, OTHER_CUTS } from './heat-class.ts';

/** Regions × states of one kind of clock: the printed number, coloured by its share of the region. */
@Component({
  selector: 'app-heat-table',
  imports: [RouterLink],
  templateUrl: './heat-table.html',
  styleUrl: './heat-table.scss',
})
export class HeatTable {
  readonly summary = input.required<KindSummary>();
  readonly texts = input.required<OverviewTexts>();
  /** Region of the page: its row holds only its own cases, which no list shows alone, so it is no door. */
  readonly own = input<string | null>(null);

  protected readonly words = inject(Words);
  protected readonly buckets = BUCKETS;
  protected readonly rows = computed(() =>
    this.summary().rows.map((row) => ({
      key: row.key,
      name: row.name,
      total: row.total,
      cells: BUCKETS.map((bucket) => ({
        bucket,
        count: row[bucket],
        heat: heatClass(bucket, row[bucket], row.total),
      })),
    })),
  );
  protected readonly title = computed(() =>
    this.texts().heat.title(this.words.t().clock[this.summary().kind]),
  );
  protected readonly legends = computed(() => {
    const { heat } = this.texts();
    return [
      { text: heat.bad, cuts: cutTexts(BAD_CUTS) },
      { text: heat.other, cuts: cutTexts(OTHER_CUTS) },
    ];
  });

  protected query(region: string, bucket: ClockBucket | null): Readonly<Record<string, string>> {
    return casesOf(this.summary().kind, bucket, region);
  }
}
