import { COUNTY_STEP, countyTiles } from './county-tiles.ts';

function county(unit: string, name: string) {
  return { unit, name };
}

describe('the tiles of counties', () => {
  it('stand in a row of their city, by code', () => {
    const { tiles, cities } = countyTiles([
      county('370202', '市南区'),
      county('370103', '市中区'),
      county('370102', '历下区'),
    ]);
    expect(cities.map(({ name, y }) => [name, y])).toEqual([
      ['济南', 0],
      ['青岛', COUNTY_STEP.y],
    ]);
    expect(tiles.map(({ short, y }) => [short, y])).toEqual([
      ['历下', 0],
      ['市中', 0],
      ['市南', COUNTY_STEP.y],
    ]);
  });

  it('all have a place of their own, also of a city with many', () => {
    const many = Array.from({ length: 14 }, (_, no) => county(`3701${10 + no}`, `第${no}区`));
    const { tiles, cities, height } = countyTiles([...many, county('370202', '市南区')]);
    expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(15);
    expect(cities.map(({ y }) => y)).toEqual([0, 2 * COUNTY_STEP.y]);
    expect(height).toBe(3 * COUNTY_STEP.y);
  });

  const names: readonly [name: string, short: string][] = [
    ['历下区', '历下'],
    ['台儿庄区', '台儿'],
    ['莒县', '莒县'],
    ['章丘区', '章丘'],
    ['A', 'A'],
  ];
  for (const [name, short] of names) {
    it(`says ${short} for ${name}`, () => {
      expect(countyTiles([county('370102', name)]).tiles[0]?.short).toBe(short);
    });
  }

  it('of an unknown city stand beside its code', () => {
    expect(countyTiles([county('NL-102', 'Vught')]).cities[0]?.name).toBe('NL-100');
  });
});
