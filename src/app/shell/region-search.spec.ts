import type { RegionView } from '#contract/session-view.ts';
import { childrenByParent, searchRegions } from './region-search.ts';

const REGIONS: readonly RegionView[] = [
  { code: '370100', name: '济南市', parent: '370000', level: 1 },
  { code: '370800', name: '济宁市', parent: '370000', level: 1 },
  { code: '370102', name: '历下区', parent: '370100', level: 2 },
  { code: '370000', name: '山东省', parent: null, level: 0 },
];

const names = (text: string): readonly string[] =>
  searchRegions(REGIONS, text, 10).map((hit) => hit.region.name);

describe('searchRegions', () => {
  const rows: readonly (readonly [why: string, text: string, found: readonly string[]])[] = [
    ['by the beginning of the name', '济', ['济南市', '济宁市']],
    ['by pinyin initials', 'jn', ['济南市', '济宁市']],
    ['by initials in capitals', 'LXQ', ['历下区']],
    ['by a part of the name', '下', ['历下区']],
    ['by code', '3701', ['济南市', '历下区']],
    ['nothing for nothing', '  ', []],
    ['nothing for what does not exist', '北京', []],
  ];
  for (const [why, text, found] of rows) {
    it(why, () => {
      expect(names(text)).toEqual(found);
    });
  }

  it('says where a region lies', () => {
    expect(searchRegions(REGIONS, '历下', 10)[0]?.within).toBe('济南市');
  });
});

describe('childrenByParent', () => {
  it('makes a tree with its roots, in order of code', () => {
    const children = childrenByParent(REGIONS);

    expect(children.get(null)?.map((region) => region.code)).toEqual(['370000']);
    expect(children.get('370000')?.map((region) => region.code)).toEqual(['370100', '370800']);
  });

  it('takes a region for a root where its parent is out of reach', () => {
    const city = REGIONS.filter((region) => region.code !== '370000');

    expect(childrenByParent(city).get(null)?.length).toBe(2);
  });
});
