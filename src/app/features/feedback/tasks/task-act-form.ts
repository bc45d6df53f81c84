import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { TaskView } from '#contract/task-view.ts';
import type { TaskAct } from '#domain/access/task-acts.ts';
import { Api } from '../../../data/api.ts';
import { asApiError } from '../../../data/api-error.ts';
import { errorWords } from '../../../data/error-words.ts';
import type { Texts } from '../../../i18n/texts.ts';
import { Words } from '../../../i18n/words.ts';
import type { TasksTexts } from './tasks-zh.ts';

/** What somebody tells of a task, sent against the version he has read. */
@Component({
  selector: 'app-task-act-form',
  template: `
    <form
      novalidate
      [attr.aria-label]="texts().act[act()]"
      (submit)="$event.preventDefault(); send()"
      (keydown.escape)="cancelled.emit()"
    >
      @if (act() === 'close') {
        <p>{{ texts().form.closing }}</p>
      }
      <div class="field">
        <label [for]="id()">{{ texts().form.text[act()] }}</label>
        <textarea
          #box
          class="input"
          rows="2"
          maxlength="2000"
          [id]="id()"
          [attr.aria-describedby]="id() + '-told'"
          [attr.aria-invalid]="missing() ? 'true' : null"
          [value]="text()"
          (input)="text.set(box.value)"
          (keydown.control.enter)="send()"
        ></textarea>
        <span [id]="id() + '-told'" [class]="missing() ? 'error' : 'hint'">{{
          missing() ? texts().form.missing : texts().form.hint
        }}</span>
      </div>
      @if (error(); as told) {
        <p class="error" role="alert">{{ told }}</p>
      }
      <div class="line">
        <button type="submit" class="button main" [attr.aria-disabled]="sending()">
          {{ sending() ? texts().form.sending : texts().act[act()] }}
        </button>
        <button type="button" class="button" (click)="cancelled.emit()">
          {{ texts().form.cancel }}
        </button>
      </div>
    </form>
  `,
  styles: `
    p {
      margin: 4px 0;
    }
    p.error {
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
export class TaskActForm {
  readonly task = input.required<TaskView>();
  readonly act = input.required<TaskAct>();
  readonly texts = input.required<Texts<TasksTexts>>();
  /** The task as it is now, and whether by what was sent. */
  readonly changed = output<{ readonly task: TaskView; readonly isDone: boolean }>();
  readonly cancelled = output();
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  protected readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  protected readonly text = signal('');
  protected readonly missing = signal(false);
  protected readonly sending = signal(false);
  protected readonly error = signal('');

  constructor() {
    afterNextRender(() => {
      this.box().nativeElement.focus();
    });
  }

  protected id(): string {
    return `task-text-${this.task().no}`;
  }

  protected async send(): Promise<void> {
    if (this.sending()) return;
    const text = this.text().trim();
    this.missing.set(text === '');
    if (text === '') {
      this.box().nativeElement.focus();
      return;
    }
    this.sending.set(true);
    this.error.set('');
    const { no, version } = this.task();
    const path = `/tasks/${encodeURIComponent(no)}/${this.act()}`;
    try {
      const task = await this.#api.post<TaskView>(path, { text, expectedVersion: version });
      this.changed.emit({ task, isDone: true });
    } catch (error) {
      const refused = asApiError(error);
      const current = refused.current as TaskView | undefined;
      if (current !== undefined) this.changed.emit({ task: current, isDone: false });
      const isConflict = refused.code === 'task/conflict';
      this.error.set(
        isConflict ? this.texts().form.conflict : errorWords(refused, this.#words.t().error),
      );
    } finally {
      this.sending.set(false);
    }
  }
}
