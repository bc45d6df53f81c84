import { Component, input, ViewEncapsulation } from '@angular/core';

/** While it is on the page, printing gives a plain sheet: A4, light, without the frame around the page. */
@Component({
  selector: 'app-print-sheet',
  encapsulation: ViewEncapsulation.None,
  template: `<p>{{ foot() }}</p>`,
  styles: `
    app-print-sheet {
      display: none;
    }
    @page {
      size: a4;
      margin: 14mm;
    }
    @media print {
      html,
      html[data-theme] {
        color-scheme: light;
      }
      html,
      body,
      app-root,
      app-root .below,
      app-root main {
        display: block;
        height: auto;
        overflow: visible;
      }
      app-print-sheet {
        display: block;
        padding-top: 8px;
      }
      app-root :is(app-top-bar, app-rail, app-banner, app-session-warning, .skip) {
        display: none;
      }
    }
  `,
})
export class PrintSheet {
  /** What the sheet is good for, at its end. */
  readonly foot = input.required<string>();
}
