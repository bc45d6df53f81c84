import { RegionTree } from './region-tree.ts';

describe('where a region code is filed', () => {
  const record = (code: string, parent: string | null) => ({
    code,
    name: code,
    parent,
    validFrom: null,
    validTo: null,
  });
  const tree = RegionTree.empty().with([
    record('370000', null),
    record('370100', '370000'),
    record('370102', '370100'),
    record('370102001', '370102'),
    record('zone', '370100'),
  ]);

  const rows: readonly { why: string; code: string | null; path: string }[] = [
    { why: 'a known code under itself', code: '370102', path: '370000/370100/370102/' },
    { why: 'a known township', code: '370102001', path: '370000/370100/370102/370102001/' },
    { why: 'a code of any form that is known', code: 'zone', path: '370000/370100/zone/' },
    {
      why: 'a village under its township',
      code: '370102001002',
      path: '370000/370100/370102/370102001/',
    },
    {
      why: 'an unknown township under its county',
      code: '370102009',
      path: '370000/370100/370102/',
    },
    { why: 'an unknown county under its city', code: '370199', path: '370000/370100/' },
    { why: 'a county of an unknown city under the province', code: '379901', path: '370000/' },
    { why: 'a county with zeros behind it', code: '370102000000', path: '370000/370100/370102/' },
    { why: 'another province nowhere', code: '110101', path: 'unassigned/' },
    { why: 'a text that is no code nowhere', code: '3701xx', path: 'unassigned/' },
    { why: 'no code nowhere', code: null, path: 'unassigned/' },
  ];

  for (const { why, code, path } of rows) {
    it(`${why}: ${code ?? 'none'}`, () => {
      expect(tree.file(code).path).toBe(path);
    });
  }

  it('ends for regions that lie below each other', () => {
    const ring = RegionTree.empty().with([record('a', 'b'), record('b', 'a')]);
    expect(ring.find('a')?.path).toBe('b/a/');
  });
});
