import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvScanner } from './csv-scanner.ts';

/** All records of a text that comes in pieces of so many characters, and what is left. */
function scan(text: string, size = text.length || 1): { records: string[][]; odd: string | null } {
  const scanner = new CsvScanner(',');
  const records: string[][] = [];
  for (let at = 0; at < text.length && !scanner.isOdd; at += size) {
    records.push(...scanner.push(text.slice(at, at + size)));
  }
  if (!scanner.isOdd) records.push(...scanner.end());
  return { records, odd: scanner.isOdd ? scanner.rest : null };
}

describe('scanning a table', () => {
  const tables: readonly [why: string, text: string, records: string[][]][] = [
    [
      'fields and lines',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no end of the last line',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines that end twofold',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty fields',
      'a,b,c\n,,\n1,,',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
        ['1', '', ''],
      ],
    ],
    ['empty lines', 'a\n\n1\n\n', [['a'], ['1']]],
    ['a line with an empty quoted field', 'a\n""\n', [['a'], ['']]],
    ['delimiters and lines in quotes', 'a\n"1,2\n3"\n', [['a'], ['1,2\n3']]],
    ['doubled quotes', 'a\n"say ""yes"""\n', [['a'], ['say "yes"']]],
    [
      'quotes inside of a plain field',
      'a,b\n5" pipe,2\n',
      [
        ['a', 'b'],
        ['5" pipe', '2'],
      ],
    ],
    ['a byte order mark', '\uFEFFa\n1', [['a'], ['1']]],
    [
      'a single feed where lines end twofold',
      'a,b\r\n1\n2,3\r\n',
      [
        ['a', 'b'],
        ['1\n2', '3'],
      ],
    ],
    ['nothing', '', []],
  ];
  for (const [why, text, records] of tables) {
    it(`reads ${why}, whole and sign by sign`, () => {
      expect(scan(text)).toEqual({ records, odd: null });
      expect(scan(text, 1)).toEqual({ records, odd: null });
    });
  }

  const oddities: readonly [why: string, text: string, rest: string][] = [
    ['text behind a closing quote', 'a\n1\n"2"x\n3\n', '"2"x\n3\n'],
    ['a quote that is never closed', 'a\n1\n"2\n3\n', '"2\n3\n'],
    ['lines that end with a carriage return alone', 'a\r1\r', 'a\r1\r'],
  ];
  for (const [why, text, rest] of oddities) {
    it(`stops before the record with ${why}`, () => {
      expect(scan(text).odd).toBe(rest);
      expect(scan(text, 1).odd?.length).toBeLessThanOrEqual(rest.length);
    });
  }

  it('stops where one record is longer than it holds', () => {
    expect(scan(`a\n${'x'.repeat(300_000)}`, 1000).odd).not.toBeNull();
  });

  it('reads what it does not stop at as the parser of all ways does, however it is cut', () => {
    const sign = fc.constantFrom('a', ',', '"', '\n', '\r\n', '""', '"b,c"', ' ', '济');
    const text = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (table, size) => {
        const { records, odd } = scan(table, size);
        if (odd !== null) return;
        const read = parse(table, {
          relax_column_count: true,
          relax_quotes: true,
          skip_empty_lines: true,
        });
        expect(records).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });
});
