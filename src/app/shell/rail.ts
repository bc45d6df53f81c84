import moreSvg from '@material-symbols/svg-400/outlined/menu.svg';
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink, RouterLinkActive } from '@angular/router';
import { SessionStore } from '../data/session-store.ts';
import { WaitingStore } from '../data/waiting-store.ts';
import { Words } from '../i18n/words.ts';
import { Layout } from '../platform/layout.ts';
import { Dropdown } from '../ui/dropdown/dropdown.ts';
import { Icon } from '../ui/icon/icon.ts';
import { MoreMenu } from './more-menu.ts';
import { openPages, phonePages } from './pages.ts';

/** The pages that the role may open: a rail at the side, a bar of five at the foot of a phone. */
@Component({
  selector: 'app-rail',
  imports: [Dropdown, Icon, MoreMenu, RouterLink, RouterLinkActive],
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
        @if (page.name === 'console' || page.name === 'feedback') {
          @let waits = waiting()[page.name];
          @if (waits?.count) {
            <span class="badge" [class.over]="waits.over">
              {{ waits.count > 999 ? '999+' : waits.count }}
              <span class="out-of-sight">{{
                words.t().shell.waiting[page.name](waits.count)
              }}</span>
            </span>
          }
        }
      </a>
    }
    @if (layout.phone()) {
      <app-dropdown look="more" align="end">
        <app-icon [svg]="moreSvg" />
        {{ words.t().pages.more }}
        <ng-template>
          @defer (on immediate) {
            <app-more-menu />
          }
        </ng-template>
      </app-dropdown>
    }
  `,
})
export class Rail {
  readonly #session = inject(SessionStore);
  protected readonly layout = inject(Layout);
  protected readonly moreSvg = moreSvg;
  protected readonly words = inject(Words);
  protected readonly waiting = inject(WaitingStore).waiting;
  readonly #parameters = toSignal(inject(ActivatedRoute).queryParamMap);
  /** The region goes along from page to page; other filters belong to theirs. */
  protected readonly scope = computed(() => ({ region: this.#parameters()?.get('region') }));
  protected readonly pages = computed(() =>
    this.layout.phone() ? phonePages(this.#session.me()).bar : openPages(this.#session.me()),
  );
}
