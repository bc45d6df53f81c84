import { Component, computed, input } from '@angular/core';
import type { DotScale } from './dot-scale.ts';
import { placeOn } from './dot-scale.ts';

const WIDTH = 112;
const HEIGHT = 24;

/** A rate as a dot on a line, with its band and the target; a diamond where it misses it. */
@Component({
  selector: 'app-dot-plot',
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: block;
      width: 112px;
    }
    svg {
      overflow: visible;
    }
    .target {
      stroke: var(--mj-text-2);
      stroke-dasharray: 2 3;
    }
    .band {
      stroke: var(--mj-primary);
      stroke-width: 1.6;
    }
    .dot {
      fill: var(--mj-primary);
    }
    .bad .band {
      stroke: var(--mj-red);
    }
    .bad .dot {
      fill: var(--mj-red);
    }
    .hollow .dot {
      fill: var(--mj-surface);
      stroke: var(--mj-text-3);
      stroke-width: 1.4;
    }
  `,
  template: `
    <svg [attr.viewBox]="box" [attr.width]="width" [attr.height]="height">
      @if (targetAt(); as x) {
        <line class="target" [attr.x1]="x" [attr.x2]="x" y1="2" [attr.y2]="height - 2" />
      }
      @if (dotAt() !== null) {
        <g [class.bad]="bad()" [class.hollow]="hollow()">
          @if (bandAt(); as ends) {
            <line
              class="band"
              [attr.x1]="ends[0]"
              [attr.x2]="ends[1]"
              [attr.y1]="middle"
              [attr.y2]="middle"
            />
          }
          @if (bad()) {
            <path class="dot" [attr.d]="diamond()" />
          } @else {
            <circle class="dot" [attr.cx]="dotAt()" [attr.cy]="middle" r="4" />
          }
        </g>
      }
    </svg>
  `,
})
export class DotPlot {
  readonly value = input.required<string | null>();
  readonly band = input<{ readonly low: string; readonly high: string } | null>(null);
  readonly target = input<string | null>(null);
  readonly scale = input.required<DotScale>();
  readonly bad = input(false);
  /** Below the smallest sample. */
  readonly hollow = input(false);

  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  protected readonly middle = HEIGHT / 2;
  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  protected readonly targetAt = computed(() => this.#at(this.target()));
  protected readonly dotAt = computed(() => this.#at(this.value()));
  protected readonly bandAt = computed(() => {
    const band = this.band();
    return band === null ? null : [this.#at(band.low), this.#at(band.high)];
  });
  protected readonly diamond = computed(() => {
    const x = this.dotAt() ?? 0;
    return `M${x} ${this.middle - 5}l5 5-5 5-5-5z`;
  });

  #at(text: string | null): number | null {
    return text === null ? null : placeOn(this.scale(), Number(text)) * WIDTH;
  }
}
