import { Component, computed, inject, input } from '@angular/core';
import { dayOfInstant } from '../../i18n/format.ts';
import { Words } from '../../i18n/words.ts';
import { ConsoleWords } from './console-words.ts';
import type { DayCellKind, DayStrip } from './day-cells.ts';

const KEY: readonly DayCellKind[] = [
  'counted',
  'rest',
  'holiday',
  'suspended',
  'overCommitment',
  'overStatutory',
];

/** Pixels of one day at most, and of a strip at least: room for the words of its ends. */
const CELL_WIDTH = 15;
const MIN_WIDTH = 120;

/** The days of the case's limits as one small line; the case page has each day in words. */
@Component({
  selector: 'app-day-strip',
  styleUrl: './day-strip-view.scss',
  template: `
    <div class="strip" role="img" [style.max-width.px]="width()" [attr.aria-label]="label()">
      @for (cell of strip().cells; track cell.date) {
        <i [class]="cell.kind" [class.due]="cell.due"></i>
      }
    </div>
    <div class="ends" aria-hidden="true" [style.max-width.px]="width()">
      <span>{{ ends().from }}</span>
      <span>{{ ends().suspension }}</span>
      <span>{{ ends().to }}</span>
    </div>
    <ul aria-hidden="true">
      @for (kind of kinds(); track kind) {
        <li><i [class]="kind"></i>{{ own.t().panel.key[kind] }}</li>
      }
    </ul>
  `,
})
export class DayStripView {
  readonly #words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  readonly strip = input.required<DayStrip>();
  readonly asOf = input.required<string>();

  /** A few days do not fill the panel; the last day's word stands under the last day. */
  protected readonly width = computed(() =>
    Math.max(MIN_WIDTH, this.strip().cells.length * CELL_WIDTH),
  );
  protected readonly kinds = computed(() => {
    const present = new Set(this.strip().cells.map((cell) => cell.kind));
    return KEY.filter((kind) => present.has(kind));
  });
  readonly #day = computed(() => {
    const year = Number(dayOfInstant(this.asOf()).slice(0, 4));
    const { day } = this.#words.format();
    return (date: string): string => day(date, year);
  });
  protected readonly ends = computed(() => {
    const { cells, suspension } = this.strip();
    const day = this.#day();
    const texts = this.own.t().panel;
    const first = cells[0]?.date;
    const last = cells[cells.length - 1]?.date;
    return {
      from: first === undefined ? '' : texts.start(day(first)),
      suspension:
        suspension === null ? '' : texts.suspended(day(suspension.from), day(suspension.to)),
      to:
        last === undefined
          ? ''
          : last === dayOfInstant(this.asOf())
            ? texts.today(day(last))
            : day(last),
    };
  });
  protected readonly label = computed(() => {
    const { cells, counted, suspended } = this.strip();
    const day = this.#day();
    const first = cells[0]?.date ?? '';
    const last = cells[cells.length - 1]?.date ?? '';
    return this.own.t().panel.strip(day(first), day(last), counted, suspended);
  });
}
