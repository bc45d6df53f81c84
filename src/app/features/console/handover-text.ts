import type { CardCounters, CardView } from '#contract/card-view.ts';

/** Cards that the next shift must know of, from the list on screen. */
export interface Handover {
  readonly openRed: readonly CardView[];
  readonly ownRed: readonly CardView[];
  readonly watched: readonly CardView[];
}

/** Sorts the cards of the screen into what is handed over; each card stands once. */
export function handoverOf(
  cards: readonly CardView[],
  account: string,
  watchedIds: ReadonlySet<string>,
): Handover {
  const openRed = cards.filter((card) => card.level === 'red' && card.state === 'open');
  const ownRed = cards.filter(
    (card) => card.level === 'red' && card.state !== 'open' && card.acknowledgedBy === account,
  );
  const told = new Set([...openRed, ...ownRed].map((card) => card.id));
  const watched = cards.filter((card) => watchedIds.has(card.id) && !told.has(card.id));
  return { openRed, ownRed, watched };
}

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
