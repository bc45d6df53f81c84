import { TILE_PLACES } from './tile-places.ts';

/** A county as a tile: every one has the same area, in the row of its city. */
export interface CountyTile<T> {
  readonly value: T;
  readonly x: number;
  readonly y: number;
  /** Two characters, to fit. */
  readonly short: string;
}

/** A city with the row of its counties. */
export interface CityRow {
  readonly name: string;
  readonly y: number;
}

/** Steps between tiles; each is one unit smaller, so that neighbours are told apart. */
export const COUNTY_STEP = { x: 27, y: 27 };
const LABEL_WIDTH = 34;
/** Tiles in a line: a city with more goes on in the next one. */
const IN_A_LINE = 12;

/** Counties by city: rows in the order of codes, tiles in the order of codes within. */
export function countyTiles<T extends { readonly unit: string; readonly name: string }>(
  values: readonly T[],
): {
  readonly tiles: readonly CountyTile<T>[];
  readonly cities: readonly CityRow[];
  readonly width: number;
  readonly height: number;
} {
  const byCity = new Map<string, T[]>();
  for (const value of [...values].sort((one, other) => (one.unit < other.unit ? -1 : 1))) {
    const city = `${value.unit.slice(0, 4)}00`;
    byCity.set(city, [...(byCity.get(city) ?? []), value]);
  }
  const tiles: CountyTile<T>[] = [];
  const cities: CityRow[] = [];
  let line = 0;
  for (const [city, counties] of byCity) {
    cities.push({ name: TILE_PLACES[city]?.name ?? city, y: line * COUNTY_STEP.y });
    for (const [index, value] of counties.entries()) {
      const x = LABEL_WIDTH + (index % IN_A_LINE) * COUNTY_STEP.x;
      const y = (line + Math.floor(index / IN_A_LINE)) * COUNTY_STEP.y;
      tiles.push({ value, x, y, short: shortName(value.name) });
    }
    line += Math.ceil(counties.length / IN_A_LINE);
  }
  const width = LABEL_WIDTH + IN_A_LINE * COUNTY_STEP.x;
  return { tiles, cities, width, height: line * COUNTY_STEP.y };
}

/** A name without 区, 县 or 市, cut to two characters. */
function shortName(name: string): string {
  return (name.length > 2 ? name.replace(/[区县市]$/, '') : name).slice(0, 2);
}
