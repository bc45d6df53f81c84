import type { OutlinesView } from '#contract/outline-view.ts';
import { drawOutlines, PER_DEGREE } from '#domain/reference/draw-outlines.ts';
import type { OutlineDrawing } from '#domain/reference/draw-outlines.ts';
import { findOutline, readOutline } from '#domain/reference/outline.ts';
import type { Outline } from '#domain/reference/outline.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { pathWithin } from '../people/answer-scope.ts';
import type { Viewer } from '../people/viewer.ts';
import type { Refusal } from '../refusal.ts';
import type { ReadSide } from '../read-side.ts';
import type { OutlineRecord } from './reference-data.ts';

/** About 100 m: nearer to a border neither a telephone's point nor a published outline can tell. */
const MARGIN = 10;
/** One a region and level that somebody looks at; a drawing takes some 40 kB. */
const DRAWINGS_KEPT = 64;

interface Kept {
  readonly of: readonly OutlineRecord[];
  readonly drawing: OutlineDrawing;
}

/** The outlines that an operator loaded: drawn for maps, and asked for the region of a point. */
export class OutlineDesk {
  readonly #side: ReadSide;
  readonly #read = new WeakMap<OutlineRecord, Outline>();
  readonly #drawings = new Map<string, Kept>();

  constructor(side: ReadSide) {
    this.#side = side;
  }

  /** The regions of a level from a region down, as far as they have outlines; the next level unless told. */
  draw(viewer: Viewer, code: string, level?: number): Result<OutlinesView, Refusal> {
    const { book } = this.#side;
    const path = pathWithin(this.#side, viewer, code);
    const region = book.findRegion(code);
    if (!path.ok || region === undefined) return err({ code: 'region/unknown', path: 'code' });
    const drawnLevel = level ?? region.level + 1;
    const wanted = book.outlines().filter((outline) => {
      const at = book.findRegion(outline.code);
      return at?.level === drawnLevel && at.path.startsWith(path.value);
    });
    const { width, height, paths } = this.#drawingOf(`${code} ${drawnLevel}`, wanted);
    const licences = [...new Set(wanted.map(({ licence }) => licence))];
    const items = [...paths].map(([drawn, line]) => {
      const { name = drawn, parent = null } = book.findRegion(drawn) ?? {};
      return { code: drawn, name, parent, path: line };
    });
    return ok({ width, height, licences, items });
  }

  /**
   * Code of the deepest region whose outline a point lies in; undefined where it lies in none, and of a
   * level at which it lies near the border of two.
   *
   * @param point degrees of WGS 84
   */
  regionOfPoint(point: { readonly lat: number; readonly long: number }): string | undefined {
    const { book } = this.#side;
    const byLevel = new Map<number, Map<string, Outline>>();
    for (const record of book.outlines()) {
      const region = book.findRegion(record.code);
      if (region === undefined) continue;
      const level = byLevel.get(region.level) ?? new Map<string, Outline>();
      byLevel.set(region.level, level.set(region.code, this.#outlineOf(record)));
    }
    const [x, y] = [Math.round(point.long * PER_DEGREE), Math.round(-point.lat * PER_DEGREE)];
    for (const level of [...byLevel.keys()].sort((one, other) => other - one)) {
      const found = findOutline(byLevel.get(level) ?? new Map<string, Outline>(), [x, y], MARGIN);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #drawingOf(key: string, of: readonly OutlineRecord[]): OutlineDrawing {
    const known = this.#drawings.get(key);
    if (known !== undefined && isSame(known.of, of)) return known.drawing;
    const drawing = drawOutlines(
      new Map(of.map((record) => [record.code, this.#outlineOf(record)])),
    );
    if (this.#drawings.size >= DRAWINGS_KEPT) this.#drawings.clear();
    this.#drawings.set(key, { of, drawing });
    return drawing;
  }

  #outlineOf(record: OutlineRecord): Outline {
    const known = this.#read.get(record);
    if (known !== undefined) return known;
    const outline = readOutline(record.path, 1);
    this.#read.set(record, outline);
    return outline;
  }
}

function isSame(some: readonly OutlineRecord[], others: readonly OutlineRecord[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
