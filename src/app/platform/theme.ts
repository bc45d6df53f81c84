import { DOCUMENT, effect, inject, Service, signal } from '@angular/core';
import { keep, readKept } from './browser-store.ts';

export type ThemeChoice = 'light' | 'dark' | null;

/** Light or dark by choice, else as the system says; the choice is an attribute of the page. */
@Service()
export class Theme {
  readonly #document = inject(DOCUMENT);
  readonly #choice = signal<ThemeChoice>(keptChoice());
  readonly choice = this.#choice.asReadonly();

  constructor() {
    effect(() => {
      const choice = this.#choice();
      if (choice === null) delete this.#document.documentElement.dataset['theme'];
      else this.#document.documentElement.dataset['theme'] = choice;
    });
  }

  /** Choosing what is chosen already goes back to the system's own. */
  choose(choice: 'light' | 'dark'): void {
    this.#choice.update((now) => (now === choice ? null : choice));
    this.keep();
  }

  /** Writes the choice down again, where storage has been cleared. */
  keep(): void {
    keep('theme', this.#choice());
  }
}

function keptChoice(): ThemeChoice {
  const kept = readKept('theme');
  return kept === 'light' || kept === 'dark' ? kept : null;
}
