import type { Contribution } from '#domain/derived-subject.ts';

const NOTHING: Contribution = [];

/**
 * What has to be added to the counts when a subject's contribution goes from one to another: each cell
 * once, and none that stays as it is.
 */
export function movesBetween(from: Contribution, to: Contribution): Contribution {
  // Most cells stay as they are, in their order, before and behind those that move.
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && isSame(from[head], to[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(from.at(-1 - tail), to.at(-1 - tail))) tail += 1;
  if (from.length === to.length && head + tail === shorter) return NOTHING;
  const sums = new Map<string, number>();
  for (const [cell, amount] of from.slice(head, from.length - tail)) {
    sums.set(cell, (sums.get(cell) ?? 0) - amount);
  }
  for (const [cell, amount] of to.slice(head, to.length - tail)) {
    sums.set(cell, (sums.get(cell) ?? 0) + amount);
  }
  return [...sums].filter(([, amount]) => amount !== 0);
}

function isSame(
  one: Contribution[number] | undefined,
  other: Contribution[number] | undefined,
): boolean {
  return one === other || (one?.[0] === other?.[0] && one?.[1] === other?.[1]);
}
