import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { csvLine } from './csv.ts';

describe('csvLine', () => {
  for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
    it(`keeps a cell that begins with ${JSON.stringify(sign)} from being run as a formula`, () => {
      const [row]: readonly string[][] = parse(csvLine([`${sign}cmd|' /C calc'!A0`]));
      const [cell] = row ?? [];
      expect(cell?.startsWith(`'${sign}`)).toBeTrue();
    });
  }

  it('leaves negative numbers numbers', () => {
    expect(csvLine([-3, null, true])).toBe('-3,,true\r\n');
  });

  it('is read back as what was written, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), (cells) => {
        const [read]: readonly string[][] = parse(csvLine(cells));
        expect(read).toEqual(
          cells.map((cell) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell)),
        );
      }),
    );
  });
});
