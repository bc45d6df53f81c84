import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../../../../i18n/language.ts';
import { DraftWords } from './draft-words.ts';
import { DraftWork } from './draft-work.ts';
import { FrameAddress } from './frame-address.ts';

/**
 * The page that people would see, in a frame as wide as a phone, at the question that is written. The
 * policy of that page lets no script run in it, so the frame needs no walls of its own.
 */
@Component({
  selector: 'app-survey-preview',
  imports: [FrameAddress],
  template: `
    <h2>{{ own.t().preview.title }}</h2>
    <p class="muted">
      {{ own.t().preview.note }}
      @if (work.state() !== 'kept') {
        {{ own.t().preview.unsaved }}
      }
    </p>
    @for (address of [address()]; track address) {
      <iframe [appFrameAddress]="address" [title]="own.t().preview.frame"></iframe>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    h2 {
      margin: 0;
      font-size: 14px;
      font-weight: 600;
    }
    p {
      margin: 4px 0 8px;
    }
    iframe {
      display: block;
      width: 375px;
      max-width: 100%;
      height: 600px;
      border: 1px solid var(--mj-control);
      border-radius: 16px;
    }
  `,
})
export class SurveyPreview {
  /** Screen that is shown first, from 0. */
  readonly screen = input(0);
  readonly #language = inject(Language);
  protected readonly work = inject(DraftWork);
  protected readonly own = inject(DraftWords);
  /** Another one with each version that was kept, so that the frame begins anew. */
  protected readonly address = computed(() => {
    const { no, version } = this.work.view() ?? { no: '', version: 0 };
    const path = `/api/v1/survey-drafts/${encodeURIComponent(no)}/preview`;
    return `${path}?lang=${this.#language.code()}&version=${version}&at=${this.screen()}`;
  });
}
