import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink, RouterLinkActive } from '@angular/router';
import { SessionStore } from '../data/session-store.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../ui/icon/icon.ts';
import { mayOpen, phonePages } from './pages.ts';
import { PreferenceSwitches } from './preference-switches.ts';
import { SearchBox } from './search-box.ts';
import { SignOut } from './sign-out.ts';

/** What a phone has no room for in its bars: further pages, search, preferences, sign-out. */
@Component({
  selector: 'app-more-menu',
  imports: [Icon, PreferenceSwitches, RouterLink, RouterLinkActive, SearchBox],
  styles: `
    :host {
      display: flex;
      width: min(320px, calc(100vw - 40px));
      flex-direction: column;
      padding: 8px;
      gap: 12px;
    }
    nav {
      display: grid;
      gap: 4px;
      grid-template-columns: 1fr 1fr;
    }
    a {
      display: flex;
      min-height: 44px;
      align-items: center;
      padding: 0 10px;
      border-radius: var(--mj-radius-control);
      color: var(--mj-text);
      gap: 8px;
    }
    a.on {
      background: var(--mj-select);
      color: var(--mj-on-select);
      font-weight: 600;
    }
    app-search-box {
      flex: none;
    }
  `,
  template: `
    @if (pages().length > 0) {
      <nav [attr.aria-label]="words.t().pages.more">
        @for (page of pages(); track page.name) {
          <a
            [routerLink]="page.path"
            [queryParams]="scope()"
            routerLinkActive="on"
            ariaCurrentWhenActive="page"
            (click)="close($event)"
          >
            <app-icon [svg]="page.icon" />{{ words.t().pages[page.name] }}
          </a>
        }
      </nav>
    }
    @if (maySearch()) {
      <app-search-box />
    }
    <app-preference-switches />
    <button type="button" class="button" (click)="signOut()">
      {{ words.t().shell.signOut }}
    </button>
  `,
})
export class MoreMenu {
  readonly #signOut = inject(SignOut);
  protected readonly words = inject(Words);

  readonly #session = inject(SessionStore);
  readonly #parameters = toSignal(inject(ActivatedRoute).queryParamMap);
  protected readonly pages = computed(() => phonePages(this.#session.me()).rest);
  protected readonly maySearch = computed(() => mayOpen('cases', this.#session.me()));
  /** The region goes along from page to page. */
  protected readonly scope = computed(() => ({ region: this.#parameters()?.get('region') }));

  /** The menu goes with the page it was opened on. */
  protected close(event: Event): void {
    (event.currentTarget as Element).closest<HTMLElement>('[popover]')?.hidePopover();
  }

  protected signOut(): void {
    void this.#signOut.leave();
  }
}
