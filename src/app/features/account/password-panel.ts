import type { ElementRef } from '@angular/core';
import { Component, inject, output, signal, viewChild } from '@angular/core';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { accountZh } from './account-zh.ts';

const SHORTEST = 8;

/** Changing the own password. */
@Component({
  selector: 'app-password-panel',
  styleUrl: './second-factor-panel.scss',
  template: `
    <section class="card" aria-labelledby="account-password">
      <h2 id="account-password">{{ own().password.title }}</h2>
      <p>{{ own().password.rule }}</p>
      <form novalidate (submit)="change($event)">
        <div class="field">
          <label for="password-current">{{ own().password.current }}</label>
          <input
            #current
            id="password-current"
            class="input"
            type="password"
            autocomplete="current-password"
            required
            aria-describedby="password-error"
          />
        </div>
        <div class="field">
          <label for="password-next">{{ own().password.next }}</label>
          <input
            #next
            id="password-next"
            class="input"
            type="password"
            autocomplete="new-password"
            required
            aria-describedby="password-error"
          />
        </div>
        <div class="acts">
          <button type="submit" class="button main" [attr.aria-disabled]="busy()">
            {{ own().password.change }}
          </button>
        </div>
      </form>
      <p role="status">{{ done() ? own().password.done : '' }}</p>
      <p id="password-error" class="error" role="alert">{{ error() }}</p>
    </section>
  `,
})
export class PasswordPanel {
  /** The other sessions have ended. */
  readonly changed = output();

  readonly #api = inject(Api);
  readonly #words = inject(Words);
  protected readonly own = useTexts(accountZh, () =>
    import('./account-en.ts').then((module) => module.accountEn),
  );
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly error = signal('');
  protected readonly currentRef = viewChild.required<ElementRef<HTMLInputElement>>('current');
  protected readonly nextRef = viewChild.required<ElementRef<HTMLInputElement>>('next');

  protected change(event: Event): void {
    event.preventDefault();
    if (this.busy()) return;
    const current = this.currentRef().nativeElement;
    const next = this.nextRef().nativeElement;
    this.done.set(false);
    this.error.set(next.value.length < SHORTEST ? this.own().password.short : '');
    if (this.error() !== '') {
      next.focus();
      return;
    }
    this.busy.set(true);
    this.#api
      .post('/me/password', { current: current.value, password: next.value })
      .then(() => {
        current.value = '';
        next.value = '';
        this.done.set(true);
        this.changed.emit();
      })
      .catch((error: unknown) => {
        const refused = asApiError(error);
        const { wrong, common } = this.own().password;
        if (refused.code === 'password/wrong') {
          this.error.set(wrong);
          current.select();
        } else if (refused.code === 'password/common') {
          this.error.set(common);
          next.select();
        } else this.error.set(errorWords(refused, this.#words.t().error));
      })
      .finally(() => {
        this.busy.set(false);
      });
  }
}
