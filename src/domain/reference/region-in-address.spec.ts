import { regionInAddress } from './region-in-address.ts';
import type { Region } from './region.ts';

function region(code: string, name: string, parent: Region | null): Region {
  const path = `${parent?.path ?? ''}${code}/`;
  return {
    code,
    name,
    parent: parent?.code ?? null,
    path,
    level: parent === null ? 0 : parent.level + 1,
  };
}

const PROVINCE = region('370000', '山东省', null);
const JINAN = region('370100', '济南市', PROVINCE);
const ZAOZHUANG = region('370400', '枣庄市', PROVINCE);
const RIZHAO = region('371100', '日照市', PROVINCE);
const LIXIA = region('370102', '历下区', JINAN);
const MIDDLE = region('370103', '市中区', JINAN);
const OTHER_MIDDLE = region('370402', '市中区', ZAOZHUANG);
const JU = region('371122', '莒县', RIZHAO);
const ALL = [PROVINCE, JINAN, ZAOZHUANG, RIZHAO, LIXIA, MIDDLE, OTHER_MIDDLE, JU];

describe('the region that an address names', () => {
  const cases: readonly { why: string; from: Region; address: string; is: Region }[] = [
    { why: 'is followed down', from: PROVINCE, address: '山东省济南市历下区1号', is: LIXIA },
    { why: 'ends where no name follows', from: PROVINCE, address: '济南市某路', is: JINAN },
    { why: 'may skip a level', from: PROVINCE, address: '历下区泉城路', is: LIXIA },
    { why: 'is told apart by its city', from: PROVINCE, address: '枣庄市市中区', is: OTHER_MIDDLE },
    { why: 'is none where two have the name', from: PROVINCE, address: '市中区', is: PROVINCE },
    { why: 'is known by the place it starts from', from: JINAN, address: '市中区', is: MIDDLE },
    {
      why: 'is none where two of a level are named',
      from: JINAN,
      address: '历下区与市中区之间',
      is: JINAN,
    },
    { why: 'is none of another place', from: ZAOZHUANG, address: '济南市历下区', is: ZAOZHUANG },
    { why: 'may have a name of two characters', from: RIZHAO, address: '莒县某镇', is: JU },
    { why: 'is none in an empty address', from: JINAN, address: '', is: JINAN },
  ];
  for (const { why, from, address, is } of cases) {
    it(why, () => {
      expect(regionInAddress(ALL, from, address)).toBe(is);
      expect(regionInAddress(ALL.toReversed(), from, address)).toBe(is);
    });
  }
});
