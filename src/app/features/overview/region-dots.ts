import { Component, computed, input } from '@angular/core';
import { dotScale, placeOn } from '../../ui/chart/dot-scale.ts';

const WIDTH = 150;
const EDGE = 5;

/** The values of the regions as dots on one line, the whole as a stroke; their numbers are in the table beside. */
@Component({
  selector: 'app-region-dots',
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  styles: `
    :host {
      display: block;
      width: 150px;
    }
    svg {
      display: block;
    }
    .axis {
      stroke: var(--mj-line);
    }
    circle {
      fill: var(--mj-text-3);
      fill-opacity: 0.55;
    }
    .whole {
      stroke: var(--mj-primary);
      stroke-width: 2;
    }
    @media (forced-colors: active) {
      circle {
        fill: CanvasText;
      }
    }
  `,
  template: `
    <svg viewBox="0 0 150 20" width="150" height="20" aria-hidden="true">
      <line class="axis" [attr.x1]="edge" [attr.x2]="width - edge" y1="10" y2="10" />
      @for (at of dots(); track $index) {
        <circle [attr.cx]="at" cy="10" r="3.5" />
      }
      @if (wholeAt(); as at) {
        <line class="whole" [attr.x1]="at" [attr.x2]="at" y1="2" y2="18" />
      }
    </svg>
  `,
})
export class RegionDots {
  /** Decimal texts; what has none is left out. */
  readonly values = input.required<readonly (string | null)[]>();
  readonly whole = input.required<string | null>();
  readonly label = input.required<string>();

  protected readonly width = WIDTH;
  protected readonly edge = EDGE;
  readonly #numbers = computed(() =>
    this.values()
      .filter((value) => value !== null)
      .map(Number),
  );
  readonly #scale = computed(() => {
    const whole = this.whole();
    return dotScale(this.#numbers(), whole === null ? null : Number(whole));
  });
  protected readonly dots = computed(() => this.#numbers().map((value) => this.#at(value)));
  protected readonly wholeAt = computed(() => {
    const whole = this.whole();
    return whole === null ? null : this.#at(Number(whole));
  });

  #at(value: number): number {
    return EDGE + placeOn(this.#scale(), value) * (WIDTH - 2 * EDGE);
  }
}
