import { fittingNames, sharedPrefix, withoutPrefix } from './fitting-names.ts';

const others = (name: string, count: number): string => `${name}等 ${count} 个`;

describe('sharedPrefix', () => {
  for (const [what, names, expected] of [
    ['departments of one province', ['山东省水利厅', '山东省教育厅'], '山东省'],
    ['cities', ['济南市', '青岛市'], ''],
    ['names with one letter in common', ['东营市', '东明县'], ''],
    ['a name alone', ['山东省水利厅'], ''],
    ['names that would lose themselves', ['山东省', '山东省水利厅'], ''],
    ['none', [], ''],
  ] as const) {
    it(`of ${what} is ${expected === '' ? 'nothing' : expected}`, () => {
      expect(sharedPrefix(names)).toBe(expected);
    });
  }

  it('is taken off a name that has it, and off no other', () => {
    expect(withoutPrefix('山东省水利厅', '山东省')).toBe('水利厅');
    expect(withoutPrefix('济南市', '山东省')).toBe('济南市');
    expect(withoutPrefix('济南市', '')).toBe('济南市');
  });
});

describe('fittingNames', () => {
  for (const [names, expected] of [
    [['济南市'], '济南市'],
    [['人力资源和社会保障厅'], '人力资源和社会…'],
    [['济南市', '青岛市'], '济南、青岛'],
    [['沂源', '莒县'], '沂源、莒县'],
    [['农业农村厅', '教育厅'], '农业农…等 2 个'],
    [['济南市', '青岛市', '烟台市'], '济南等 3 个'],
    [['政务服务管理办公室', '人力资源和社会保障厅', '水利厅'], '政务服…等 3 个'],
    [[], ''],
  ] as const) {
    it(`writes ${names.join(' and ') || 'nobody'} as ${expected || 'nothing'}`, () => {
      expect(fittingNames(names, 8, others)).toBe(expected);
    });
  }
});
