import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseClockKind, ClockBucket } from '#domain/limits/clock-kind.ts';
import type { ClockSummaryRow } from '#contract/clock-view.ts';
import { Words } from '../../i18n/words.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import { Doors } from './doors.ts';
import { clockDoor } from './case-doors.ts';
import type { CaseDoor } from './case-doors.ts';
import { clockShares } from './clock-shares.ts';

/** Clocks of one kind and their rows by region. */
export interface KindSummary {
  readonly kind: CaseClockKind;
  readonly rows: readonly ClockSummaryRow[];
}

/** Clocks by state, one 100 % bar a kind; each figure below it opens its cases. */
@Component({
  selector: 'app-clock-bars',
  imports: [RouterLink],
  templateUrl: './clock-bars.html',
  styleUrl: './clock-bars.scss',
})
export class ClockBars {
  readonly summaries = input.required<readonly KindSummary[]>();
  readonly texts = input.required<OverviewTexts>();
  /** Region of the page; null for the reader's own. */
  readonly region = input<string | null>(null);

  protected readonly words = inject(Words);
  protected readonly doors = inject(Doors);
  protected readonly bars = computed(() =>
    this.summaries().map(({ kind, rows }) => ({ kind, ...clockShares(rows) })),
  );

  protected door(kind: CaseClockKind, bucket: ClockBucket | null): CaseDoor {
    return clockDoor(kind, bucket, { region: this.region(), atRegion: false });
  }

  protected percent(share: number): string {
    return `${(share * 100).toFixed(2)}%`;
  }
}
