import type { DrawnPoint, Outline } from './outline.ts';

type Line = readonly [DrawnPoint, DrawnPoint];

/**
 * One outline of several rings that lie side by side, whichever way round they run: a line that two of
 * them share is none any more, and what is left is joined. Where neighbours do not share their points
 * the line between them stays.
 */
export function dissolve(rings: Outline): Outline {
  const lines = new Map<string, Line>();
  for (const ring of rings) {
    for (const [index, from] of ring.entries()) {
      const to = ring[(index + 1) % ring.length] ?? from;
      const [one, other] = [from.join(), to.join()];
      const name = one < other ? `${one} ${other}` : `${other} ${one}`;
      if (one !== other && !lines.delete(name)) lines.set(name, [from, to]);
    }
  }
  const byEnd = new Map<string, Line[]>();
  for (const line of lines.values()) {
    for (const end of line) {
      const known = byEnd.get(end.join());
      if (known === undefined) byEnd.set(end.join(), [line]);
      else known.push(line);
    }
  }
  const left = new Set(lines.values());
  const joined: DrawnPoint[][] = [];
  for (const first of lines.values()) {
    if (!left.delete(first)) continue;
    const ring = [first[0]];
    let at = first[1];
    // Every point ends an even number of lines, so that a walk ends where it began.
    while (at.join() !== first[0].join()) {
      ring.push(at);
      const next = byEnd.get(at.join())?.find((line) => left.has(line));
      if (next === undefined) break;
      left.delete(next);
      at = next[0].join() === at.join() ? next[1] : next[0];
    }
    joined.push(ring);
  }
  return joined;
}
