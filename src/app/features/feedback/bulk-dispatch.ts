import { Component, inject, input, output, PendingTasks, signal } from '@angular/core';
import type { FeedbackBulkAnswer } from '#contract/feedback-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Words } from '../../i18n/words.ts';
import { actRefusal } from './act-refusal.ts';
import { DepartmentPicker } from './department-picker.ts';
import { FeedbackWords } from './feedback-words.ts';

/** Dispatches everything that is marked to one department, with one reason. */
@Component({
  selector: 'app-bulk-dispatch',
  imports: [DepartmentPicker],
  template: `
    <form (submit)="send($event)">
      <strong>{{ own.t().list.marked(words.format().exact(marked().size)) }}</strong>
      <app-department-picker
        class="field up"
        [label]="own.t().bulk.department"
        [value]="department()"
        (chosen)="department.set($event)"
      />
      <label class="field reason">
        <span class="label">{{ own.t().bulk.reason }}</span>
        <input #why class="input" maxlength="2000" (input)="reason.set(why.value)" />
      </label>
      <button
        type="submit"
        class="button main"
        [attr.aria-disabled]="sending() || department() === ''"
      >
        {{ own.t().bulk.dispatch(words.format().exact(marked().size)) }}
      </button>
      <button type="button" class="button" (click)="cleared.emit()">
        {{ own.t().bulk.clear }}
      </button>
    </form>
    @if (failed()) {
      <p role="alert" class="failed">{{ failed() }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 8px 12px;
      border-top: 1px solid var(--mj-line);
      background: var(--mj-raised);
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
    }
    strong {
      align-self: center;
    }
    .field {
      width: 160px;
    }
    .failed {
      color: var(--mj-red);
    }
  `,
})
export class BulkDispatch {
  readonly marked = input.required<ReadonlySet<string>>();
  readonly cleared = output();
  /** What happened, in one sentence; and the ids that stay marked. */
  readonly done = output<{ readonly told: string; readonly left: readonly string[] }>();

  readonly #api = inject(Api);
  readonly #pending = inject(PendingTasks);
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly department = signal('');
  protected readonly reason = signal('');
  protected readonly sending = signal(false);
  protected readonly failed = signal('');

  protected send(event: Event): void {
    event.preventDefault();
    if (this.sending() || this.department() === '') return;
    this.#pending.run(() => this.#send());
  }

  async #send(): Promise<void> {
    this.sending.set(true);
    this.failed.set('');
    try {
      const answer = await this.#api.post<FeedbackBulkAnswer>('/feedback/bulk', {
        ids: [...this.marked()].slice(0, 1000),
        action: 'dispatch',
        departmentCode: this.department(),
        ...(this.reason().trim() === '' ? {} : { reason: this.reason().trim() }),
      });
      const { exact } = this.words.format();
      const texts = this.own.t().bulk;
      const [first] = answer.refused;
      const told =
        first === undefined
          ? texts.done(exact(answer.done.length))
          : texts.partly(
              exact(answer.done.length),
              exact(answer.refused.length),
              actRefusal(first.code, first.message, this.own.t().act.closed, ''),
            );
      this.done.emit({ told, left: answer.refused.map(({ id }) => id) });
    } catch (error) {
      this.failed.set(errorWords(asApiError(error), this.words.t().error));
    } finally {
      this.sending.set(false);
    }
  }
}
