import { Component, inject } from '@angular/core';
import { Language } from '../i18n/language.ts';
import { Words } from '../i18n/words.ts';
import { Theme } from '../platform/theme.ts';

/** Appearance and language, each a pair of buttons. */
@Component({
  selector: 'app-preference-switches',
  styles: `
    :host {
      display: flex;
      gap: 8px;
    }
  `,
  template: `
    <span class="segments" role="group" [attr.aria-label]="words.t().shell.theme">
      <button
        type="button"
        [attr.aria-pressed]="theme.choice() === 'light'"
        (click)="theme.choose('light')"
      >
        {{ words.t().shell.light }}
      </button>
      <button
        type="button"
        [attr.aria-pressed]="theme.choice() === 'dark'"
        (click)="theme.choose('dark')"
      >
        {{ words.t().shell.dark }}
      </button>
    </span>
    <span class="segments" role="group" [attr.aria-label]="words.t().shell.language">
      <button
        type="button"
        lang="zh-CN"
        aria-label="中文"
        [attr.aria-pressed]="language.code() === 'zh'"
        (click)="language.choose('zh')"
      >
        中
      </button>
      <button
        type="button"
        lang="en"
        aria-label="EN English"
        [attr.aria-pressed]="language.code() === 'en'"
        (click)="language.choose('en')"
      >
        EN
      </button>
    </span>
  `,
})
export class PreferenceSwitches {
  protected readonly words = inject(Words);
  protected readonly theme = inject(Theme);
  protected readonly language = inject(Language);
}
