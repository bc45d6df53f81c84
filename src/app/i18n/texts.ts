import { computed, effect, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import { Language } from './language.ts';

/**
 * What a translation must have: the same keys, text for text, and for a phrase the same arguments.
 * A missing or superfluous key is a type error.
 */
export type Texts<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...facts: infer A) => string
      ? (...facts: A) => string
      : Texts<T[K]>;
};

/** A phrase called `then` would make a promise of the texts that holds it: they would never come. */
type NoPromise<T> = T extends { readonly then: (...facts: never) => unknown } ? never : unknown;

/**
 * The texts of one part of the app in the reader's language. Chinese is at hand; English is
 * loaded when it is first asked for, and Chinese stands until it has come.
 */
export function useTexts<T>(
  chinese: T & NoPromise<T>,
  loadEnglish: () => Promise<Texts<T>>,
): Signal<Texts<T>> {
  const language = inject(Language);
  const english = signal<Texts<T> | undefined>(undefined);
  effect(() => {
    if (language.code() === 'en' && english() === undefined) {
      void loadEnglish().then((texts) => {
        english.set(texts);
      });
    }
  });
  return computed(() =>
    language.code() === 'en' ? (english() ?? (chinese as Texts<T>)) : (chinese as Texts<T>),
  );
}
