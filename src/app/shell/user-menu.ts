import logoutSvg from '@material-symbols/svg-400/outlined/logout.svg';
import personSvg from '@material-symbols/svg-400/outlined/person.svg';
import securitySvg from '@material-symbols/svg-400/outlined/shield.svg';
import { Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../data/session-store.ts';
import { Words } from '../i18n/words.ts';
import { Shortcuts } from '../platform/shortcuts.ts';
import { Dropdown } from '../ui/dropdown/dropdown.ts';
import { Icon } from '../ui/icon/icon.ts';
import { PreferenceSwitches } from './preference-switches.ts';
import { SignOut } from './sign-out.ts';

/** Who is signed in, the switch of single-key shortcuts, and sign-out. */
@Component({
  selector: 'app-user-menu',
  imports: [Dropdown, Icon, PreferenceSwitches, RouterLink],
  styles: `
    :host {
      flex: none;
    }
    .who {
      max-width: 200px;
      overflow: hidden;
      font-weight: 500;
      text-overflow: ellipsis;
    }
    .head {
      padding: 8px 12px;
      border-bottom: 1px solid var(--mj-line-soft);
    }
    app-preference-switches {
      display: none;
      padding: 8px 12px;
    }
    .item {
      display: flex;
      width: 100%;
      min-height: 36px;
      align-items: center;
      padding: 0 12px;
      border: 0;
      border-radius: var(--mj-radius-control);
      background: none;
      cursor: pointer;
      gap: 8px;
      text-align: start;
    }
    .item:hover {
      background: var(--mj-hover);
    }
    @media (width < 1200px) {
      app-preference-switches {
        display: flex;
      }
    }
    @media (width < 1024px) {
      .who {
        display: none;
      }
    }
  `,
  template: `
    @if (session.me(); as me) {
      <app-dropdown
        look="button bare"
        align="end"
        [label]="words.t().shell.account(me.displayName)"
      >
        <app-icon [svg]="icons.person" />
        <span class="who">{{ name() }}</span>
        <ng-template>
          <p class="head">
            <b>{{ me.displayName }}</b><br />
            <span class="muted">
              {{ me.name }}{{ words.t().between }}{{ words.t().role[me.role] }}{{ words.t().between
              }}{{ me.regionName }}
            </span>
          </p>
          <app-preference-switches />
          <button
            type="button"
            class="item"
            [attr.aria-pressed]="shortcuts.on()"
            (click)="shortcuts.switch()"
          >
            {{ words.t().shell.shortcuts }}
            <span class="spacer"></span>
            <span class="muted">{{
              shortcuts.on() ? words.t().shell.on : words.t().shell.off
            }}</span>
          </button>
          <button type="button" class="item" (click)="help.emit()">
            {{ words.t().shell.help }}<span class="spacer"></span><kbd>?</kbd>
          </button>
          <a class="item" routerLink="/account">
            <app-icon [svg]="icons.security" />{{ words.t().shell.security }}
          </a>
          <button type="button" class="item" (click)="signOut()">
            <app-icon [svg]="icons.logout" />{{ words.t().shell.signOut }}
          </button>
        </ng-template>
      </app-dropdown>
    }
  `,
})
export class UserMenu {
  readonly #signOut = inject(SignOut);
  protected readonly session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly icons = { logout: logoutSvg, person: personSvg, security: securitySvg };
  readonly help = output();
  protected readonly name = computed(() => {
    const me = this.session.me();
    return me === undefined
      ? ''
      : `${me.displayName}${this.words.t().between}${this.words.t().role[me.role]}`;
  });

  protected signOut(): void {
    void this.#signOut.leave();
  }
}
