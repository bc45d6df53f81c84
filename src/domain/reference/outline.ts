/** A point of a drawing: to the east and to the south, in whole units. */
export type DrawnPoint = readonly [x: number, y: number];

/** Rings that bound an area; a ring inside another one is a hole. */
export type Outline = readonly (readonly DrawnPoint[])[];

/** One number for a point, by which it is found again; good for coordinates between -2²¹ and 2²¹. */
export function numberOf([x, y]: DrawnPoint): number {
  return x * 2 ** 22 + y;
}

/**
 * Reads an outline from the path of a drawing: `M` and a point, then `l` and steps from point to
 * point, `z` at the end of each ring.
 *
 * @param scale units that a step of the drawing is made of
 */
export function readOutline(path: string, scale: number): Outline {
  return path
    .split('z')
    .filter((ring) => ring !== '')
    .map((ring) => {
      const numbers = (ring.match(/-?\d+/g) ?? []).map(Number);
      const points: DrawnPoint[] = [];
      let [x, y] = [0, 0];
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        x += (numbers[at] ?? 0) * scale;
        y += (numbers[at + 1] ?? 0) * scale;
        points.push([x, y]);
      }
      return points;
    });
}

/** The path that `readOutline` reads in steps of one unit. */
export function writeOutline(outline: Outline): string {
  return outline
    .map(([first = [0, 0], ...rest]) => {
      let [lastX, lastY] = first;
      const steps = rest.map(([x, y]) => {
        const step = `${x - lastX} ${y - lastY}`;
        [lastX, lastY] = [x, y];
        return step;
      });
      return `M${first[0]} ${first[1]}l${steps.join(' ')}z`;
    })
    .join('');
}

/** Area within a ring, in square units. */
export function areaOf(ring: readonly DrawnPoint[]): number {
  const twice = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/**
 * The code of the outline that a point lies in; undefined where it lies in none, or so near to
 * another one that simplified outlines cannot tell.
 *
 * @param margin how far other outlines have to be away, in the same units
 */
export function findOutline(
  outlines: ReadonlyMap<string, Outline>,
  point: DrawnPoint,
  margin: number,
): string | undefined {
  const around = pointsAround(point, margin);
  let found: string | undefined;
  for (const [code, outline] of outlines) {
    if (isInside(outline, point)) {
      if (found !== undefined) return undefined;
      found = code;
    } else if (around.some((near) => isInside(outline, near))) return undefined;
  }
  return found;
}

function pointsAround([x, y]: DrawnPoint, margin: number): readonly DrawnPoint[] {
  const steps = [-margin, 0, margin];
  return steps.flatMap((east) => steps.map((south): DrawnPoint => [x + east, y + south]));
}

/**
 * Whether a line from the point to the east crosses the rings an odd number of times. A point on a
 * border is inside of exactly one of the two that share it.
 */
export function isInside(outline: Outline, [x, y]: DrawnPoint): boolean {
  let inside = false;
  for (const ring of outline) {
    let [fromX, fromY] = ring.at(-1) ?? [0, 0];
    for (const [toX, toY] of ring) {
      if (fromY > y !== toY > y) {
        const side = (toX - fromX) * (y - fromY) - (x - fromX) * (toY - fromY);
        if ((toY > fromY ? side : -side) > 0) inside = !inside;
      }
      [fromX, fromY] = [toX, toY];
    }
  }
  return inside;
}
