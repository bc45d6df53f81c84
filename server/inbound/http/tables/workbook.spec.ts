import fc from 'fast-check';
import { readSheet } from '../../../testing/read-sheet.ts';
import { workbookBytes } from './workbook.ts';
import type { Cell } from './workbook.ts';

describe('workbookBytes', () => {
  async function written(
    head: readonly string[],
    rows: readonly (readonly Cell[])[],
    mostLines?: number,
  ): Promise<Uint8Array> {
    async function* pages(): AsyncGenerator<readonly (readonly Cell[])[]> {
      for (let at = 0; at < rows.length; at += 2)
        yield await Promise.resolve(rows.slice(at, at + 2));
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of workbookBytes(head, pages(), mostLines)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0", '＝1']) {
    it(`writes ${JSON.stringify(text)} as a text and as no formula`, async () => {
      const { xml, cells } = readSheet(await written(['a'], [[text]]));
      expect(xml).not.toContain('<f');
      expect(cells[1]).toEqual([{ type: 'inlineStr', value: text }]);
    });
  }

  it('writes numbers and truths as such, and nothing where there is nothing', async () => {
    const { cells } = readSheet(await written(['a', 'b', 'c', 'd'], [[-3, null, true, '']]));
    expect(cells[1]).toEqual([{ type: 'n', value: '-3' }, undefined, { type: 'b', value: '1' }]);
  });

  it('is a sheet with a head where there is no row', async () => {
    const { cells } = readSheet(await written(['编号', '状态'], []));
    expect(cells.map((row) => row.map((cell) => cell?.value))).toEqual([['编号', '状态']]);
  });

  it('goes on in a further sheet with its own head where one is full', async () => {
    const bytes = await written(['n'], [[1], [2], [3]], 3);
    const sheets = [1, 2].map((no) => readSheet(bytes, no).cells.map(([cell]) => cell?.value));
    expect(sheets).toEqual([
      ['n', '1', '2'],
      ['n', '3'],
    ]);
  });

  it('cuts a text that is longer than a cell can hold, visibly', async () => {
    const { cells } = readSheet(await written(['a'], [['x'.repeat(40_000)]]));
    const value = cells[1]?.[0]?.value ?? '';
    expect([value.length, value.at(-1)]).toEqual([32_767, '…']);
  });

  it('is read back as what was written, whatever the cells hold', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    const special = fc.constantFrom('_x0041_', '<a>&"', ' \n\t ', '\u0007\r', '\uFFFF', '_x005F_');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, special), { minLength: 1 }), async (row) => {
        const { cells } = readSheet(await written(['a'], [row]));
        expect(cells[1]?.map((cell) => cell?.value)).toEqual(row);
      }),
      { numRuns: 60 },
    );
  });
});
