import { pinyinInitials } from './pinyin-initials.ts';

describe('pinyinInitials', () => {
  const rows: readonly (readonly [name: string, initials: string])[] = [
    ['济南市', 'jns'],
    ['青岛市', 'qds'],
    ['淄博市', 'zbs'],
    ['枣庄市', 'zzs'],
    ['菏泽市', 'hzs'],
    ['鄄城县', 'jcx'],
    ['茌平区', 'cpq'],
    ['郯城县', 'tcx'],
    ['单县', 'sx'],
    ['莘县', 'sx'],
    ['东阿县', 'dex'],
    ['A 区', 'a q'],
    ['', ''],
  ];
  for (const [name, initials] of rows) {
    it(`${name} is ${initials}`, () => {
      expect(pinyinInitials(name)).toBe(initials);
    });
  }
});
