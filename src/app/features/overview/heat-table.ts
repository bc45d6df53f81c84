import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import { Words } from '../../i18n/words.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import { Doors } from './doors.ts';
import type { KindSummary } from './clock-bars.ts';
import { clockDoor } from './case-doors.ts';
import type { CaseDoor } from './case-doors.ts';
import { BUCKETS } from './clock-shares.ts';
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
  /** Region of the page: its row holds only what is filed at the region itself. */
  readonly own = input<string | null>(null);

  protected readonly words = inject(Words);
  protected readonly doors = inject(Doors);
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

  protected door(region: string, bucket: ClockBucket | null): CaseDoor {
    return clockDoor(this.summary().kind, bucket, { region, atRegion: region === this.own() });
  }
}
