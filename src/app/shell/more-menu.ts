import { Component, inject } from '@angular/core';
import { Words } from '../i18n/words.ts';
import { PreferenceSwitches } from './preference-switches.ts';
import { SearchBox } from './search-box.ts';
import { SignOut } from './sign-out.ts';

/** What a phone has no room for in its top bar: search, preferences, sign-out. */
@Component({
  selector: 'app-more-menu',
  imports: [PreferenceSwitches, SearchBox],
  styles: `
    :host {
      display: flex;
      width: min(320px, calc(100vw - 40px));
      flex-direction: column;
      padding: 8px;
      gap: 12px;
    }
    app-search-box {
      flex: none;
    }
  `,
  template: `
    <app-search-box />
    <app-preference-switches />
    <button type="button" class="button" (click)="signOut()">
      {{ words.t().shell.signOut }}
    </button>
  `,
})
export class MoreMenu {
  readonly #signOut = inject(SignOut);
  protected readonly words = inject(Words);

  protected signOut(): void {
    void this.#signOut.leave();
  }
}
