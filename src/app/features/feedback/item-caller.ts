import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  PendingTasks,
  signal,
} from '@angular/core';
import type { FeedbackItem } from '#contract/feedback-view.ts';
import type { RevealView } from '#contract/reveal-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Words } from '../../i18n/words.ts';
import { FeedbackWords } from './feedback-words.ts';

const SHORTEST = 4;

/** Who called, masked; whoever has to know asks with a reason, and that is recorded. */
@Component({
  selector: 'app-item-caller',
  template: `
    <span>{{ shown() }}</span>
    @if (item().mayReveal && revealed() === '') {
      <button type="button" class="button text small" (click)="open.set(!open())">
        {{ own.t().item.reveal }}
      </button>
    }
    @if (open()) {
      <form (submit)="reveal($event)">
        <label class="field">
          <span class="label">{{ own.t().item.revealReason }}</span>
          <input #why class="input" maxlength="500" (input)="reason.set(why.value)" />
          <span class="hint">{{ failed() || own.t().item.revealNote }}</span>
        </label>
        <button type="submit" class="button" [attr.aria-disabled]="short()">
          {{ own.t().item.revealDo }}
        </button>
      </form>
    }
  `,
  styles: `
    .small {
      height: 24px;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      padding: 8px 0;
      gap: 8px;
    }
  `,
})
export class ItemCaller {
  readonly item = input.required<FeedbackItem>();
  readonly #api = inject(Api);
  readonly #pending = inject(PendingTasks);
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly open = signal(false);
  protected readonly reason = signal('');
  protected readonly failed = signal('');
  /** Forgotten with the next ticket. */
  protected readonly revealed = linkedSignal({
    source: () => this.item().id,
    computation: () => '',
  });
  protected readonly short = computed(() => this.reason().trim().length < SHORTEST);
  protected readonly shown = computed(() => {
    const { caller, confidential, mayReveal } = this.item();
    if (this.revealed() !== '') return this.revealed();
    if (confidential && !mayReveal) return this.own.t().item.hidden;
    return textOf(caller) || this.own.t().item.anonymous;
  });

  protected reveal(event: Event): void {
    event.preventDefault();
    if (this.short()) {
      this.failed.set(this.own.t().item.revealShort);
      return;
    }
    this.#pending.run(() => this.#reveal());
  }

  async #reveal(): Promise<void> {
    const { no, subjectKind } = this.item();
    try {
      const path = `/feedback/${encodeURIComponent(no)}/reveal?subject=${subjectKind}`;
      const answer = await this.#api.post<RevealView>(path, { reason: this.reason().trim() });
      this.revealed.set(textOf(answer.applicant) || this.own.t().item.anonymous);
      this.open.set(false);
      this.failed.set('');
    } catch (error) {
      this.failed.set(errorWords(asApiError(error), this.words.t().error));
    }
  }
}

function textOf(person: unknown): string {
  if (typeof person === 'string') return person;
  if (typeof person !== 'object' || person === null) return '';
  const fields = person as Readonly<Record<string, unknown>>;
  return ['name', 'phone', 'address', 'idNo']
    .flatMap((name) => (typeof fields[name] === 'string' ? [fields[name]] : []))
    .join(' ');
}
