import type { Contribution } from '#domain/derived-subject.ts';

/** What has to be added to the counts when a subject's contribution goes from one to another. */
export function movesBetween(from: Contribution, to: Contribution): Contribution {
  const moves: (readonly [cell: string, amount: number])[] = [];
  // Most cells stay as they are, in their places: those cost a comparison.
  for (const [place, [cell, amount]] of from.entries()) {
    const other = to[place];
    if (other?.[0] !== cell || other[1] !== amount) moves.push([cell, -amount]);
  }
  for (const [place, [cell, amount]] of to.entries()) {
    const other = from[place];
    if (other?.[0] !== cell || other[1] !== amount) moves.push([cell, amount]);
  }
  return moves;
}
