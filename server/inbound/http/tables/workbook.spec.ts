import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
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

  for (const [decimal, format] of [
    ['98.20', '0.00'],
    ['-1.44', '0.00'],
    ['100', '0'],
    ['0.125000', '0.000000'],
  ] as const) {
    it(`writes the score ${decimal} as a number shown as ${format}`, async () => {
      const bytes = await written(['a'], [[{ decimal }]]);
      const { xml, cells } = readSheet(bytes);
      expect(cells[1]).toEqual([{ type: 'n', value: decimal }]);
      const style = /<c r="A2" s="(\d+)"/.exec(xml)?.[1];
      expect(formatOf(bytes, Number(style))).toBe(format);
    });
  }

  it('writes as a text what a spreadsheet would round or not show', async () => {
    const exact = ['0.1234567', '12345678901234.56'];
    const { cells } = readSheet(await written(['a'], [exact.map((decimal) => ({ decimal }))]));
    expect(cells[1]).toEqual(exact.map((value) => ({ type: 'inlineStr', value })));
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

/** What a style shows a number as, read from the file. */
function formatOf(bytes: Uint8Array, style: number): string | undefined {
  const xml = strFromU8(unzipSync(bytes)['xl/styles.xml'] ?? new Uint8Array());
  const styles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/.exec(xml)?.[1]?.match(/<xf [^>]*>/g) ?? [];
  const id = /numFmtId="(\d+)"/.exec(styles[style] ?? '')?.[1];
  return new RegExp(`numFmtId="${id}" formatCode="([^"]+)"`).exec(xml)?.[1];
}
