import searchSvg from '@material-symbols/svg-400/outlined/search.svg';
import type { ElementRef } from '@angular/core';
import { Component, inject, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Icon } from '../ui/icon/icon.ts';

/** Asks for cases, tickets, departments and regions by number or name; `/` leads here. */
@Component({
  selector: 'app-search-box',
  imports: [Icon],
  host: { role: 'search' },
  styles: `
    :host {
      position: relative;
      min-width: 120px;
      flex: 0 1 340px;
    }
    app-icon {
      --icon-size: 16px;

      position: absolute;
      top: 8px;
      color: var(--mj-text-3);
      inset-inline-start: 10px;
    }
    .input {
      height: 32px;
      border-color: var(--mj-line);
      background: var(--mj-raised);
      padding-inline: 34px;
    }
    kbd {
      position: absolute;
      top: 7px;
      inset-inline-end: 8px;
      pointer-events: none;
    }
    @media (width < 720px) {
      kbd {
        display: none;
      }
    }
  `,
  template: `
    <app-icon [svg]="searchSvg" />
    <form (submit)="search($event)">
      <input
        #field
        class="input"
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        [attr.aria-label]="words.t().shell.searchLabel"
        [placeholder]="words.t().shell.search"
      />
    </form>
    <kbd aria-hidden="true">/</kbd>
  `,
})
export class SearchBox {
  readonly #router = inject(Router);
  protected readonly words = inject(Words);
  protected readonly searchSvg = searchSvg;
  protected readonly fieldRef = viewChild.required<ElementRef<HTMLInputElement>>('field');

  focus(): void {
    this.fieldRef().nativeElement.focus();
    this.fieldRef().nativeElement.select();
  }

  protected search(event: Event): void {
    event.preventDefault();
    const text = this.fieldRef().nativeElement.value.trim();
    if (text === '') return;
    void this.#router.navigate(['/search'], { queryParams: { text } });
  }
}
