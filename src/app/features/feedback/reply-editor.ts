import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { FeedbackItem } from '#contract/feedback-view.ts';
import type { DraftView } from '#contract/reply-view.ts';
import { Api } from '../../data/api.ts';
import { lastingApi } from '../../data/lasting-api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { whenLeft } from '../../platform/when-left.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { FeedbackWords } from './feedback-words.ts';
import { expandReply, REPLY_VARIABLES, variablesOf } from './reply-variables.ts';
import type { ReplyVariable } from './reply-variables.ts';
import { TemplateMenu } from './template-menu.ts';

const KEEP_AFTER_MS = 2000;
const LONGEST = 10_000;

/**
 * Where an answer to a citizen is written: templates and variables help, a draft on the server is
 * kept two seconds after the last key and when the page is left, so that leaving and losing the
 * connection lose nothing.
 */
@Component({
  selector: 'app-reply-editor',
  imports: [Dropdown, TemplateMenu],
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
      <app-template-menu [kind]="item().kind" [text]="raw()" (chosen)="use($event, area)" />
      <app-dropdown #names>
        {{ own.t().act.variable }}
        <ng-template>
          @for (one of variables; track one) {
            <button
              type="button"
              class="button bare variable"
              (click)="names.close(); insert(one, area)"
            >
              {{ own.t().variables[one] }}
            </button>
          }
        </ng-template>
      </app-dropdown>
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
    .variable {
      display: flex;
      width: 100%;
      justify-content: start;
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
  readonly #lasting = lastingApi();
  readonly #session = inject(SessionStore);
  protected readonly own = inject(FeedbackWords);
  protected readonly variables: readonly ReplyVariable[] = REPLY_VARIABLES;
  protected readonly longest = LONGEST;
  protected readonly menu = viewChild.required(TemplateMenu);
  protected readonly raw = signal('');
  protected readonly state = signal('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keeping: Promise<void> = Promise.resolve();
  #isSettled = false;
  readonly #path = computed(() => {
    const { no, subjectKind } = this.item();
    return `/feedback/${encodeURIComponent(no)}/draft?subject=${subjectKind}`;
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
    const leave = (api: Api): void => {
      clearTimeout(this.#timer);
      if (this.#timer !== undefined && !this.#isSettled) this.#keeping = this.#keep(api);
      this.#timer = undefined;
    };
    inject(DestroyRef).onDestroy(() => {
      leave(this.#api);
    });
    whenLeft(() => {
      leave(this.#lasting);
    });
  }

  enterTemplates(): void {
    this.menu().enter();
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
      this.#keeping = this.#keep(this.#api);
    }, KEEP_AFTER_MS);
  }

  /** A template goes behind what stands there; the cursor to where it wants to be filled in. */
  protected use(template: string, area: HTMLTextAreaElement): void {
    const before = this.raw().trim() === '' ? '' : `${this.raw()}\n`;
    this.#replace(before + template, before.length + gapIn(template), area);
  }

  protected insert(name: ReplyVariable, area: HTMLTextAreaElement): void {
    const { selectionStart, selectionEnd, value } = area;
    const token = `{{${name}}}`;
    const text = value.slice(0, selectionStart) + token + value.slice(selectionEnd);
    this.#replace(text, selectionStart + token.length, area);
  }

  #replace(text: string, cursor: number, area: HTMLTextAreaElement): void {
    this.write(text);
    area.value = text;
    area.focus();
    area.setSelectionRange(cursor, cursor);
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

  async #keep(api: Api): Promise<void> {
    try {
      await api.post(this.#path(), { text: this.raw() });
      this.state.set(this.own.t().act.draft.kept);
    } catch {
      this.state.set(this.own.t().act.draft.failed);
    }
  }
}

/** Where a template leaves room for words of one's own: after its first empty line, else its end. */
function gapIn(template: string): number {
  const gap = template.indexOf('\n\n');
  return gap < 0 ? template.length : gap + 1;
}
