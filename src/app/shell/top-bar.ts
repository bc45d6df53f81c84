import { Component, computed, inject, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../data/session-store.ts';
import { Words } from '../i18n/words.ts';
import { BrandMark } from './brand-mark.ts';
import { mayOpen } from './pages.ts';
import { FreshnessLamp } from './freshness-lamp.ts';
import { PreferenceSwitches } from './preference-switches.ts';
import { RegionPicker } from './region-picker.ts';
import { SearchBox } from './search-box.ts';
import { UserMenu } from './user-menu.ts';

/** What stands in the same place on every page: scope, search, freshness, preferences, account. */
@Component({
  selector: 'app-top-bar',
  imports: [
    BrandMark,
    FreshnessLamp,
    PreferenceSwitches,
    RegionPicker,
    RouterLink,
    SearchBox,
    UserMenu,
  ],
  host: { role: 'banner' },
  styles: `
    :host {
      display: flex;
      min-width: 0;
      height: 48px;
      align-items: center;
      border-bottom: 1px solid var(--mj-line);
      background: var(--mj-surface);
      gap: 12px;
      padding-inline-end: 16px;
    }
    .brand {
      display: flex;
      height: 100%;
      align-items: center;
      color: var(--mj-text);
      text-decoration: none;
    }
    .mark {
      display: grid;
      width: 72px;
      place-items: center;
    }
    .name {
      font-size: 15px;
      font-weight: 600;
      white-space: nowrap;
    }
    app-user-menu {
      border-inline-start: 1px solid var(--mj-line);
      padding-inline-start: 4px;
    }
    @media (width < 1200px) {
      app-preference-switches.signed-in {
        display: none;
      }
    }
    @media (width < 1024px) {
      .name {
        display: none;
      }
    }
    @media (width < 720px) {
      :host {
        gap: 4px;
        padding-inline-end: 4px;
      }
      .mark {
        width: 44px;
      }
      app-search-box {
        display: none;
      }
      app-user-menu {
        border: 0;
      }
    }
  `,
  template: `
    <a class="brand" routerLink="/" [attr.aria-label]="words.t().product">
      <span class="mark"><app-brand-mark /></span>
      <span class="name">{{ words.t().product }}</span>
    </a>
    @if (session.me()) {
      @if (!session.isHeld()) {
        <app-region-picker />
        @if (maySearch()) {
          <app-search-box />
        }
        <span class="spacer"></span>
        @defer (on immediate) {
          <app-freshness-lamp />
        }
      } @else {
        <span class="spacer"></span>
      }
      <app-preference-switches class="signed-in" />
      <app-user-menu (help)="help.emit()" />
    } @else {
      <span class="spacer"></span>
      <app-preference-switches />
      @if (session.session().phase !== 'unknown') {
        <a class="button" routerLink="/sign-in">{{ words.t().signIn.title }}</a>
      }
    }
  `,
})
export class TopBar {
  protected readonly session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly maySearch = computed(() => mayOpen('cases', this.session.me()));
  readonly help = output();
  protected readonly searchBox = viewChild(SearchBox);

  focusSearch(): void {
    this.searchBox()?.focus();
  }
}
