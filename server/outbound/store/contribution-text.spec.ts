import fc from 'fast-check';
import { contributionSigns, contributionText, readContribution } from './contribution-text.ts';
import type { Place } from './contribution-text.ts';

const PLACE: Place = {
  line: 'housing',
  path: '370000/370100/',
  department: '370100-housing',
  item: 'I-1',
};
const cell = (line: string, ...parts: readonly (string | number | null)[]): string =>
  `${line}|${JSON.stringify(parts)}`;

describe('a contribution in its column', () => {
  const { path, department, item } = PLACE;
  const table: readonly (readonly [rule: string, cell: string, text: string])[] = [
    [
      'leaves out all that its row says',
      cell('housing', 'clock', 'step', path, department, item, 20_790, 'onTime'),
      '2~["clock","step",20790,"onTime"]',
    ],
    [
      'keeps the department of another and the item beside it',
      cell('housing', 'clock', 'step', path, 'other', item, 20_790, 'onTime'),
      '2^["clock","step","other","I-1",20790,"onTime"]',
    ],
    [
      'keeps a cell of another path as it is',
      cell('housing', 'clock', 'step', '370000/', department, item, 1, 'late'),
      '2=housing|["clock","step","370000/","370100-housing","I-1",1,"late"]',
    ],
    [
      'keeps a cell of another line as it is',
      cell('', 'clock', 'step', path, department, item, 1, 'late'),
      '2=|["clock","step","370000/370100/","370100-housing","I-1",1,"late"]',
    ],
    ['keeps a cell without a place as it is', '|["volume"]', '2=|["volume"]'],
    ['quotes what would break its line', 'a\nb|["x"]', '2="a\\nb|[\\"x\\"]"'],
  ];
  for (const [rule, one, text] of table) {
    it(rule, () => {
      expect(contributionText([[one, 2]], PLACE)).toBe(text);
      expect(readContribution(text, PLACE)).toEqual([[one, 2]]);
    });
  }

  it('is read as an earlier version wrote it', () => {
    const contribution = [[cell('', 'volume', 'received', path, null, null, null, 3), 1]] as const;
    expect(readContribution(JSON.stringify(contribution), PLACE)).toEqual(contribution);
    expect(readContribution('[]', PLACE)).toEqual([]);
  });

  it('says where it is damaged', () => {
    expect(() => readContribution('x~["clock"]', PLACE)).toThrowError(SyntaxError);
  });

  it('comes back as it was, whatever its cells and its row are', () => {
    const code = fc.option(
      fc.oneof(fc.constantFrom('a', '",', '["', '~', '^1', '\n'), fc.string()),
    );
    const line = fc.oneof(fc.constantFrom('', 'housing', '"', 'a|b', '\n'), fc.string());
    const place = fc.record({
      line: fc.option(line),
      path: fc.string(),
      department: code,
      item: code,
    });
    const parts = fc.array(fc.oneof(code, fc.integer()), { maxLength: 7 });
    const own = fc.record({
      measure: fc.constantFrom('clock', 'volume', 'card'),
      name: fc.constantFrom('step', 'received'),
      rest: parts,
      exact: fc.constantFrom('all', 'path', 'none'),
      amount: fc.integer({ min: -9, max: 99 }),
      other: line,
      code,
    });
    fc.assert(
      fc.property(place, fc.array(own, { maxLength: 6 }), (row, cells) => {
        const contribution = cells.map((one) => {
          const { measure, name, rest, amount } = one;
          const own = [measure, name, row.path, row.department, row.item, ...rest];
          if (one.exact === 'all') return [cell(row.line ?? '', ...own), amount] as const;
          const beside = [measure, name, row.path, one.code, ...rest];
          if (one.exact === 'path') return [cell(row.line ?? '', ...beside), amount] as const;
          return [cell(one.other, ...rest), amount] as const;
        });
        expect(readContribution(contributionText(contribution, row), row)).toEqual(contribution);
      }),
    );
  });

  it('keeps what a list looks for in sight, in both forms', () => {
    const one = cell('', 'clock', 'step', path, 'other', item, 20_790, 'onTime');
    for (const part of ['["clock","step",', ',"onTime"]']) {
      const [now, before] = contributionSigns(part);
      expect(contributionText([[one, 1]], { ...PLACE, line: null })).toContain(now);
      expect(JSON.stringify([[one, 1]])).toContain(before);
    }
  });
});
