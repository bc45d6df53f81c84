import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SessionStore } from '../data/session-store.ts';
import { Words } from '../i18n/words.ts';
import { PAGES } from './pages.ts';

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
  readonly #path = inject(Router).url.split(/[?#]/)[0] ?? '/';
  protected readonly needed = computed(() => {
    const page = PAGES.find((entry) => this.#path.startsWith(entry.path));
    if (page === undefined || this.#session.me() === undefined) return undefined;
    const roles = this.words.t().role;
    return [roles.supervisor, roles.leader].join(this.words.t().between);
  });
}
