import { Component, computed, input } from '@angular/core';
import { sparkPoints } from './spark-points.ts';

const WIDTH = 96;
const HEIGHT = 24;

/** A small line of the last days, without axes; its numbers are in the table beside it. */
@Component({
  selector: 'app-spark-line',
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  template: `
    <svg [attr.viewBox]="box" aria-hidden="true">
      <polyline [attr.points]="points()" />
      @if (last(); as point) {
        <circle r="2" [attr.cx]="point.x" [attr.cy]="point.y" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      width: 96px;
      height: 24px;
    }
    polyline {
      fill: none;
      stroke: var(--mj-text-3);
      stroke-linejoin: round;
      stroke-width: 1.2;
    }
    circle {
      fill: var(--mj-primary);
    }
    @media (forced-colors: active) {
      polyline {
        stroke: CanvasText;
      }
    }
  `,
})
export class SparkLine {
  readonly values = input.required<readonly number[]>();
  readonly label = input.required<string>();

  protected readonly box = `0 0 ${String(WIDTH)} ${String(HEIGHT)}`;
  readonly #points = computed(() => sparkPoints(this.values(), WIDTH, HEIGHT));
  protected readonly points = computed(() =>
    this.#points()
      .map(({ x, y }) => `${String(x)},${String(y)}`)
      .join(' '),
  );
  protected readonly last = computed(() => this.#points().at(-1));
}
