import { numberOf } from './outline.ts';
import type { DrawnPoint, Outline } from './outline.ts';
import { SmallestFirst } from './smallest-first.ts';

interface Corner {
  readonly no: number;
  readonly at: DrawnPoint;
  readonly next: Set<Corner>;
  /** How many points are drawn here: one a ring that runs through it. */
  drawn: number;
  isGone: boolean;
}

/**
 * Takes out corner after corner, always the one whose triangle with its two neighbours is smallest
 * (Visvalingam), until at most so many points are drawn. Neighbouring outlines are one net of lines, in
 * which a line that both have is there once: so they keep one border, and where three meet, or a border
 * reaches the outside, the corner stays. So does the last corner that keeps a ring from being a line:
 * where that leaves more points than wanted, so many they are.
 */
export function simplifyOutlines(
  outlines: ReadonlyMap<string, Outline>,
  most: number,
): ReadonlyMap<string, Outline> {
  const corners = netOf([...outlines.values()].flat());
  let drawn = 0;
  const queue = new SmallestFirst<Corner>(({ no }) => no);
  const weigh = (corner: Corner, atLeast: number): void => {
    const [one, other] = corner.next;
    if (corner.next.size !== 2 || one === undefined || other === undefined) return;
    queue.put(corner, Math.max(atLeast, twiceTriangle(one.at, corner.at, other.at)));
  };
  for (const corner of corners.values()) {
    drawn += corner.drawn;
    weigh(corner, 0);
  }
  while (drawn > most) {
    const smallest = queue.take();
    if (smallest === undefined) break;
    const { value: corner, weight } = smallest;
    const [one, other] = corner.next;
    if (one === undefined || other === undefined || one.next.has(other)) continue;
    corner.isGone = true;
    drawn -= corner.drawn;
    one.next.delete(corner);
    other.next.delete(corner);
    one.next.add(other);
    other.next.add(one);
    weigh(one, weight);
    weigh(other, weight);
  }
  const isKept = (point: DrawnPoint): boolean => corners.get(numberOf(point))?.isGone === false;
  return new Map(
    [...outlines].map(([code, rings]) => [code, rings.map((ring) => ring.filter(isKept))]),
  );
}

function netOf(rings: Outline): ReadonlyMap<number, Corner> {
  const corners = new Map<number, Corner>();
  const cornerAt = (at: DrawnPoint): Corner => {
    const known = corners.get(numberOf(at));
    if (known !== undefined) return known;
    const corner = { no: corners.size, at, next: new Set<Corner>(), drawn: 0, isGone: false };
    corners.set(numberOf(at), corner);
    return corner;
  };
  for (const ring of rings) {
    let before = cornerAt(ring.at(-1) ?? [0, 0]);
    for (const point of ring) {
      const corner = cornerAt(point);
      corner.drawn += 1;
      if (corner !== before) {
        corner.next.add(before);
        before.next.add(corner);
      }
      before = corner;
    }
  }
  return corners;
}

function twiceTriangle([ax, ay]: DrawnPoint, [bx, by]: DrawnPoint, [cx, cy]: DrawnPoint): number {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay));
}
