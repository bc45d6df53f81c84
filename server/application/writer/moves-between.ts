import type { Contribution } from '#domain/derived-subject.ts';

/** What has to be added to the counts when a subject's contribution goes from one to another. */
export function movesBetween(from: Contribution, to: Contribution): Contribution {
  const moves: (readonly [cell: string, amount: number])[] = [];
  // Most cells stay as they are, in their places: those cost a comparison.
  for (let place = 0; place < from.length; place += 1) {
    const before = from[place];
    if (before !== undefined && !isSame(before, to[place])) moves.push([before[0], -before[1]]);
  }
  for (let place = 0; place < to.length; place += 1) {
    const after = to[place];
    if (after !== undefined && !isSame(after, from[place])) moves.push(after);
  }
  return moves;
}

function isSame(one: Contribution[number], other: Contribution[number] | undefined): boolean {
  return one === other || (one[0] === other?.[0] && one[1] === other[1]);
}
