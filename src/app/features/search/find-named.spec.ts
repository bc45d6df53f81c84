import { findNamed } from './find-named.ts';

describe('findNamed', () => {
  const named = [
    { code: '370100-water', name: '济南市水利局' },
    { code: '370102-water', name: '历下区水务局' },
    { code: '370102-housing', name: '历下区住房和城乡建设局' },
    { code: '370200-water', name: '青岛市水务管理局' },
  ];
  const codes = (text: string, atMost = 9): string[] =>
    findNamed(named, text, atMost).shown.map(({ code }) => code);
  const rows = [
    ['a part of the name finds it', '水务', ['370102-water', '370200-water']],
    ['pinyin initials find it from the first on', 'lxqs', ['370102-water']],
    ['the beginning of a code finds it', '370102', ['370102-water', '370102-housing']],
    ['small and large letters are the same', '370100-WATER', ['370100-water']],
    ['blanks around it do not matter', ' 青岛 ', ['370200-water']],
    ['nothing finds nothing', '', []],
    ['what nothing bears finds nothing', '海关', []],
  ] as const;
  for (const [why, text, wanted] of rows) {
    it(why, () => {
      expect<readonly string[]>(codes(text)).toEqual(wanted);
    });
  }

  it('names that begin with it come first', () => {
    const two = [
      { code: 'a', name: '山东省济南市' },
      { code: 'b', name: '济南市' },
    ];
    expect(findNamed(two, '济南', 9).shown.map(({ code }) => code)).toEqual(['b', 'a']);
  });

  it('tells how many there are beyond those that it shows', () => {
    expect(findNamed(named, '局', 2)).toEqual({
      shown: [named[0], named[1]].flatMap((one) => one ?? []),
      total: 4,
    });
  });
});
