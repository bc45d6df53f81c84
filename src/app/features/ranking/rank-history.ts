import { Component, computed, input, output, signal } from '@angular/core';
import type { RankingHistory } from '#contract/ranking-view.ts';
import { historyLines } from './history-lines.ts';
import type { rankingZh } from './ranking-zh.ts';

const FRAME = { width: 250, height: 300, top: 16 };

/** Ranks over the last periods: the chosen unit in the accent, the others grey and named. */
@Component({
  selector: 'app-rank-history',
  styleUrl: './rank-history.scss',
  template: `
    <div class="top">
      <h2>{{ texts().history.title }}</h2>
      <span class="muted">{{ texts().history.recent(history().periods.length) }}</span>
      <span class="spacer"></span>
      <button
        type="button"
        class="button text"
        [attr.aria-pressed]="asTable()"
        (click)="asTable.set(!asTable())"
      >
        {{ asTable() ? texts().history.chart : texts().history.table }}
      </button>
    </div>
    @if (asTable()) {
      <div class="scroll" role="group" tabindex="0" [attr.aria-label]="texts().history.title">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{{ texts().head.unit }}</th>
              @for (period of history().periods; track period) {
                <th scope="col" class="number">{{ period }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (item of history().items; track item.unit) {
              <tr>
                <th scope="row">{{ item.name }}</th>
                @for (point of item.points; track point.period) {
                  <td class="number">{{ point.rank ?? '—' }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else {
      <svg viewBox="-8 0 366 346" role="img" [attr.aria-label]="label()">
        @for (line of lines(); track line.unit) {
          <g [class.on]="line.unit === unit()" (click)="choose.emit(line.unit)">
            <path [attr.d]="line.path" />
            @for (point of line.points; track $index) {
              <circle [attr.cx]="point.x" [attr.cy]="point.y" r="2.5" />
              @if (line.unit === unit()) {
                <text class="rank" [attr.x]="point.x" [attr.y]="point.y - 7">{{ point.rank }}</text>
              }
            }
            @if (named() && line.endY !== null) {
              <text [attr.x]="frame.width + 10" [attr.y]="line.endY + 4">{{ line.name }}</text>
            }
          </g>
        }
        @for (period of history().periods; track period) {
          <text class="period" [attr.x]="periodX($index)" y="340">
            {{ period.slice(5) || period }}
          </text>
        }
      </svg>
    }
  `,
})
export class RankHistory {
  readonly history = input.required<RankingHistory>();
  readonly unit = input<string>();
  readonly texts = input.required<typeof rankingZh>();
  readonly choose = output<string>();

  protected readonly frame = FRAME;
  protected readonly asTable = signal(false);
  /** The chosen one is drawn last, above the others. */
  protected readonly lines = computed(() => {
    const unit = this.unit();
    const lines = historyLines(this.history(), FRAME).filter(({ points }) => points.length > 0);
    return [
      ...lines.filter((line) => line.unit !== unit),
      ...lines.filter((line) => line.unit === unit),
    ];
  });
  /** Names of more than these would lie upon each other. */
  protected readonly named = computed(() => this.lines().length <= 20);
  protected readonly label = computed(() => {
    const texts = this.texts();
    const own = this.history().items.find(({ unit }) => unit === this.unit());
    if (own === undefined) return texts.historyAll;
    const told = (rank: number | null | undefined) =>
      rank == null ? texts.notRanked : texts.nth(rank);
    return texts.historyLabel(own.name, told(own.points[0]?.rank), told(own.points.at(-1)?.rank));
  });

  protected periodX(index: number): number {
    return (index * FRAME.width) / Math.max(1, this.history().periods.length - 1);
  }
}
