import { inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '../data/session-store.ts';
import { Language } from '../i18n/language.ts';
import { Theme } from '../platform/theme.ts';

/** Ends the session. The server has the browser forget everything; looks and language stay. */
@Service()
export class SignOut {
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #language = inject(Language);
  readonly #theme = inject(Theme);

  async leave(): Promise<void> {
    await this.#session.signOut();
    this.#language.choose(this.#language.code());
    this.#theme.keep();
    await this.#router.navigateByUrl('/sign-in');
  }
}
