import { Component, computed, inject, input, output, PendingTasks, signal } from '@angular/core';
import type { FeedbackItem } from '#contract/feedback-view.ts';
import { FETCH } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Words } from '../../i18n/words.ts';
import { FeedbackWords } from './feedback-words.ts';

/** Files laid to a ticket or review; they are only ever downloaded, never shown in place. */
@Component({
  selector: 'app-item-files',
  template: `
    <h3>{{ own.t().files.title }}</h3>
    <ul>
      @for (file of item().attachments; track file.id) {
        <li>
          <a download [href]="linkOf(file.id)">{{ file.name }}</a>
          <span class="muted">{{ own.t().files.size(kilobytes(file.size)) }}</span>
        </li>
      } @empty {
        <li class="muted">{{ own.t().files.none }}</li>
      }
    </ul>
    @if (mayAdd()) {
      <label class="button">
        {{ own.t().files.add }}
        <input
          #choice
          class="out-of-sight"
          type="file"
          accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt"
          (change)="add(choice)"
        />
      </label>
    }
    @if (failed()) {
      <p role="alert" class="failed">{{ failed() }}</p>
    }
  `,
  styles: `
    h3 {
      margin-bottom: 6px;
      font-size: 14px;
      font-weight: 600;
    }
    ul {
      display: grid;
      padding: 0;
      margin: 0 0 8px;
      gap: 4px;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
    }
    label:focus-within {
      outline: 2px solid var(--mj-primary);
      outline-offset: 2px;
    }
    .failed {
      color: var(--mj-red);
    }
  `,
})
export class ItemFiles {
  readonly item = input.required<FeedbackItem>();
  readonly changed = output();
  readonly #fetch = inject(FETCH);
  readonly #pending = inject(PendingTasks);
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly failed = signal('');
  protected readonly mayAdd = computed(() =>
    ['handler', 'dispatcher', 'liaison', 'supervisor'].includes(this.#session.me()?.role ?? ''),
  );
  readonly #path = computed(() => {
    const { no } = this.item();
    return `/api/v1/feedback/${encodeURIComponent(no)}/attachments`;
  });

  protected linkOf(id: string): string {
    return `${this.#path()}/${id}?subject=${this.item().subjectKind}`;
  }

  protected kilobytes(size: number): string {
    return this.words.format().exact(Math.max(1, Math.round(size / 1024)));
  }

  protected add(choice: HTMLInputElement): void {
    const file = choice.files?.[0];
    choice.value = '';
    if (file !== undefined) this.#pending.run(() => this.#send(file));
  }

  async #send(file: File): Promise<void> {
    this.failed.set('');
    const name = encodeURIComponent(file.name);
    try {
      const answer = await this.#fetch(
        `${this.#path()}?subject=${this.item().subjectKind}&name=${name}`,
        {
          method: 'POST',
          credentials: 'same-origin',
          headers: {
            'x-requested-with': 'mingjian',
            'content-type': 'application/octet-stream',
          },
          body: file,
        },
      );
      if (!answer.ok) throw new Error(String(answer.status));
      this.changed.emit();
    } catch {
      this.failed.set(this.own.t().files.failed(file.name));
    }
  }
}
