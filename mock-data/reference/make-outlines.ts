import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dissolve } from '#domain/reference/dissolve.ts';
import { regionToday } from '#domain/reference/merged-regions.ts';
import { areaOf, writeOutline } from '#domain/reference/outline.ts';

/** Outlines of the map of a province as the package `echarts` 4.9.0 (Apache-2.0) carries them. */
interface PublishedMap {
  readonly features: readonly {
    readonly id: string;
    readonly geometry:
      | {
          readonly type: 'Polygon';
          readonly coordinates: readonly string[];
          readonly encodeOffsets: readonly Pair[];
        }
      | {
          readonly type: 'MultiPolygon';
          readonly coordinates: readonly (readonly string[])[];
          readonly encodeOffsets: readonly (readonly Pair[])[];
        };
  }[];
}

type Pair = readonly [number, number];
type Ring = readonly Pair[];

/** Width of the drawing; vertices lie on whole steps, so that neighbours keep the same line. */
const WIDTH = 480;
/** Islands below this area, in square steps, are left out. */
const SMALLEST = 6;
const WEST = 114.8;
const EAST = 122.75;
const NORTH = 38.45;
const SOUTH = 34.35;
// Degrees of longitude are shorter than those of latitude by this, in the middle of Shandong.
const SHRINK = Math.cos((36.4 * Math.PI) / 180);
const STEP = ((EAST - WEST) * SHRINK) / WIDTH;

/** Paths of cities by code, simplified to whole steps and merged as they are today. */
export function makeOutlines({ features }: PublishedMap) {
  const rings = new Map<string, Ring[]>();
  for (const { id, geometry } of features) {
    const code = regionToday(id);
    const own = rings.get(code) ?? [];
    rings.set(code, own);
    const decoded =
      geometry.type === 'Polygon'
        ? decodePolygon(geometry.coordinates, geometry.encodeOffsets)
        : geometry.coordinates.flatMap((part, index) =>
            decodePolygon(part, geometry.encodeOffsets[index] ?? []),
          );
    own.push(...decoded.map(simplified).filter((ring) => ring.length > 2));
  }
  const paths = [...rings].map(([code, own]): [string, string] => [
    code,
    writeOutline(dissolve(own).filter((ring) => areaOf(ring) >= SMALLEST)),
  ]);
  const height = Math.round((NORTH - SOUTH) / STEP);
  // Where the drawing lies on the globe: a billionth of a degree is a tenth of a millimetre.
  const [lonStep, latStep] = [STEP / SHRINK, STEP].map((step) => Math.round(step * 1e9) / 1e9);
  const place = { west: WEST, north: NORTH, lonStep, latStep };
  return { width: WIDTH, height, ...place, paths: Object.fromEntries(paths.sort()) };
}

function decodePolygon(texts: readonly string[], offsets: readonly Pair[]): readonly Ring[] {
  return texts.map((text, index) => decodeRing(text, offsets[index] ?? [0, 0]));
}

/** The compact form of ECharts: differences in 1/1024 degree, zigzag, from a first offset. */
function decodeRing(text: string, [west, south]: Pair): Ring {
  const ring: Pair[] = [];
  let [x, y] = [west, south];
  for (let at = 0; at < text.length; at += 2) {
    x += unzigzag(text.charCodeAt(at) - 64);
    y += unzigzag(text.charCodeAt(at + 1) - 64);
    ring.push([x / 1024, y / 1024]);
  }
  return ring;
}

function unzigzag(value: number): number {
  return (value >> 1) ^ -(value & 1);
}

function simplified(ring: Ring): Ring {
  const steps = ring.map(([x, y]): Pair => [
    Math.round(((x - WEST) * SHRINK) / STEP),
    Math.round((NORTH - y) / STEP),
  ]);
  return steps.filter((point, index) => !isSame(point, steps[(index + 1) % steps.length]));
}

function isSame(one: Pair, other: Pair | undefined): boolean {
  return one[0] === other?.[0] && one[1] === other[1];
}

// `node mock-data/reference/make-outlines.ts map/json/province/shandong.json` of the package.
const [, script, file] = process.argv;
if (script === fileURLToPath(import.meta.url) && file !== undefined) {
  const map = JSON.parse(readFileSync(file, 'utf8')) as PublishedMap;
  const target = new URL('../../src/domain/reference/outlines.json', import.meta.url);
  writeFileSync(target, `${JSON.stringify(makeOutlines(map), null, 1)}\n`);
}
