import { computed, inject, Service } from '@angular/core';
import { formatOf } from './format.ts';
import { Language } from './language.ts';
import { limitWords } from './limit-words.ts';
import type { LimitReading, LimitWords } from './limit-words.ts';
import { useTexts } from './texts.ts';
import { zh } from './zh.ts';

/** The words that all pages share, and the forms of numbers and dates, in the reader's language. */
@Service()
export class Words {
  readonly #language = inject(Language);

  readonly t = useTexts(zh, () => import('./en.ts').then((module) => module.en));
  readonly format = computed(() => formatOf(this.#language.code()));

  /** How a limit stands at `asOf`; reads signals, so views follow the language. */
  limit(reading: LimitReading, asOf: string): LimitWords {
    return limitWords(reading, asOf, this.t().limits, this.format());
  }
}
