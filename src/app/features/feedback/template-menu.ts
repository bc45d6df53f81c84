import {
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  PendingTasks,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { ReplyTemplate } from '#contract/reply-view.ts';
import type { Role } from '#domain/access/role.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Words } from '../../i18n/words.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { FeedbackWords } from './feedback-words.ts';

const AUTHORS: readonly Role[] = ['handler', 'dispatcher', 'supervisor'];

/** Texts that answers are made of: to begin with one, to keep what was written as one, to drop one. */
@Component({
  selector: 'app-template-menu',
  imports: [Dropdown],
  host: { '(keydown.escape)': 'escape($event)' },
  template: `
    <app-dropdown (opened)="open.set($event)">
      {{ own.t().act.template }} <kbd aria-hidden="true">T</kbd>
      <ng-template>
        @for (one of templates(); track one.id) {
          <div class="one">
            <button type="button" class="button bare" (click)="choose(one)">{{ one.name }}</button>
            @if (mayWrite() && one.own) {
              <button
                type="button"
                class="button text"
                [attr.aria-label]="own.t().template.dropOne(one.name)"
                (click)="drop(one)"
              >
                {{ own.t().template.drop }}
              </button>
            }
          </div>
        }
        @if (mayWrite()) {
          <div class="new">
            <input
              #name
              class="input"
              maxlength="100"
              [attr.aria-label]="own.t().template.name"
              [placeholder]="own.t().template.name"
              (keydown.enter)="$event.preventDefault(); save(name.value)"
            />
            <button
              type="button"
              class="button"
              [attr.aria-disabled]="text().trim() === ''"
              [attr.title]="text().trim() === '' ? own.t().template.nothing : null"
              (click)="save(name.value)"
            >
              {{ own.t().template.save }}
            </button>
          </div>
        }
        @if (failed()) {
          <p role="alert" class="failed">{{ failed() }}</p>
        }
      </ng-template>
    </app-dropdown>
  `,
  styles: `
    .one {
      display: flex;
      align-items: center;
    }
    .one > :first-child {
      flex: 1;
      justify-content: start;
    }
    .new {
      display: flex;
      padding: 6px 4px 2px;
      border-top: 1px solid var(--mj-line-soft);
      margin-top: 4px;
      gap: 6px;
    }
    .failed {
      padding: 4px 8px;
      color: var(--mj-red);
      font-size: 12px;
    }
  `,
})
export class TemplateMenu {
  /** Kind of the ticket: its templates are offered, and those of every kind. */
  readonly kind = input.required<string>();
  /** What has been written, to be kept as a template. */
  readonly text = input.required<string>();
  readonly chosen = output<string>();

  readonly #api = inject(Api);
  readonly #pending = inject(PendingTasks);
  readonly #session = inject(SessionStore);
  readonly #words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly menu = viewChild.required(Dropdown);
  protected readonly open = signal(false);
  protected readonly failed = signal('');
  protected readonly mayWrite = computed(() => {
    const role = this.#session.me()?.role;
    return role !== undefined && AUTHORS.includes(role);
  });
  readonly #wanted = signal(false);
  readonly #read = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ readonly items: readonly ReplyTemplate[] }>(
        '/reply-templates',
        {},
        abortSignal,
      ),
  });
  protected readonly templates = computed(() => {
    const all = this.#read.hasValue() ? this.#read.value().items : [];
    return all.filter(({ kind }) => kind === null || kind === this.kind());
  });

  constructor() {
    // Opened before they are there, the focus would stand in the field for a new one.
    effect(() => {
      if (!this.#wanted() || this.#read.isLoading()) return;
      this.#wanted.set(false);
      if (!untracked(this.open)) this.menu().press();
    });
  }

  /** Opens the list, its first template under the fingers. */
  enter(): void {
    this.#wanted.set(true);
  }

  protected choose({ text }: ReplyTemplate): void {
    this.menu().close();
    this.chosen.emit(text);
  }

  protected save(name: string): void {
    const text = this.text().trim();
    if (text === '' || name.trim() === '') return;
    this.#do(() => this.#api.post('/reply-templates', { name: name.trim(), kind: null, text }));
  }

  protected drop({ id }: ReplyTemplate): void {
    this.#do(() => this.#api.delete(`/reply-templates/${id}`));
  }

  /** Escape closes the list, not the form around it. */
  protected escape(event: Event): void {
    if (this.open()) event.stopPropagation();
  }

  #do(act: () => Promise<unknown>): void {
    this.failed.set('');
    this.#pending.run(async () => {
      try {
        await act();
        this.#read.reload();
      } catch (error) {
        this.failed.set(errorWords(asApiError(error), this.#words.t().error));
      }
    });
  }
}
