import { maskFreeText, maskKnown } from './free-text.ts';

describe('masking of free text', () => {
  const rows = [
    { why: 'who introduces himself', said: '我叫王小明，停水三天', shown: '我叫王*明，停水三天' },
    { why: 'a caller who is named', said: '来电人王芳，反映停水', shown: '来电人王*，反映停水' },
    { why: 'a mobile number', said: '电话13800000001', shown: '电话138****0001' },
    {
      why: 'a family name before 先生 or 女士',
      said: '请张女士补交材料',
      shown: '请*女士补交材料',
    },
  ];
  for (const { why, said, shown } of rows) {
    it(`hides ${why}`, () => {
      expect(maskFreeText(said)).toBe(shown);
    });
  }

  const kept = [
    { why: 'what was done about a caller', said: '已与来电人联系，说明办理安排' },
    { why: 'what a caller says', said: '来电人表示，希望尽快修复' },
    { why: 'how a caller finds it', said: '来电人满意，予以办结' },
    { why: 'whom nobody is named by', said: '这位先生多次来访' },
  ];
  for (const { why, said } of kept) {
    it(`keeps ${why}`, () => {
      expect(maskFreeText(said)).toBe(said);
    });
  }

  it('hides the words by which somebody is known wherever they stand, a single letter excepted', () => {
    expect(maskKnown('老王家的王小明说王字难写', ['王小明', '王'])).toBe('**家的***说王字难写');
  });
});
