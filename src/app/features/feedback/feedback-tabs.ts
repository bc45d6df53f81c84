import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { IsActiveMatchOptions } from '@angular/router';
import { SIGN_READERS } from '#domain/access/sign-readers.ts';
import { SessionStore } from '../../data/session-store.ts';
import { FeedbackWords } from './feedback-words.ts';

/** From the queue to surveys, tasks and signs, the last for whoever may read those. */
@Component({
  selector: 'app-feedback-tabs',
  imports: [RouterLink, RouterLinkActive],
  host: { role: 'navigation', '[attr.aria-label]': 'own.t().tabs.label' },
  template: `
    @for (tab of tabs(); track tab.path) {
      <a
        class="button"
        routerLinkActive="chosen"
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="tab.exact ? whole : part"
        [routerLink]="tab.path"
        [queryParams]="{ region: null }"
        queryParamsHandling="merge"
        >{{ own.t().tabs[tab.name] }}</a
      >
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
      gap: 4px;
    }
    a:not(.chosen) {
      border-color: transparent;
      background: none;
    }
  `,
})
export class FeedbackTabs {
  protected readonly whole = match('exact');
  protected readonly part = match('subset');
  readonly #session = inject(SessionStore);
  protected readonly own = inject(FeedbackWords);
  protected readonly tabs = computed(() => {
    const role = this.#session.me()?.role;
    const tabs = [
      { name: 'queue', path: '/feedback', exact: true },
      { name: 'surveys', path: '/feedback/surveys', exact: false },
      { name: 'tasks', path: '/feedback/tasks', exact: true },
    ] as const;
    const signs = { name: 'signs', path: '/feedback/signs', exact: true } as const;
    return role !== undefined && SIGN_READERS.includes(role) ? [...tabs, signs] : tabs;
  });
}

/** Filters in the address do not make it another page. */
function match(paths: 'exact' | 'subset'): IsActiveMatchOptions {
  return { paths, queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' };
}
