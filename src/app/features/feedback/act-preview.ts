import { Component, computed, inject, input, resource } from '@angular/core';
import type { FeedbackActRequest, FeedbackItem, FeedbackPreview } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import { Api } from '../../data/api.ts';
import { dayOfDue } from '../../i18n/format.ts';
import { Words } from '../../i18n/words.ts';
import { FeedbackWords } from './feedback-words.ts';

/** The day that results from an act, before it is confirmed. */
@Component({
  selector: 'app-act-preview',
  host: { role: 'status' },
  template: `
    @for (line of lines(); track $index) {
      <p>{{ line }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      color: var(--mj-text-2);
    }
  `,
})
export class ActPreview {
  readonly item = input.required<FeedbackItem>();
  readonly act = input.required<FeedbackAct>();
  readonly inputs = input.required<Omit<FeedbackActRequest, 'expectedVersion'>>();
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  readonly #own = inject(FeedbackWords);
  readonly #asked = computed(
    () => ({
      no: this.item().no,
      subject: this.item().subjectKind,
      act: this.act(),
      ...this.inputs(),
    }),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  readonly #preview = resource({
    params: () => this.#asked(),
    loader: ({ params: { no, subject, ...body }, abortSignal }) =>
      this.#api.post<FeedbackPreview>(
        `/feedback/${encodeURIComponent(no)}/preview?subject=${subject}`,
        body,
        abortSignal,
      ),
  });
  /** An act that is refused says so when it is done; without the day nothing is promised. */
  protected readonly lines = computed(() => {
    if (!this.#preview.hasValue()) return [];
    const { act } = this.#own.t();
    const format = this.#words.format();
    return this.#preview
      .value()
      .clocks.filter(({ kind }) => kind !== 'return')
      .map(({ kind, before, after, ends }) => {
        const clock = this.#words.t().clockLong[kind];
        const day = after === null ? '' : format.namedDay(dayOfDue(after));
        if (ends) return act.ends(clock);
        if (before === null) return act.begins(clock, day);
        return before === after ? act.keeps(clock, day) : act.after(clock, day);
      });
  });
}
