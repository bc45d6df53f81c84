import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  inject,
  Injector,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { asApiError } from '../data/api-error.ts';
import type { ApiError } from '../data/api-error.ts';
import { errorWords } from '../data/error-words.ts';
import { SessionStore } from '../data/session-store.ts';
import { Words } from '../i18n/words.ts';

/** Name and password; used by the page and by the dialog that stands over a page with typed text. */
@Component({
  selector: 'app-sign-in-form',
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
    .input {
      height: 40px;
    }
    .button {
      height: 40px;
    }
    .error {
      color: var(--mj-red);
    }
  `,
  template: `
    <form novalidate (submit)="submit($event)">
      <div class="field">
        <label for="sign-in-name">{{ words.t().signIn.name }}</label>
        <input
          #name
          id="sign-in-name"
          class="input"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          [attr.aria-invalid]="error() !== ''"
          aria-describedby="sign-in-error"
        />
      </div>
      <div class="field">
        <label for="sign-in-password">{{ words.t().signIn.password }}</label>
        <input
          #password
          id="sign-in-password"
          class="input"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          [attr.aria-invalid]="error() !== ''"
          aria-describedby="sign-in-error"
        />
      </div>
      @if (asksCode()) {
        <div class="field">
          <label for="sign-in-code">{{ words.t().signIn.code }}</label>
          <input
            #code
            id="sign-in-code"
            class="input"
            name="code"
            autocomplete="one-time-code"
            spellcheck="false"
            required
            [attr.aria-invalid]="error() !== ''"
            aria-describedby="sign-in-error"
          />
        </div>
      }
      <p id="sign-in-error" class="error" role="alert">{{ error() }}</p>
      <button type="submit" class="button main" [attr.aria-disabled]="busy()">
        {{ busy() ? words.t().signIn.submitting : words.t().signIn.submit }}
      </button>
      @if (sessions.config().provider) {
        <a class="button" href="/api/v1/session/provider">{{ words.t().signIn.provider }}</a>
      }
      <p class="muted">{{ words.t().signIn.ask }}</p>
    </form>
  `,
})
export class SignInForm {
  protected readonly sessions = inject(SessionStore);
  readonly #injector = inject(Injector);
  protected readonly words = inject(Words);
  readonly done = output();
  protected readonly busy = signal(false);
  protected readonly error = signal('');
  protected readonly nameRef = viewChild.required<ElementRef<HTMLInputElement>>('name');
  /** Whether the server has said that this account needs a code beside its password. */
  protected readonly asksCode = signal(false);
  protected readonly codeRef = viewChild<ElementRef<HTMLInputElement>>('code');
  protected readonly passwordRef = viewChild.required<ElementRef<HTMLInputElement>>('password');

  constructor() {
    afterNextRender(() => {
      // A dialog has put the focus somewhere; on a page of its own typing begins at once.
      if (document.activeElement === document.body) this.nameRef().nativeElement.focus();
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (!this.busy()) void this.#signIn();
  }

  #code(): string | undefined {
    const code = this.codeRef()?.nativeElement.value.trim();
    return code === '' ? undefined : code;
  }

  #sentence(refused: ApiError): string {
    const texts = this.words.t().signIn;
    if (refused.code === 'session/secondFactorRequired') return texts.codeAsk;
    if (refused.code === 'session/secondFactorWrong') return texts.codeWrong;
    if (refused.status === 401) return texts.wrong;
    if (refused.status === 429) return texts.tooMany;
    return errorWords(refused, this.words.t().error);
  }

  async #signIn(): Promise<void> {
    const name = this.nameRef().nativeElement.value.trim();
    const password = this.passwordRef().nativeElement;
    const texts = this.words.t().signIn;
    if (name === '' || password.value === '') {
      this.error.set(texts.empty);
      return;
    }
    this.busy.set(true);
    this.error.set('');
    try {
      await this.sessions.signIn(name, password.value, this.#code());
      this.done.emit();
    } catch (error) {
      const refused = asApiError(error);
      this.error.set(this.#sentence(refused));
      const factor = refused.code.startsWith('session/secondFactor');
      if (factor) this.asksCode.set(true);
      afterNextRender(() => (factor ? this.codeRef()?.nativeElement : password)?.select(), {
        injector: this.#injector,
      });
    } finally {
      this.busy.set(false);
    }
  }
}
