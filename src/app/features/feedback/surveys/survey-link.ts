import { Component, computed, inject, input, resource, signal } from '@angular/core';
import type { SurveyRow } from '#contract/survey-view.ts';
import { drawQr } from '../../../ui/qr/qr-path.ts';
import { OneTimeLinks } from './one-time-links.ts';
import { SurveyWords } from './survey-words.ts';

/** Where the public fills a survey in: the address to hand out and its QR code, while it is open. */
@Component({
  selector: 'app-survey-link',
  imports: [OneTimeLinks],
  template: `
    <h2>{{ own.t().public.title }}</h2>
    @switch (survey().phase) {
      @case ('open') {
        <div class="public">
          @if (code.hasValue()) {
            <svg
              role="img"
              [attr.aria-label]="own.t().public.code"
              [attr.viewBox]="'0 0 ' + code.value().size + ' ' + code.value().size"
              shape-rendering="crispEdges"
            >
              <path [attr.d]="code.value().path" />
            </svg>
          }
          <div>
            <p class="mono address">{{ url() }}</p>
            <div class="line">
              <a class="button" target="_blank" rel="noopener" [href]="url()">{{
                own.t().public.open
              }}</a>
              <button type="button" class="button" (click)="copy()">
                {{ copied() ? own.t().public.copied : own.t().public.copy }}
              </button>
            </div>
          </div>
        </div>
        @if (survey().mayClose) {
          <app-one-time-links [no]="survey().no" [title]="survey().title ?? survey().no" />
        }
      }
      @case ('closed') {
        <p class="muted">{{ own.t().public.closed }}</p>
      }
      @default {
        <p class="muted">{{ own.t().public.waiting }}</p>
      }
    }
  `,
  styleUrl: './survey-page.scss',
})
export class SurveyLink {
  readonly survey = input.required<SurveyRow>();
  protected readonly own = inject(SurveyWords);
  protected readonly copied = signal(false);
  protected readonly url = computed(
    () => `${location.origin}/public/surveys/${encodeURIComponent(this.survey().no)}`,
  );
  protected readonly code = resource({
    params: () => (this.survey().phase === 'open' ? this.url() : undefined),
    loader: ({ params }) => drawQr(params),
  });

  protected copy(): void {
    void navigator.clipboard.writeText(this.url()).then(() => {
      this.copied.set(true);
    });
  }
}
