import type { ElementRef } from '@angular/core';
import { Component, effect, inject, input, output, signal, viewChild } from '@angular/core';
import type { SurveyRow } from '#contract/survey-view.ts';
import { Api } from '../../../../data/api.ts';
import { asApiError } from '../../../../data/api-error.ts';
import { errorWords } from '../../../../data/error-words.ts';
import { Words } from '../../../../i18n/words.ts';
import { DraftWords } from './draft-words.ts';

/** Ends a survey before its last day, with the reason. */
@Component({
  selector: 'app-close-survey',
  template: `
    @if (asking()) {
      <form
        novalidate
        [attr.aria-label]="own.t().close.title"
        (submit)="$event.preventDefault(); close()"
        (keydown.escape)="asking.set(false)"
      >
        <h3>{{ own.t().close.title }}</h3>
        <p>{{ own.t().close.hint }}</p>
        <div class="field">
          <label for="close-reason">{{ own.t().close.reason }}</label>
          <textarea
            #why
            id="close-reason"
            class="input"
            rows="2"
            maxlength="500"
            aria-describedby="close-reason-told"
            [attr.aria-invalid]="missing() ? 'true' : null"
            [value]="reason()"
            (input)="reason.set(why.value)"
          ></textarea>
          <span id="close-reason-told" [class]="missing() ? 'error' : 'hint'">{{
            missing() ? own.t().close.missing : own.t().close.shown
          }}</span>
        </div>
        @if (error(); as told) {
          <p class="wrong" role="alert">{{ own.t().close.refused(told) }}</p>
        }
        <div class="line">
          <button type="submit" class="button main" [attr.aria-disabled]="sending()">
            {{ sending() ? own.t().close.sending : own.t().close.act }}
          </button>
          <button type="button" class="button" (click)="asking.set(false)">
            {{ own.t().close.back }}
          </button>
        </div>
      </form>
    } @else {
      <button type="button" class="button" (click)="asking.set(true)">
        {{ own.t().close.open }}
      </button>
    }
  `,
  styles: `
    h3 {
      margin: 0;
      font-size: 14px;
      font-weight: 600;
    }
    p {
      margin: 4px 0;
    }
    .wrong {
      color: var(--mj-red);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      padding-top: 8px;
      gap: 8px;
    }
  `,
})
export class CloseSurvey {
  readonly no = input.required<string>();
  readonly closed = output();
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  protected readonly own = inject(DraftWords);
  protected readonly asking = signal(false);
  protected readonly reason = signal('');
  protected readonly missing = signal(false);
  protected readonly sending = signal(false);
  protected readonly error = signal('');
  protected readonly reasonBox = viewChild<ElementRef<HTMLTextAreaElement>>('why');

  constructor() {
    effect(() => this.reasonBox()?.nativeElement.focus());
  }

  protected async close(): Promise<void> {
    if (this.sending()) return;
    const reason = this.reason().trim();
    this.missing.set(reason === '');
    if (reason === '') {
      this.reasonBox()?.nativeElement.focus();
      return;
    }
    this.sending.set(true);
    this.error.set('');
    try {
      await this.#api.post<SurveyRow>(`/surveys/${encodeURIComponent(this.no())}/close`, {
        reason,
      });
      this.asking.set(false);
      this.closed.emit();
    } catch (error) {
      this.error.set(errorWords(asApiError(error), this.#words.t().error));
    } finally {
      this.sending.set(false);
    }
  }
}
