import { decodeOutline } from './decode-outline.ts';

const LICENCE = '示例测绘院，许可 2026-01';
const RING = [
  [117, 36.7],
  [117.1, 36.7],
  [117.1, 36.6],
  [117, 36.7],
];
const FEATURE = {
  type: 'Feature',
  properties: { adcode: 370102, name: '历下区' },
  geometry: { type: 'Polygon', coordinates: [RING] },
  licence: LICENCE,
};
const polygon = (...rings: readonly unknown[]) => ({
  ...FEATURE,
  geometry: { type: 'Polygon', coordinates: rings },
});

describe('a feature of an outline file', () => {
  it('is read to ten-thousandths of a degree, to the east and to the south', () => {
    expect(decodeOutline(FEATURE)).toEqual({
      ok: true,
      value: {
        code: '370102',
        named: '370102',
        licence: LICENCE,
        rings: [
          [
            [1_171_000, -367_000],
            [1_171_000, -366_000],
            [1_170_000, -367_000],
          ],
        ],
      },
    });
  });

  const codes: readonly (readonly [rule: string, feature: object, code: string])[] = [
    ['by properties.adcode', { properties: { adcode: '370103' } }, '370103'],
    ['by properties.code', { properties: { code: '370103' } }, '370103'],
    ['by properties.id', { properties: { id: 370103 } }, '370103'],
    ['by its id, without properties', { properties: null, id: '370103' }, '370103'],
    ['by the six digits, not by a running number', { properties: { id: 7 }, id: 370103 }, '370103'],
    ['as what it is today', { properties: { adcode: 371200 } }, '370100'],
  ];
  for (const [rule, more, code] of codes) {
    it(`is known ${rule}`, () => {
      const read = decodeOutline({ ...FEATURE, ...more });
      expect(read.ok && read.value.code).toBe(code);
    });
  }

  it('has a ring for every part and every hole of its parts, heights left aside', () => {
    const parts = [[RING, RING.map(([x = 0, y = 0]) => [x + 0.01, y, 55])], [RING]];
    const geometry = { type: 'MultiPolygon', coordinates: parts };
    const read = decodeOutline({ ...FEATURE, geometry });
    expect(read.ok && read.value.rings.length).toBe(3);
  });

  it('takes an outline back with a geometry of null', () => {
    const read = decodeOutline({ ...FEATURE, geometry: null });
    expect(read.ok && read.value.rings).toEqual([]);
  });

  const many = Array.from({ length: 50_001 }, () => RING[0]);
  const refusals: readonly (readonly [feature: unknown, says: string])[] = [
    [null, 'feature: is not a GeoJSON Feature'],
    [{ ...FEATURE, type: 'Topology' }, 'feature 370102 历下区: is not a GeoJSON Feature'],
    [
      { ...FEATURE, properties: { name: '历下区' } },
      'feature 历下区: has no code: properties.adcode',
    ],
    [{ ...FEATURE, licence: ' ' }, 'feature 370102 历下区: licence is missing'],
    [{ ...FEATURE, licence: 'a\nb' }, 'feature 370102 历下区: licence must be one line'],
    [
      { ...FEATURE, licence: 'x'.repeat(301) },
      'feature 370102 历下区: licence must be one line of at most 300 characters',
    ],
    [{ ...FEATURE, geometry: undefined }, 'feature 370102 历下区: geometry must be a Polygon or'],
    [
      { ...FEATURE, geometry: { type: 'Point', coordinates: [117, 36] } },
      'feature 370102 历下区: geometry must be a Polygon or a MultiPolygon',
    ],
    [polygon(), 'feature 370102 历下区: coordinates must be a list'],
    [polygon(7), 'feature 370102 历下区: ring 1 must be a list'],
    [polygon(RING.slice(1)), 'feature 370102 历下区: ring 1 has fewer than four positions'],
    [
      polygon(RING, [...RING.slice(0, 3), [118, 36]]),
      'feature 370102 历下区: ring 2 is not closed: its last position is not its first',
    ],
    [
      polygon([...RING.slice(0, 2), ['117', 36], ...RING.slice(2)]),
      'feature 370102 历下区: ring 1, position 3 must be two numbers, longitude first',
    ],
    [
      polygon([...RING.slice(0, 2), [117], ...RING.slice(2)]),
      'feature 370102 历下区: ring 1, position 3 must be two numbers, longitude',
    ],
    [
      polygon(RING.map(([x = 0, y = 0]) => [y, x])),
      'feature 370102 历下区: ring 1, position 1 lies beyond the globe: degrees of longitude come first',
    ],
    [polygon(RING.map(([x = 0]) => [x, 36])), 'feature 370102 历下区: bounds no area'],
    [polygon(many), 'feature 370102 历下区: has 50001 points, at most 50000'],
    [
      { ...FEATURE, geometry: { type: 'MultiPolygon', coordinates: [[RING], [RING.slice(1)]] } },
      'feature 370102 历下区: polygon 2, ring 1 has fewer than four positions',
    ],
  ];
  for (const [feature, says] of refusals) {
    it(`is refused with "${says}"`, () => {
      const read = decodeOutline(feature);
      expect(read.ok ? '' : `${read.error.code} ${read.error.message}`).toContain(
        `load/invalid ${says}`,
      );
    });
  }
});
