import { Component, computed, input } from '@angular/core';

/** One icon of Material Symbols, given as the text of its file; it never speaks for itself. */
@Component({
  selector: 'app-icon',
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: var(--icon-size, 18px);
      height: var(--icon-size, 18px);
    }
    svg {
      width: 100%;
      height: 100%;
      fill: currentcolor;
    }
  `,
  template: `<svg viewBox="0 -960 960 960"><path [attr.d]="path()" /></svg>`,
})
export class Icon {
  readonly svg = input.required<string>();
  protected readonly path = computed(() => pathOf(this.svg()));
}

/** The outline in the text of an icon file; empty where there is none. */
export function pathOf(svg: string): string {
  return /\sd="([^"]+)"/.exec(svg)?.[1] ?? '';
}
