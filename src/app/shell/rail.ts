import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink, RouterLinkActive } from '@angular/router';
import { SessionStore } from '../data/session-store.ts';
import { WaitingStore } from '../data/waiting-store.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../ui/icon/icon.ts';
import { openPages } from './pages.ts';

/** The pages that the role may open: a rail at the side, a bar of five at the foot of a phone. */
@Component({
  selector: 'app-rail',
  imports: [Icon, RouterLink, RouterLinkActive],
  host: { role: 'navigation', '[attr.aria-label]': 'words.t().shell.mainNavigation' },
  styleUrl: './rail.scss',
  template: `
    @for (page of pages(); track page.name) {
      <a
        [routerLink]="page.path"
        [queryParams]="scope()"
        routerLinkActive="on"
        ariaCurrentWhenActive="page"
        [class.foot]="page.foot"
      >
        <app-icon [svg]="page.icon" />
        <span class="word">{{ words.t().pages[page.name] }}</span>
        @if (page.name === 'console' && waiting().count > 0) {
          <span class="badge" [class.over]="waiting().over">
            {{ waiting().count > 999 ? '999+' : waiting().count }}
            <span class="out-of-sight">{{ words.t().shell.waiting(waiting().count) }}</span>
          </span>
        }
      </a>
    }
  `,
})
export class Rail {
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly waiting = inject(WaitingStore).waiting;
  readonly #parameters = toSignal(inject(ActivatedRoute).queryParamMap);
  /** The region goes along from page to page; other filters belong to theirs. */
  protected readonly scope = computed(() => ({ region: this.#parameters()?.get('region') }));
  protected readonly pages = computed(() => openPages(this.#session.me()));
}
