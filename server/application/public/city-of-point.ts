import { findOutline, readOutline } from '#domain/reference/outline.ts';
import type { Outline } from '#domain/reference/outline.ts';
import drawing from '#domain/reference/outlines.json' with { type: 'json' };

/** Parts of a step of the drawing: some 1.5 m each. */
const PARTS = 1000;
/** Outlines are simplified to whole steps: 3 km from another city nobody can tell from them. */
const MARGIN = 2 * PARTS;

let outlines: ReadonlyMap<string, Outline> | undefined;

/**
 * Code of the city of Shandong that a point lies in, by the outlines of the map; undefined where it
 * lies in none, and near the border of two. Counties have no outlines.
 *
 * @param point degrees of WGS 84
 */
export function cityOfPoint(point: { readonly lat: number; readonly long: number }) {
  outlines ??= new Map(
    Object.entries(drawing.paths).map(([code, path]) => [code, readOutline(path, PARTS)]),
  );
  const x = Math.round(((point.long - drawing.west) / drawing.lonStep) * PARTS);
  const y = Math.round(((drawing.north - point.lat) / drawing.latStep) * PARTS);
  return findOutline(outlines, [x, y], MARGIN);
}
