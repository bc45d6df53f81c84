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
