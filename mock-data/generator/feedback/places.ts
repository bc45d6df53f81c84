import regions from '../../reference/regions.json' with { type: 'json' };
import populations from '../../reference/populations.json' with { type: 'json' };
import type { Random } from '../random.ts';

/** A county of the province, where people live who call. */
export interface County {
  readonly code: string;
  readonly name: string;
  readonly cityCode: string;
  readonly cityName: string;
}

// Words of a landscape, so that no street and no house is meant.
const WORDS = ['槐荫', '望岳', '听泉', '临湖', '麦香', '枫林', '云帆', '和风', '晨光', '青石'];
const ROADS = ['大街', '路', '北路', '东路'];
const ESTATES = ['花园', '家园', '新村', '小区', '嘉苑'];

const CITIES = regions
  .filter(({ level }) => level === 1)
  .map((city) => [city, populations[city.code as keyof typeof populations]] as const);

/** A county, by population of its city. */
export function pickCounty(random: Random): County {
  const city = random.weighted(CITIES);
  const county = random.pick(regions.filter(({ parent }) => parent === city.code));
  return { code: county.code, name: county.name, cityCode: city.code, cityName: city.name };
}

/** Puts invented places into a text: `{road}`, `{estate}` and `{hall}` of a county. */
export function placeNames(random: Random, county: County): (text: string) => string {
  const names: Readonly<Record<string, string>> = {
    road: `${random.pick(WORDS)}${random.pick(ROADS)}`,
    estate: `${random.pick(WORDS)}${random.pick(ESTATES)}`,
    hall: `${county.name}政务服务中心`,
  };
  return (text) => text.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole);
}

/** The county of a code; a city or the province stands for itself. */
export function countyAt(code: string): County {
  const region = regions.find((one) => one.code === code);
  const above = regions.find((one) => one.code === region?.parent);
  const city = region?.level === 2 ? above : region;
  const name = region?.name ?? '';
  return { code, name, cityCode: city?.code ?? code, cityName: city?.name ?? name };
}
