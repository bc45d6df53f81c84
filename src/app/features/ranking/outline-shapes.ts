import type { OutlinesView } from '#contract/outline-view.ts';
import { labelPlace } from '#domain/reference/label-place.ts';
import { readOutline } from '#domain/reference/outline.ts';

/** A region as it is drawn, with its value where that fits into it. */
interface OutlineShape<T> {
  readonly value: T;
  readonly path: string;
  /** Middle of the printed value; undefined where the outline has no room for it. */
  readonly label: { readonly x: number; readonly y: number } | undefined;
}

/** A part of the sheet in its steps, and how large letters stand on it. */
export interface OutlineSheet<T> {
  readonly box: string;
  readonly textSize: number;
  readonly shapes: readonly OutlineShape<T>[];
}

/** Part of the longer side that a letter is high: 11 px of the 366 that the ranking has for it. */
const TEXT_SIZE = 0.03;
/** Width of a digit, in heights of a letter. */
const DIGIT = 0.62;
/** Free around what is shown of a sheet, in widths of it. */
const EDGE = 0.01;

/** The regions that have values, on as much of the sheet as they need. */
export function outlineSheet<T extends { readonly unit: string; readonly text: string | null }>(
  { items }: OutlinesView,
  values: readonly T[],
): OutlineSheet<T> {
  const byUnit = new Map(values.map((value) => [value.unit, value]));
  const drawn = items.flatMap(({ code, path }) => {
    const value = byUnit.get(code);
    return value === undefined ? [] : [{ value, path, outline: readOutline(path, 1) }];
  });
  const points = drawn.flatMap(({ outline }) => outline.flat());
  const [west, east] = ends(points.map(([x]) => x));
  const [north, south] = ends(points.map(([, y]) => y));
  const side = Math.max(east - west, south - north);
  const textSize = side * TEXT_SIZE;
  const edge = side * EDGE;
  const shapes = drawn.map(({ value, path, outline }) => {
    const place = labelPlace(outline, textSize * 1.2);
    const needed = ((value.text ?? '').length + 0.6) * DIGIT * textSize;
    const fits = value.text !== null && place !== undefined && place.width >= needed;
    return { value, path, label: fits ? { x: place.x, y: place.y } : undefined };
  });
  const box = [west - edge, north - edge, east - west + 2 * edge, south - north + 2 * edge];
  return { box: box.map(Math.round).join(' '), textSize, shapes };
}

function ends(numbers: readonly number[]): readonly [number, number] {
  return numbers.reduce<readonly [number, number]>(
    ([least, greatest], one) => [Math.min(least, one), Math.max(greatest, one)],
    [Infinity, -Infinity],
  );
}
