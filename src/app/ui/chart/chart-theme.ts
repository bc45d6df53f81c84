import { DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';
import type { CardLevel } from '#domain/cards/card-rule.ts';

/** The tokens a drawing needs, resolved to colours that a canvas can paint. */
export interface ChartTheme {
  readonly font: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly neutral: string;
  readonly level: Readonly<Record<CardLevel, string>>;
  /** Data scale of five classes, low to high. */
  readonly scale: readonly string[];
}

const SCALE = ['--mj-seq-1', '--mj-seq-2', '--mj-seq-3', '--mj-seq-4', '--mj-seq-5'];

/** Builds the theme from a function that resolves one token to a colour. */
export function chartTheme(resolve: (token: string) => string, font: string): ChartTheme {
  return {
    font,
    text: resolve('--mj-text'),
    text2: resolve('--mj-text-2'),
    text3: resolve('--mj-text-3'),
    line: resolve('--mj-line'),
    surface: resolve('--mj-surface'),
    accent: resolve('--mj-primary'),
    neutral: resolve('--mj-neutral-tint'),
    level: {
      red: resolve('--mj-red'),
      yellow: resolve('--mj-amber'),
      warning: resolve('--mj-blue'),
    },
    scale: SCALE.map(resolve),
  };
}

/**
 * The theme in force, read again when the reader switches light and dark or the system does.
 * Tokens are `light-dark()` pairs, which only a computed colour resolves: hence the probe.
 */
@Service()
export class ChartThemes {
  readonly #document = inject(DOCUMENT);
  readonly #theme = signal(this.#read());

  readonly theme = this.#theme.asReadonly();

  constructor() {
    const again = (): void => this.#theme.set(this.#read());
    const observer = new MutationObserver(again);
    observer.observe(this.#document.documentElement, { attributeFilter: ['data-theme', 'class'] });
    const dark = this.#document.defaultView?.matchMedia('(prefers-color-scheme: dark)');
    dark?.addEventListener('change', again);
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
      dark?.removeEventListener('change', again);
    });
  }

  #read(): ChartTheme {
    const { body, defaultView } = this.#document;
    const probe = this.#document.createElement('span');
    probe.hidden = true;
    body.append(probe);
    const theme = chartTheme(
      (token) => {
        probe.style.color = `var(${token})`;
        return defaultView?.getComputedStyle(probe).color ?? '';
      },
      defaultView?.getComputedStyle(body).fontFamily ?? '',
    );
    probe.remove();
    return theme;
  }
}
