import fc from 'fast-check';
import { starKnown } from './known-words.ts';

describe('words by which somebody is known', () => {
  const KNOWN = ['王小明', '13812345678', '37010219900101123X', '历下区泉城路1号3单元', '欧阳娜'];
  const rows: readonly (readonly [why: string, said: string, shown: string])[] = [
    ['the name', '王小明反映停水', '***反映停水'],
    ['the name with a blank', '王 小明反映', '****反映'],
    ['the family name with what he is called', '王先生、王同志、王老师', '***、***、***'],
    ['a double family name', '欧阳女士来电', '****来电'],
    ['the family name half told', '王某某与王某', '***与**'],
    ['as friends say it', '小王和老王', '**和**'],
    ['the telephone in groups', '电话 138-1234 5678', '电话 *************'],
    ['the telephone in full width', '１３８１２３４５６７８', '***********'],
    ['the number with a small x', '证件37010219900101123x。', '证件******************。'],
    ['the address', '住历下区泉城路1号3单元', '住***********'],
  ];
  for (const [why, said, shown] of rows) {
    it(`are hidden as ${why}`, () => {
      expect(starKnown(said, KNOWN)).toBe(shown);
    });
  }

  const kept: readonly (readonly [why: string, said: string])[] = [
    ['a longer number', '单号1381234567890'],
    ['others of that family name', '王府井大街'],
    ['words that begin like a call', '王总体设计、王工作人员'],
  ];
  for (const [why, said] of kept) {
    it(`leave ${why}`, () => {
      expect(starKnown(said, KNOWN)).toBe(said);
    });
  }

  it('may hold any signs: what is a pattern elsewhere is none here', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', minLength: 2 }),
      fc.constantFrom(
        '<meta http-equiv=refresh>',
        '--></style>',
        '(a+)+$',
        '[\\',
        'O\u2019Neill-Smith',
      ),
    );
    fc.assert(
      fc.property(word, fc.string({ unit: 'binary' }), (known, said) => {
        fc.pre(known.trim().length > 1 && !known.includes('*'));
        expect(starKnown(`${said}${known.trim()}`, [known])).not.toContain(known.trim());
      }),
    );
  });

  for (const told of [' Ann Bell ', '\u00a0王小明', '13812345678\n']) {
    it(`are found without the blanks around them: ${JSON.stringify(told)}`, () => {
      expect(starKnown(`${told.trim()}来电`, [told])).toBe(`${'*'.repeat(told.trim().length)}来电`);
    });
  }

  it('of one sign are no words', () => {
    expect(starKnown('王', ['王'])).toBe('王');
  });
});
