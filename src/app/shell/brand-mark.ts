import { Component } from '@angular/core';

/** The mirror with its tick. */
@Component({
  selector: 'app-brand-mark',
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: inline-block;
      width: 26px;
      height: 26px;
      color: var(--mj-primary);
    }
    svg {
      fill: none;
      stroke: currentcolor;
    }
  `,
  template: `
    <svg viewBox="0 0 28 28">
      <circle cx="14" cy="14" r="11.5" stroke-width="2" />
      <circle cx="14" cy="14" r="7" stroke-width="1.2" opacity="0.5" />
      <path [attr.d]="tick" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  `,
})
export class BrandMark {
  protected readonly tick = 'm8.6 14.4 3.7 3.7 7.1-7.9';
}
