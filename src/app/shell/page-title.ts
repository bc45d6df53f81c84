import { computed, effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy } from '@angular/router';
import type { RouterStateSnapshot } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { PAGES } from './pages.ts';

/** The title of the window: the page's word and the product's, in the reader's language. */
@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #words = inject(Words);
  readonly #page = signal<unknown>(undefined);
  readonly #text = computed(() => {
    const texts = this.#words.t();
    const page = PAGES.find((entry) => entry.name === this.#page());
    if (this.#page() === 'signIn') return texts.shell.title(texts.signIn.title);
    if (this.#page() === 'account') return texts.shell.title(texts.shell.security);
    if (this.#page() === 'search') return texts.shell.title(texts.shell.searchLabel);
    return page === undefined ? texts.product : texts.shell.title(texts.pages[page.name]);
  });

  constructor() {
    super();
    effect(() => {
      this.#title.setTitle(this.#text());
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    let route = snapshot.root;
    while (route.firstChild !== null) route = route.firstChild;
    this.#page.set(route.data['title']);
  }
}
