import { Component, computed, input, output, signal } from '@angular/core';
import type { RankingHistory } from '#contract/ranking-view.ts';
import { fittingNames, sharedPrefix, withoutPrefix } from './fitting-names.ts';
import { begun, historyLabels, historyLines } from './history-lines.ts';
import type { rankingZh } from './ranking-zh.ts';

const FRAME = { width: 236, height: 300, top: 20 };
/** Of a single line, whose page has other things to show. */
const LOW = { ...FRAME, height: 120 };
const MOST_LINES = 20;
const MOST_LETTERS = 8;

/** Ranks over the last periods: the chosen unit in the accent, the others grey and named. */
@Component({
  selector: 'app-rank-history',
  styleUrl: './rank-history.scss',
  template: `
    <div class="top">
      <h2>{{ texts().history.title }}</h2>
      <span class="muted">{{ texts().history.recent(shown().periods.length) }}</span>
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
              @for (period of shown().periods; track period) {
                <th scope="col" class="number">{{ period }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (item of shown().items; track item.unit) {
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
      @if (crowded() && unit() === undefined) {
        <p class="muted">{{ texts().history.choose }}</p>
      } @else {
        <svg [attr.viewBox]="box()" role="img" [attr.aria-label]="label()">
          @for (line of lines(); track line.unit) {
            <g [class.on]="line.unit === unit()" (click)="choose.emit(line.unit)">
              <path [attr.d]="line.path" />
              @for (point of line.points; track $index) {
                <circle [attr.cx]="point.x" [attr.cy]="point.y" r="2.5" />
                <!-- The last rank stands with the name at the end of the line. -->
                @if (line.unit === unit() && point.x < frame().width) {
                  <text class="rank" [attr.x]="point.x" [attr.y]="point.y - 7">
                    {{ point.rank }}
                  </text>
                }
              }
            </g>
          }
          @for (named of labels(); track named.rank) {
            <g [class.on]="named.isOn" (click)="choose.emit(named.unit)">
              <text class="place" [attr.x]="frame().width + 24" [attr.y]="named.y + 4">
                {{ named.rank }}
              </text>
              <text [attr.x]="frame().width + 30" [attr.y]="named.y + 4">{{ named.text }}</text>
              <title>{{ named.all }}</title>
            </g>
          }
          @for (period of shown().periods; track period) {
            <text
              class="period"
              [attr.x]="periodX($index)"
              [attr.y]="frame().height + frame().top + 24"
            >
              {{ period.slice(5) || period }}
            </text>
          }
        </svg>
      }
    }
  `,
})
export class RankHistory {
  readonly history = input.required<RankingHistory>();
  readonly unit = input<string>();
  readonly texts = input.required<typeof rankingZh>();
  readonly choose = output<string>();

  protected readonly asTable = signal(false);
  protected readonly frame = computed(() => (this.history().items.length <= 1 ? LOW : FRAME));
  protected readonly box = computed(
    () => `-12 0 378 ${this.frame().height + this.frame().top + 30}`,
  );
  protected readonly shown = computed(() => begun(this.history()));
  readonly #all = computed(() =>
    historyLines(this.shown(), this.frame()).filter(({ points }) => points.length > 0),
  );
  /** Lines of more than these tell nothing: then the chosen one alone is drawn. */
  protected readonly crowded = computed(() => this.#all().length > MOST_LINES);
  /** The chosen one is drawn last, above the others. */
  protected readonly lines = computed(() => {
    const unit = this.unit();
    const own = this.#all().filter((line) => line.unit === unit);
    if (this.crowded()) return own;
    return [...this.#all().filter((line) => line.unit !== unit), ...own];
  });
  protected readonly labels = computed(() => {
    const unit = this.unit();
    const { others } = this.texts().history;
    const prefix = sharedPrefix(this.history().items.map(({ name }) => name));
    const order = this.crowded() ? this.lines() : this.#all();
    return historyLabels(order).map(({ y, rank, units }) => {
      const own = units.find((one) => one.unit === unit) ?? units[0];
      const rest = units.filter((one) => one !== own);
      const names = [own, ...rest].map((one) => withoutPrefix(one?.name ?? '', prefix));
      const text = fittingNames(names, MOST_LETTERS, others);
      const all = units.map((one) => one.name).join('、');
      return { y, rank, text, all, unit: own?.unit ?? '', isOn: own?.unit === unit };
    });
  });
  protected readonly label = computed(() => {
    const texts = this.texts();
    const own = this.history().items.find(({ unit }) => unit === this.unit());
    if (own === undefined) return texts.historyAll;
    const told = (rank: number | null | undefined) =>
      rank == null ? texts.notRanked : texts.nth(rank);
    return texts.historyLabel(own.name, told(own.points[0]?.rank), told(own.points.at(-1)?.rank));
  });

  protected periodX(index: number): number {
    return (index * FRAME.width) / Math.max(1, this.shown().periods.length - 1);
  }
}
