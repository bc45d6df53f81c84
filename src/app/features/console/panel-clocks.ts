import { Component, computed, inject, input } from '@angular/core';
import type { CaseView } from '#contract/case-view.ts';
import { dayOfDue, dayOfInstant } from '../../i18n/format.ts';
import type { LimitReading } from '../../i18n/limit-words.ts';
import { Words } from '../../i18n/words.ts';
import { panelClocks, scaleClocks } from './clock-scale.ts';
import { ConsoleWords } from './console-words.ts';
import { dayStrip } from './day-cells.ts';
import { DayStripView } from './day-strip-view.ts';

/** The limits of a case on one scale, and its days. */
@Component({
  selector: 'app-panel-clocks',
  imports: [DayStripView],
  styles: `
    .clock {
      display: grid;
      align-items: baseline;
      gap: 2px 10px;
      grid-template-columns: auto 1fr auto;
      margin-bottom: 10px;
    }
    b {
      font-weight: 600;
    }
    .over {
      color: var(--mj-red);
    }
    .bar {
      position: relative;
      height: 8px;
      border-radius: 2px;
      background: var(--mj-neutral-tint);
      grid-column: 1 / -1;
      margin: 3px 0;
    }
    .bar i {
      position: absolute;
      top: 0;
      bottom: 0;
    }
    .within {
      border-radius: 2px 0 0 2px;
      background: var(--mj-text-3);
    }
    .beyond {
      background: var(--mj-red);
    }
    .beyond.yellow {
      background: var(--mj-amber-fill);
    }
    .post {
      width: 2px;
      background: var(--mj-text);
      margin-block: -3px;
    }
    @media (forced-colors: active) {
      .within,
      .beyond {
        border: 1px solid CanvasText;
      }
      .post {
        border-inline-start: 2px solid CanvasText;
      }
    }
  `,
  template: `
    @for (line of lines(); track line.scaled.clock.id) {
      <div class="clock">
        <b>{{ words.t().clock[line.scaled.clock.kind] }}</b>
        <span class="muted">{{ line.limit }}</span>
        <b [class.over]="line.over">{{ line.short }}</b>
        <span class="bar" aria-hidden="true">
          <i
            class="within"
            [style.left.%]="line.scaled.from * 100"
            [style.width.%]="line.scaled.within * 100"
          ></i>
          <i
            class="beyond"
            [class]="line.scaled.level"
            [style.left.%]="(line.scaled.from + line.scaled.within) * 100"
            [style.width.%]="line.scaled.over * 100"
          ></i>
          @if (line.scaled.post !== null) {
            <i class="post" [style.left.%]="line.scaled.post * 100"></i>
          }
        </span>
      </div>
    }
    @if (strip(); as days) {
      <app-day-strip [strip]="days" [asOf]="view().asOf" />
    }
  `,
})
export class PanelClocks {
  protected readonly words = inject(Words);
  readonly #own = inject(ConsoleWords);
  readonly view = input.required<CaseView>();
  /** The card's own clock, shown also where it is none of the case's two limits. */
  readonly clockId = input.required<string>();

  readonly #clocks = computed(() => panelClocks(this.view().clocks, this.clockId()));
  protected readonly lines = computed(() => {
    const { asOf } = this.view();
    const texts = this.#own.t().panel;
    const format = this.words.format();
    const year = Number(dayOfInstant(asOf).slice(0, 4));
    return scaleClocks(this.#clocks(), asOf).map((scaled) => {
      const { clock } = scaled;
      const due = clock.due === null ? texts.noDue : format.day(dayOfDue(clock.due), year);
      const amount =
        'unit' in clock.limit ? this.words.t().unit[clock.limit.unit](clock.limit.value) : '';
      const reading: LimitReading = {
        state: clock.bucket,
        due: clock.due,
        limit: clock.limit,
        elapsed: clock.elapsed,
        remaining: clock.remaining,
        suspension: null,
        beyondCalendar: clock.beyondCalendar,
      };
      return {
        scaled,
        limit: texts.limitLine(amount, due),
        over: clock.bucket === 'overdue' || clock.bucket === 'late',
        short: this.words.limit(reading, asOf).table,
      };
    });
  });
  protected readonly strip = computed(() => dayStrip(this.#clocks(), this.view().asOf));
}
