import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { PER_DEGREE } from '#domain/reference/draw-outlines.ts';
import { regionToday } from '#domain/reference/merged-regions.ts';
import { areaOf } from '#domain/reference/outline.ts';
import type { DrawnPoint, Outline } from '#domain/reference/outline.ts';
import type { RowProblem } from '../store/row-reader.ts';

/** A county of the finest published outlines has some 2,000. */
const MOST_POINTS = 50_000;
const LONGEST_LICENCE = 300;

/** One feature of an outline file as it was read. */
export interface ReadOutline {
  /** Code under which the region goes on today. */
  readonly code: string;
  /** Code that the feature names. */
  readonly named: string;
  /** Whose it is and under which licence. */
  readonly licence: string;
  /** Empty where the feature takes an outline back. */
  readonly rings: Outline;
}

/** A place in a feature that cannot be read. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Reads a GeoJSON feature (RFC 7946) with a GB/T 2260 code and, beside it, the licence of its file. */
export function decodeOutline(value: unknown): Result<ReadOutline, RowProblem> {
  const feature = objectOf(value);
  const told = nameOf(feature);
  try {
    if (feature['type'] !== 'Feature') throw new Unreadable('is not a GeoJSON Feature');
    const named = codeOf(feature);
    const licence = licenceOf(feature['licence']);
    const rings = ringsOf(feature['geometry']);
    return ok({ code: regionToday(named), named, licence, rings });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return err({ code: 'load/invalid', message: `${told}: ${error.message}` });
  }
}

/** The feature as somebody finds it in his file: by its code and name, as far as it has them. */
export function nameOf(value: unknown): string {
  const feature = objectOf(value);
  const { name } = objectOf(feature['properties']) as { readonly name?: unknown };
  const code = codesOf(feature)[0];
  const words = [code, typeof name === 'string' ? name.slice(0, 40) : undefined];
  return ['feature', ...words.filter((word) => word !== undefined)].join(' ');
}

function codesOf(feature: Readonly<Record<string, unknown>>): readonly string[] {
  const properties = objectOf(feature['properties']);
  return [properties['adcode'], properties['code'], properties['id'], feature['id']]
    .filter((code) => typeof code === 'string' || typeof code === 'number')
    .map((code) => String(code).trim().slice(0, 40))
    .filter((code) => code !== '');
}

function codeOf(feature: Readonly<Record<string, unknown>>): string {
  const codes = codesOf(feature);
  // Some files number their features beside the code: any six digits are it.
  const code = codes.find((one) => /^\d{6}$/.test(one)) ?? codes[0];
  if (code === undefined) {
    throw new Unreadable('has no code: properties.adcode, code or id, six digits of GB/T 2260');
  }
  return code;
}

function licenceOf(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '')
    throw new Unreadable('licence is missing: whose outline it is, and what allows its use');
  if (text.length > LONGEST_LICENCE || /\p{Cc}/u.test(text)) {
    throw new Unreadable(`licence must be one line of at most ${LONGEST_LICENCE} characters`);
  }
  return text;
}

function ringsOf(value: unknown): Outline {
  if (value === null) return [];
  const geometry = objectOf(value);
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    throw new Unreadable(
      'geometry must be a Polygon or a MultiPolygon; null takes the outline back',
    );
  }
  const polygons = type === 'Polygon' ? [coordinates] : listOf(coordinates, 'coordinates');
  const parts = polygons.flatMap((polygon, part) => {
    const place = type === 'Polygon' ? '' : `polygon ${part + 1}, `;
    return listOf(polygon, `${place}coordinates`).map(
      (ring, no) => [`${place}ring ${no + 1}`, listOf(ring, `${place}ring ${no + 1}`)] as const,
    );
  });
  const points = parts.reduce((sum, [, ring]) => sum + ring.length, 0);
  if (points > MOST_POINTS) throw new Unreadable(`has ${points} points, at most ${MOST_POINTS}`);
  const rings = parts.map(([place, ring]) => ringOf(place, ring));
  // A hole or an island smaller than the ten metres of a unit is no loss.
  const seen = rings.filter((ring) => ring.length > 2 && areaOf(ring) > 0);
  if (seen.length === 0) throw new Unreadable('bounds no area');
  return seen;
}

/** Positions in whole units to the east and to the south, without those that fell on the one before. */
function ringOf(place: string, ring: readonly unknown[]): readonly DrawnPoint[] {
  if (ring.length < 4) throw new Unreadable(`${place} has fewer than four positions`);
  const positions = ring.map((position, no) =>
    positionOf(`${place}, position ${no + 1}`, position),
  );
  const [first, last] = [positions[0], positions.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
    throw new Unreadable(`${place} is not closed: its last position is not its first`);
  }
  const points = positions
    .slice(1)
    .map(([long, lat]): DrawnPoint => [
      Math.round(long * PER_DEGREE),
      Math.round(-lat * PER_DEGREE),
    ]);
  return points.filter((point, no) => point.join() !== points[(no + 1) % points.length]?.join());
}

function positionOf(place: string, value: unknown): readonly [long: number, lat: number] {
  const [long, lat] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (typeof long !== 'number' || typeof lat !== 'number') {
    throw new Unreadable(`${place} must be two numbers, longitude first`);
  }
  if (!(Math.abs(long) <= 180) || !(Math.abs(lat) <= 90)) {
    throw new Unreadable(
      `${place} lies beyond the globe: degrees of longitude come first, then latitude`,
    );
  }
  return [long, lat];
}

function listOf(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new Unreadable(`${place} must be a list`);
  return value as readonly unknown[];
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
