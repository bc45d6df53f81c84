import { Component, computed, inject, input, signal } from '@angular/core';
import { Api } from '../../../data/api.ts';
import { asApiError } from '../../../data/api-error.ts';
import { errorWords } from '../../../data/error-words.ts';
import { Words } from '../../../i18n/words.ts';
import { TypedField } from '../../../ui/field/typed-field.ts';
import { LinkCards } from './link-cards.ts';
import { SurveyWords } from './survey-words.ts';

const MOST = 200;
const USUAL = 20;

/** Links to hand out, each of which takes one answer. They are shown once and kept by nobody. */
@Component({
  selector: 'app-one-time-links',
  imports: [LinkCards, TypedField],
  template: `
    <h3>{{ own.t().links.title }}</h3>
    <p class="muted">{{ own.t().links.hint }}</p>
    <form class="line" novalidate (submit)="$event.preventDefault(); make()">
      <app-typed-field
        mode="numeric"
        [label]="own.t().links.count"
        [value]="count()"
        [problem]="wrong() ? own.t().links.wrong : null"
        (typed)="count.set($event)"
      />
      <button type="submit" class="button" [attr.aria-disabled]="making()">
        {{ making() ? own.t().links.making : own.t().links.make }}
      </button>
    </form>
    @if (error(); as told) {
      <p class="wrong" role="alert">{{ told }}</p>
    }
    @if (links().length > 0) {
      <label class="field">
        <span class="label">{{ own.t().links.made(links().length) }}</span>
        <textarea class="input mono" rows="5" readonly [value]="links().join('\\n')"></textarea>
      </label>
      <div class="line">
        <button type="button" class="button" (click)="shown.set(true)">
          {{ own.t().links.cards.show }}
        </button>
        <a
          class="button"
          [attr.download]="own.t().links.title + '-' + no() + '.csv'"
          [href]="file()"
          >{{ own.t().links.download }}</a
        >
        <button type="button" class="button" (click)="copy()">
          {{ copied() ? own.t().public.copied : own.t().links.copy }}
        </button>
      </div>
      @if (shown()) {
        <app-link-cards [links]="links()" [title]="title()" (closed)="shown.set(false)" />
      }
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: 12px;
    }
    h3 {
      margin: 0;
      font-size: 13px;
      font-weight: 600;
    }
    p {
      margin: 4px 0;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
    }
    .wrong {
      color: var(--mj-red);
    }
    label.field {
      margin: 8px 0;
    }
  `,
})
export class OneTimeLinks {
  /** Number of the survey. */
  readonly no = input.required<string>();
  /** What the survey is called. */
  readonly title = input.required<string>();
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  protected readonly own = inject(SurveyWords);
  protected readonly count = signal(String(USUAL));
  protected readonly wrong = signal(false);
  protected readonly making = signal(false);
  protected readonly error = signal('');
  protected readonly links = signal<readonly string[]>([]);
  protected readonly copied = signal(false);
  /** Whether the cards are on the screen. */
  protected readonly shown = signal(false);
  /** The links as a file, numbered as on the cards; spreadsheets know its encoding by the first sign. */
  protected readonly file = computed(() => {
    const { place, address } = this.own.t().links.columns;
    const lines = [`${place},${address}`, ...this.links().map((url, at) => `${at + 1},${url}`)];
    return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${lines.join('\r\n')}\r\n`)}`;
  });

  protected async make(): Promise<void> {
    if (this.making()) return;
    const count = Number(this.count());
    this.wrong.set(!Number.isInteger(count) || count < 1 || count > MOST);
    if (this.wrong()) return;
    this.making.set(true);
    this.error.set('');
    this.copied.set(false);
    try {
      const path = `/surveys/${encodeURIComponent(this.no())}/links`;
      const { items } = await this.#api.post<{
        readonly items: readonly { readonly url: string }[];
      }>(path, { count });
      this.links.set(items.map(({ url }) => url));
    } catch (error) {
      this.error.set(errorWords(asApiError(error), this.#words.t().error));
    } finally {
      this.making.set(false);
    }
  }

  protected copy(): void {
    void navigator.clipboard.writeText(this.links().join('\n')).then(() => {
      this.copied.set(true);
    });
  }
}
