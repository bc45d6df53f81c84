import closeSvg from '@material-symbols/svg-400/outlined/close.svg';
import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  inject,
  input,
  output,
  resource,
  viewChild,
} from '@angular/core';
import { Icon } from '../../../ui/icon/icon.ts';
import { drawQr } from '../../../ui/qr/qr-path.ts';
import { SurveyWords } from './survey-words.ts';

/** The links that take one answer each as cards with their QR codes, to be printed and cut apart. */
@Component({
  selector: 'app-link-cards',
  imports: [Icon],
  template: `
    <dialog #dialog aria-labelledby="link-cards-title" (close)="closed.emit()">
      <header>
        <h2 id="link-cards-title">{{ title() }}</h2>
        <span class="spacer"></span>
        <button
          type="button"
          class="icon-button"
          [attr.aria-label]="own.t().links.cards.close"
          (click)="dialog.close()"
        >
          <app-icon [svg]="close" />
        </button>
      </header>
      <div class="cards" tabindex="0" role="group" [attr.aria-label]="own.t().links.title">
        @for (card of drawn.value(); track card.url) {
          <section>
            <svg
              role="img"
              [attr.aria-label]="own.t().links.cards.code($index + 1)"
              [attr.viewBox]="'0 0 ' + card.code.size + ' ' + card.code.size"
              shape-rendering="crispEdges"
            >
              <path [attr.d]="card.code.path" />
            </svg>
            <p>
              <strong>{{ title() }}</strong>
            </p>
            <p>{{ own.t().links.cards.scan }}</p>
            <p class="mono">{{ card.url }}</p>
            <p class="muted">{{ own.t().links.cards.place($index + 1, links().length) }}</p>
          </section>
        }
      </div>
      <footer>
        <button type="button" class="button main" (click)="print()">
          {{ own.t().links.cards.print }}
        </button>
      </footer>
    </dialog>
  `,
  styleUrl: './link-cards.scss',
})
export class LinkCards {
  /** Addresses that take one answer each. */
  readonly links = input.required<readonly string[]>();
  /** What the survey is called. */
  readonly title = input.required<string>();
  readonly closed = output();
  protected readonly own = inject(SurveyWords);
  protected readonly close = closeSvg;
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly drawn = resource({
    params: () => this.links(),
    loader: ({ params }) =>
      Promise.all(params.map(async (url) => ({ url, code: await drawQr(url) }))),
  });

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }

  protected print(): void {
    window.print();
  }
}
