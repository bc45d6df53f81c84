/** One point of a small line, in the units of its view box. */
export interface SparkPoint {
  readonly x: number;
  readonly y: number;
}

const EDGE = 2; // room for the stroke and the last point

/** Points of a small line from zero up; a single value stands in the middle of the width. */
export function sparkPoints(
  values: readonly number[],
  width: number,
  height: number,
): readonly SparkPoint[] {
  const most = Math.max(1, ...values);
  const step = values.length > 1 ? (width - 2 * EDGE) / (values.length - 1) : 0;
  return values.map((value, index) => ({
    x: values.length > 1 ? round(EDGE + index * step) : round(width / 2),
    y: round(height - EDGE - (Math.max(0, value) / most) * (height - 2 * EDGE)),
  }));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
