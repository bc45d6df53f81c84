import { Component, computed, inject, input, output, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FeedbackItem, SimilarTickets } from '#contract/feedback-view.ts';
import type { Likeness } from '#domain/feedback/similar-tickets.ts';
import { Api } from '../../data/api.ts';
import { Words } from '../../i18n/words.ts';
import { FeedbackWords } from './feedback-words.ts';

/**
 * Tickets that may be about the same matter, and why it seems so: the same caller, place or words. A
 * question; whoever dispatches merges, with a reason, or does not.
 */
@Component({
  selector: 'app-similar-tickets',
  imports: [RouterLink],
  template: `
    @if (found(); as similar) {
      @if (similar.items.length > 0) {
        <h3>{{ own.t().similar.title }}</h3>
        <p class="muted">
          {{ similar.ofMany ? own.t().similar.ofMany : own.t().similar.note }}
        </p>
        <ul>
          @for (one of similar.items; track one.no) {
            <li>
              <a class="mono" [routerLink]="['/feedback', one.no]" [queryParams]="ticket">{{
                one.no
              }}</a>
              @if (one.title) {
                <span class="title">{{ one.title }}</span>
              }
              <span class="muted">{{ own.phase('ticket', one.phase) }}</span>
              @if (one.receivedAt; as at) {
                <span class="muted">{{ words.format().instant(at) }}</span>
              }
              @for (why of one.because; track why) {
                <span class="tag">{{ because(why, one.likeness) }}</span>
              }
              @if (mayMerge()) {
                <button type="button" class="button text" (click)="merge.emit(one.no)">
                  {{ own.t().similar.merge }}
                  <span class="out-of-sight">{{ one.no }}</span>
                </button>
              }
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    h3 {
      margin-bottom: 2px;
      font-size: 14px;
      font-weight: 600;
      line-height: 20px;
    }
    p {
      margin: 0 0 6px;
      font-size: 12px;
    }
    ul {
      display: grid;
      padding: 0;
      margin: 0;
      gap: 6px;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
    }
    .button {
      height: 24px;
    }
  `,
})
export class SimilarTicketList {
  readonly item = input.required<FeedbackItem>();
  /** The number of the ticket to merge this one into. */
  readonly merge = output<string>();

  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly ticket = { subject: 'ticket' };
  protected readonly mayMerge = computed(() =>
    this.item().acts.some(({ act, open }) => act === 'merge' && open),
  );
  /** Read once for each ticket: a step of it makes it no other matter. */
  readonly #no = computed(() => this.item().no);
  readonly #read = resource({
    params: () => this.#no(),
    loader: ({ params: no, abortSignal }) =>
      this.#api.get<SimilarTickets>(`/feedback/${encodeURIComponent(no)}/similar`, {}, abortSignal),
  });
  /** A hint: where it cannot be read, nothing is said. */
  protected readonly found = computed(() =>
    this.#read.hasValue() ? this.#read.value() : undefined,
  );

  protected because(why: Likeness, likeness: number): string {
    const { because } = this.own.t().similar;
    return why === 'words' ? because.words(String(likeness)) : because[why];
  }
}
