import items from './items.json' with { type: 'json' };
import lines from './department-lines.json' with { type: 'json' };
import populations from './populations.json' with { type: 'json' };
import regions from './regions.json' with { type: 'json' };
import { departments } from './departments.ts';

describe('shipped reference data', () => {
  const ofLevel = (level: number) => regions.filter((region) => region.level === level);

  it('has the province, 16 cities and 136 counties, each code once', () => {
    expect([0, 1, 2].map((level) => ofLevel(level).length)).toEqual([1, 16, 136]);
    expect(new Set(regions.map((region) => region.code)).size).toBe(regions.length);
  });

  it('puts every county under the city whose first four digits it has', () => {
    const strays = ofLevel(2).filter((county) => county.parent !== `${county.code.slice(0, 4)}00`);
    expect(strays).toEqual([]);
  });

  it('has 莱芜 as a district of 济南, not as a city of its own', () => {
    expect(regions.filter((region) => region.name.startsWith('莱芜'))).toEqual([
      { code: '370116', name: '莱芜区', parent: '370100', level: 2 },
    ]);
  });

  it('knows the population of each city', () => {
    expect(Object.keys(populations)).toEqual(ofLevel(1).map((city) => city.code));
  });

  it('gives every region its own departments, each code once and each parent known', () => {
    const all = departments();
    const codes = new Set(all.map((department) => department.code));
    expect(codes.size).toBe(all.length);
    expect(new Set(all.map((department) => department.regionCode)).size).toBe(regions.length);
    expect(
      all.filter(({ parent }) => parent !== null && !codes.has(parent)).map(({ code }) => code),
    ).toEqual([]);
    expect(all.find(({ code }) => code === '370100-water')?.name).toBe('济南市水利局');
  });

  it('never promises an item later than the law allows', () => {
    const longer = items.filter(
      ({ statutoryLimit, commitmentLimit }) =>
        statutoryLimit !== null &&
        statutoryLimit.unit === commitmentLimit.unit &&
        commitmentLimit.value > statutoryLimit.value,
    );
    expect(longer).toEqual([]);
  });

  it('promises an on-the-spot item for the same day and names a known line for every item', () => {
    const known = new Set(lines.map((line) => line.code));
    expect(items.filter((item) => !known.has(item.line))).toEqual([]);
    const spot = items.filter((item) => item.type === 'onTheSpot');
    expect(spot.length).toBeGreaterThan(10);
    expect(spot.filter((item) => item.commitmentLimit.value !== 0)).toEqual([]);
    expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
  });
});
