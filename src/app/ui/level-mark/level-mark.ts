import { Component, input } from '@angular/core';
import type { CardLevel } from '#domain/cards/card-rule.ts';

/** Levels of a card, and the shapes of states that are not one. */
export type Mark = CardLevel | 'ok' | 'neutral' | 'suspended' | 'unknown';

/** The shape of a level, always beside its word: colour alone does not tell levels apart. */
@Component({
  selector: 'app-level-mark',
  host: { 'aria-hidden': 'true', '[attr.data-mark]': 'mark()', '[class.outline]': 'outline()' },
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: var(--mark-size, 14px);
      height: var(--mark-size, 14px);
      color: var(--mj-text-3);
    }
    svg {
      width: 100%;
      height: 100%;
      overflow: visible;
      fill: currentcolor;
      stroke: none;
    }
    .hollow {
      fill: none;
      stroke: currentcolor;
      stroke-linejoin: round;
      stroke-width: 1.8;
    }
    .bar {
      fill: none;
      stroke: var(--mj-surface);
      stroke-width: 1.9;
    }
    :host([data-mark='red']) {
      color: var(--mj-red);
    }
    :host([data-mark='yellow']) {
      color: var(--mj-amber);
    }
    :host([data-mark='warning']) {
      color: var(--mj-blue);
    }
    :host([data-mark='ok']) {
      color: var(--mj-ok);
    }
    :host([data-mark='suspended']) {
      color: var(--mj-text-2);
    }
    :host([data-mark='unknown']) {
      color: var(--mj-control);
    }
    :host(.outline) {
      color: var(--mj-text-3);
    }
    :host(.outline) path:not(.bar) {
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.4;
    }
    @media (forced-colors: active) {
      :host {
        color: CanvasText;
      }
    }
  `,
  template: `
    <svg viewBox="0 0 14 14">
      @switch (mark()) {
        @case ('red') {
          <path d="M4.4 1h5.2L13 4.4v5.2L9.6 13H4.4L1 9.6V4.4z" />
          <path class="bar" d="M4 7h6" />
        }
        @case ('yellow') {
          <path d="M7 .6 13.4 7 7 13.4.6 7z" />
        }
        @case ('warning') {
          <path class="hollow" d="M7 2 12.6 12H1.4z" />
        }
        @case ('ok') {
          <path class="hollow" d="m2 7.5 3.3 3.3L12 3.6" />
        }
        @case ('suspended') {
          <path d="M3.5 2h2.4v10H3.5zM8.1 2h2.4v10H8.1z" />
        }
        @case ('unknown') {
          <path class="hollow" stroke-dasharray="2 2" d="M2 2h10v10H2z" />
        }
        @default {
          <path class="hollow" d="M3 7h8" />
        }
      }
    </svg>
  `,
})
export class LevelMark {
  readonly mark = input.required<Mark>();
  /** A revoked card keeps its shape, in outline. */
  readonly outline = input(false);
}
