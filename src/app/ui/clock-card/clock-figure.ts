import type { ClockView, SpanText } from '#contract/clock-view.ts';

/** A sentence cut around the figure of its first clause, which is set large. */
export interface FigureParts {
  readonly before: string;
  /** Empty where the first clause has no figure. */
  readonly figure: string;
  readonly after: string;
  /** The clauses that follow. */
  readonly rest: string;
}

/** Cuts `已超期 3 个工作日，应办结 11-18` into `已超期`, `3`, `个工作日` and the rest. */
export function figureParts(sentence: string): FigureParts {
  const [, first = sentence, rest = ''] = /^(.*?)(?:[，；（]|, |; | \()(.*)$/.exec(sentence) ?? [];
  const [, before = '', figure = '', after = ''] = /^(\D*)(\d[\d,]*)(.*)$/.exec(first) ?? [];
  if (figure === '') return { before: first, figure: '', after: '', rest };
  return { before: before.trim(), figure, after: after.trim(), rest };
}

/** Shares of a bar in percent: what was used within the limit, what over it, where the limit ends. */
export interface ClockBar {
  readonly within: number;
  readonly over: number;
  readonly post: number;
}

/** The bar of a clock on its own scale; null where nothing can be counted. */
export function clockBar(clock: ClockView): ClockBar | null {
  const used = amount(clock.elapsed);
  const left = clock.remaining === null ? null : amount(clock.remaining);
  if (left === null) return null;
  const limit = used + left;
  // A little room after the longer of the two, so that the post is not lost in the edge.
  const scale = Math.max(used, limit) * 1.03;
  if (scale <= 0) return null;
  const percent = (value: number): number => Math.round((value / scale) * 1000) / 10;
  return {
    within: percent(Math.min(used, limit)),
    over: percent(Math.max(0, used - limit)),
    post: percent(limit),
  };
}

function amount(span: SpanText): number {
  return 'days' in span ? span.days : span.workingSeconds;
}
