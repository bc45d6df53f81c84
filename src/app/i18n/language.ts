import { DOCUMENT, effect, inject, Service, signal } from '@angular/core';

export type LanguageCode = 'zh' | 'en';

const KEY = 'mingjian.language';

/** The reader's language; changes at run time and is kept in the browser. */
@Service()
export class Language {
  readonly #document = inject(DOCUMENT);
  readonly #code = signal<LanguageCode>(stored());

  readonly code = this.#code.asReadonly();

  constructor() {
    // The attribute picks the right Han glyphs and line breaking.
    effect(() => {
      this.#document.documentElement.lang = this.#code() === 'zh' ? 'zh-CN' : 'en';
    });
  }

  choose(code: LanguageCode): void {
    this.#code.set(code);
    try {
      localStorage.setItem(KEY, code);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  }
}

function stored(): LanguageCode {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}
