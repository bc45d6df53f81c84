import lines from '../reference/department-lines.json' with { type: 'json' };
import { departmentCode } from '../reference/departments.ts';
import items from '../reference/items.json' with { type: 'json' };
import populations from '../reference/populations.json' with { type: 'json' };
import regions from '../reference/regions.json' with { type: 'json' };
import type { Random } from './random.ts';

/** A service item of the reference data. */
type CatalogueItem = (typeof items)[number];

/** Where and for what somebody applies. */
export interface Counter {
  readonly regionCode: string;
  /** City whose system reports; the province's own for provincial counters. */
  readonly cityCode: string;
  readonly cityName: string;
  readonly departmentCode: string;
  readonly item: CatalogueItem;
}

const PROVINCE = '370000';
const provincialLines = new Set(lines.filter((line) => line.province !== null).map(codeOf));
const cities = regions
  .filter((region) => region.level === 1)
  .map((city) => [city, populations[city.code as keyof typeof populations]] as const);
// On-the-spot matters are most of what a hall sees, two cases in three; forwarded ones are rare.
const weighed = items.map((item) => {
  const weight = item.type === 'onTheSpot' ? 100 : item.type === 'forwarded' ? 2 : 7;
  return [item, item.joint ? 4 : weight] as const;
});

/** A counter by population of the cities and by how often items are asked for. */
export function pickCounter(random: Random): Counter {
  const item = random.weighted(weighed);
  const city = random.weighted(cities);
  const place = random.next();
  if (place < 0.02 && provincialLines.has(item.line)) {
    return counterAt(PROVINCE, PROVINCE, '山东省', item);
  }
  const counties = regions.filter((region) => region.parent === city.code);
  const code = place < 0.2 ? city.code : random.pick(counties).code;
  return counterAt(code, city.code, city.name, item);
}

/** The source that reports for a city: one system each. */
export function sourceOf(cityCode: string): string {
  return `urn:sd:${cityCode.slice(0, 4)}:approval`;
}

/** The source that has gone silent although its offices work on: the one of 德州. */
export const SILENT_SOURCE = sourceOf('371400');

function counterAt(
  regionCode: string,
  cityCode: string,
  cityName: string,
  item: CatalogueItem,
): Counter {
  const department = departmentCode(regionCode, item.line);
  return { regionCode, cityCode, cityName, departmentCode: department, item };
}

function codeOf(line: { readonly code: string }): string {
  return line.code;
}
