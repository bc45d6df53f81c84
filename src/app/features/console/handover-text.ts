import type { CardCounters } from '#contract/card-view.ts';

/** One part of the note in plain text. */
export interface HandoverPart {
  readonly head: string;
  readonly lines: readonly string[];
}

/** The whole note as plain text, for copying. */
export function handoverText(
  head: readonly string[],
  parts: readonly HandoverPart[],
  none: string,
): string {
  const body = parts.flatMap((part) => [
    '',
    part.head,
    ...(part.lines.length === 0 ? [none] : part.lines.map((line, at) => `${at + 1}. ${line}`)),
  ]);
  return [...head, ...body].join('\n');
}

/** The four figures of the note's first line. */
export function handoverFigures(counters: CardCounters): readonly [number, number, number, number] {
  return [counters.red, counters.yellow, counters.warning, counters.unacknowledged];
}
