import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { FEEDBACK_STAFF } from '#domain/access/feedback-acts.ts';
import {
  AUDIT_READERS,
  CASE_READERS,
  NUMBER_READERS,
  SOURCE_STAFF,
} from '#domain/access/readers.ts';
import type { Role } from '#domain/access/role.ts';
import { SessionStore } from '../data/session-store.ts';
import { Language } from '../i18n/language.ts';
import { Words } from '../i18n/words.ts';
import { PAGES } from './pages.ts';
import type { PageName } from './pages.ts';

/** Who may open a page, to be told to those who may not; pages open to all are not here. */
const READERS: Readonly<Partial<Record<PageName, readonly Role[]>>> = {
  console: CASE_READERS,
  cases: CASE_READERS,
  feedback: FEEDBACK_STAFF,
  ranking: NUMBER_READERS,
  overview: NUMBER_READERS,
  sources: SOURCE_STAFF,
  audit: AUDIT_READERS,
};

/** Answers an address that leads nowhere, or to a page that the role may not open. */
@Component({
  selector: 'app-no-page',
  imports: [RouterLink],
  styles: `
    :host {
      display: flex;
      max-width: 480px;
      flex-direction: column;
      align-items: flex-start;
      padding: 48px 24px;
      gap: 12px;
    }
  `,
  template: `
    @if (needed(); as roles) {
      <h1>{{ words.t().state.noPage }}</h1>
      <p>{{ words.t().state.noPageAsk(roles) }}</p>
    } @else {
      <h1>{{ words.t().state.notFound }}</h1>
    }
    <a class="button" routerLink="/">{{ words.t().state.toStart }}</a>
  `,
})
export class NoPage {
  protected readonly words = inject(Words);
  readonly #session = inject(SessionStore);
  readonly #language = inject(Language);
  readonly #path = inject(Router).url.split(/[?#]/)[0] ?? '/';
  protected readonly needed = computed(() => {
    const page = PAGES.find(({ path }) => this.#path === path || this.#path.startsWith(`${path}/`));
    if (page === undefined || this.#session.me() === undefined) return undefined;
    const readers = READERS[page.name]?.map((reader) => this.words.t().role[reader]);
    if (readers === undefined) return undefined;
    return new Intl.ListFormat(this.#language.code(), { type: 'disjunction' }).format(readers);
  });
}
