import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import type { FeedbackItem } from '#contract/feedback-view.ts';
import type { DraftView, ReplyTemplate } from '#contract/reply-view.ts';
import { Api } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { FeedbackWords } from './feedback-words.ts';
import { expandReply, REPLY_VARIABLES, variablesOf } from './reply-variables.ts';
import type { ReplyVariable } from './reply-variables.ts';

const KEEP_AFTER_MS = 2000;
const LONGEST = 10_000;

/**
 * Where an answer to a citizen is written: templates and variables help, a draft on the server is
 * kept each two seconds, so that leaving and losing the connection lose nothing.
 */
@Component({
  selector: 'app-reply-editor',
  template: `
    <label class="field">
      <span class="label">{{ label() }}</span>
      <textarea
        #area
        class="input"
        rows="7"
        [attr.maxlength]="longest"
        [placeholder]="own.t().act.replyHint"
        [attr.aria-invalid]="invalid()"
        [value]="raw()"
        (input)="write(area.value)"
      ></textarea>
      @if (invalid()) {
        <span class="error">{{ own.t().act.missing }}</span>
      }
    </label>
    <div class="tools">
      <label>
        <span class="out-of-sight">{{ own.t().act.template }}</span>
        <select #choice class="input" (change)="use(choice.value); choice.value = ''">
          <option value="">{{ own.t().act.template }}</option>
          @for (one of templates(); track one.id) {
            <option [value]="one.id">{{ one.name }}</option>
          }
        </select>
      </label>
      <label>
        <span class="out-of-sight">{{ own.t().act.variable }}</span>
        <select #name class="input" (change)="insert(name.value, area); name.value = ''">
          <option value="">{{ own.t().act.variable }}</option>
          @for (one of variables; track one) {
            <option [value]="one">{{ own.t().variables[one] }}</option>
          }
        </select>
      </label>
      <span class="muted" role="status">{{ state() }}</span>
      <span class="spacer"></span>
      @for (check of checks(); track check.name) {
        <span class="muted">{{ check.done ? '✓' : '○' }} {{ check.name }}</span>
      }
    </div>
  `,
  styles: `
    .tools {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      padding-top: 6px;
      font-size: 12px;
      gap: 8px 12px;
    }
    textarea {
      resize: vertical;
    }
    .spacer {
      flex: 1;
    }
  `,
})
export class ReplyEditor {
  readonly item = input.required<FeedbackItem>();
  readonly label = input.required<string>();
  readonly invalid = input(false);
  /** What would be sent: variables in place of their tokens. */
  readonly text = output<string>();

  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  protected readonly own = inject(FeedbackWords);
  protected readonly variables: readonly ReplyVariable[] = REPLY_VARIABLES;
  protected readonly longest = LONGEST;
  protected readonly choice = viewChild.required<ElementRef<HTMLElement>>('choice');
  protected readonly raw = signal('');
  protected readonly state = signal('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keeping: Promise<void> = Promise.resolve();
  #isSettled = false;
  readonly #path = computed(() => {
    const { no, subjectKind } = this.item();
    return `/feedback/${encodeURIComponent(no)}/draft?subject=${subjectKind}`;
  });
  readonly #templates = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ readonly items: readonly ReplyTemplate[] }>(
        '/reply-templates',
        {},
        abortSignal,
      ),
  });
  /** Those of the ticket's kind, and those of every kind. */
  protected readonly templates = computed(() => {
    const { kind } = this.item();
    const all = this.#templates.hasValue() ? this.#templates.value().items : [];
    return all.filter((one) => one.kind === null || one.kind === kind);
  });
  protected readonly checks = computed(() => {
    const { greeting, limit, contact } = this.own.t().act.checks;
    const text = this.raw();
    return [
      { name: greeting, done: /您好|先生|女士|市民|尊敬/u.test(text) },
      { name: limit, done: /期限|工作日|月|日前|时限/u.test(text) },
      { name: contact, done: /\d{7,}|电话|联系|12345/u.test(text) },
    ];
  });

  constructor() {
    let read: string | undefined;
    effect(() => {
      const path = this.#path();
      if (read === path) return;
      read = path;
      void this.#load(path);
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      if (this.#timer !== undefined && !this.#isSettled) this.#keeping = this.#keep();
    });
  }

  enterTemplates(): void {
    this.choice().nativeElement.focus();
  }

  /** The answer has gone out: its draft is not needed any more. */
  settle(): void {
    this.#isSettled = true;
    clearTimeout(this.#timer);
    const path = this.#path();
    // A draft that is on its way would come after its end.
    void this.#keeping
      .then(() => this.#api.delete(path))
      .catch(() => {
        // A draft that stays is offered again; nothing of the answer is lost.
      });
  }

  protected write(text: string): void {
    this.raw.set(text);
    this.#tell();
    this.#isSettled = false;
    clearTimeout(this.#timer);
    this.state.set(this.own.t().act.draft.keeping);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#keeping = this.#keep();
    }, KEEP_AFTER_MS);
  }

  protected use(id: string): void {
    const template = this.templates().find((one) => one.id === id);
    if (template === undefined) return;
    const text = this.raw();
    this.write(text.trim() === '' ? template.text : `${text}\n${template.text}`);
  }

  protected insert(name: string, area: HTMLTextAreaElement): void {
    if (name === '') return;
    const { selectionStart, selectionEnd, value } = area;
    this.write(`${value.slice(0, selectionStart)}{{${name}}}${value.slice(selectionEnd)}`);
    area.focus();
  }

  #tell(): void {
    this.text.emit(expandReply(this.raw(), variablesOf(this.item(), this.#session.me())));
  }

  async #load(path: string): Promise<void> {
    try {
      const draft = await this.#api.get<DraftView>(path);
      // What was typed meanwhile is newer.
      if (draft.text === '' || this.raw() !== '' || path !== this.#path()) return;
      this.raw.set(draft.text);
      this.state.set(this.own.t().act.draft.kept);
      this.#tell();
    } catch {
      // Without the draft the page begins empty; it is kept again from the first word on.
    }
  }

  async #keep(): Promise<void> {
    try {
      await this.#api.post(this.#path(), { text: this.raw() });
      this.state.set(this.own.t().act.draft.kept);
    } catch {
      this.state.set(this.own.t().act.draft.failed);
    }
  }
}
