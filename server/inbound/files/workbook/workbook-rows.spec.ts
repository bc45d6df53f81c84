import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { someWorkbook } from '../testing/some-workbook.ts';
import type { WorkbookText } from '../testing/some-workbook.ts';
import { readWorkbook } from './workbook-rows.ts';
import { readZipDirectory } from './zip-directory.ts';

describe('readWorkbook', () => {
  /** Rows of the first sheet by the names of its head. */
  async function read(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-workbook-'));
    try {
      const path = join(folder, 'a.xlsx');
      await writeFile(path, bytes);
      const archive = await readZipDirectory(path);
      if (archive === undefined) throw new Error('no archive');
      const rows: Record<string, unknown>[] = [];
      for await (const reading of readWorkbook(archive)) {
        if (reading.kind !== 'part') throw new Error(`not ${reading.kind}`);
        rows.push(...reading.part.rows.map((row) => Object.fromEntries(row)));
      }
      return rows;
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const head = (...names: readonly string[]) => `<row>${names.map(text).join('')}</row>`;
  const cells = async (row: string, more: Omit<WorkbookText, 'rows'> = {}) =>
    (await read(someWorkbook({ rows: `${head('a', 'b', 'c')}<row>${row}</row>`, ...more })))[0];

  it('reads texts that lie apart, also in parts with formats and with a reading aid', async () => {
    const strings =
      '<si><t>一</t></si><si><r><t>红</t></r><r><rPr/><t xml:space="preserve"> 牌</t></r><rPh><t>x</t></rPh></si>';
    expect(await cells('<c t="s"><v>1</v></c><c t="s"><v>0</v></c>', { strings })).toEqual({
      a: '红 牌',
      b: '一',
    });
  });

  it('of a formula reads what it came to, and never the formula', async () => {
    const row =
      '<c><f>1+1</f><v>2</v></c><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>';
    expect(await cells(row)).toEqual({ a: '2', b: 'ab', c: '#DIV/0!' });
  });

  const numbers: readonly {
    written: string;
    format: number | string;
    shown: string;
    is1904?: boolean;
  }[] = [
    { written: '43563.359259259261', format: 22, shown: '2019-04-08 08:37:20' },
    { written: '43563', format: 14, shown: '2019-04-08' },
    { written: '43563', format: 22, shown: '2019-04-08 00:00:00' },
    { written: '43563.5', format: 'yyyy"年"m"月"d"日"', shown: '2019-04-08 12:00:00' },
    { written: '43563', format: 'yyyy/m/d;@', shown: '2019-04-08' },
    { written: '43563', format: '[$-804]yyyy\\-mm\\-dd', shown: '2019-04-08' },
    { written: '43563.25', format: 'yyyy-mm-dd hh:mm:ss', shown: '2019-04-08 06:00:00' },
    { written: '0.5', format: 21, shown: '12:00:00' },
    { written: '1', format: 14, shown: '1900-01-01' },
    { written: '61', format: 14, shown: '1900-03-01' },
    { written: '42101', format: 14, is1904: true, shown: '2019-04-08' },
    { written: '101004128563', format: 0, shown: '101004128563' },
    { written: '1.01004128563E11', format: 0, shown: '101004128563' },
    { written: '0.10000000000000001', format: 0, shown: '0.1' },
    { written: '2549', format: '0_ ', shown: '2549' },
    { written: '43563', format: '[红色]0.00', shown: '43563' },
    { written: '43563', format: '"day "0', shown: '43563' },
    { written: '-1', format: 14, shown: '-1' },
    { written: '9999999', format: 14, shown: '9999999' },
  ];
  for (const { written, format, shown, is1904 = false } of numbers) {
    it(`shows ${written} in the format ${format}${is1904 ? ' of 1904' : ''} as ${shown}`, async () => {
      const more = { formats: [format], is1904 };
      expect(await cells(`<c s="0"><v>${written}</v></c>`, more)).toEqual({ a: shown });
    });
  }

  it('puts cells where their references say, and counts on where they say nothing', async () => {
    expect(await cells('<c r="B2"><v>1</v></c><c><v>2</v></c>')).toEqual({ b: '1', c: '2' });
  });

  it('reads the first sheet that is shown', async () => {
    const rows = `${head('a')}<row>${text('x')}</row>`;
    const bytes = someWorkbook({ rows, sheets: ['!hidden', 'shown', 'later'] });
    expect(await read(bytes)).toEqual([{ a: 'x' }]);
  });

  it('reads characters that XML does not have as they are meant', async () => {
    expect(await cells(text('a_x000D_b_x005F_x0041_'))).toEqual({ a: 'a\rb_x0041_' });
  });

  it('passes over empty rows and cells', async () => {
    const rows = `<row/>${head('a', 'b')}<row><c s="0"/></row><row>${text('x')}<c><v></v></c></row>`;
    expect(await read(someWorkbook({ rows }))).toEqual([{ a: 'x' }]);
  });

  const laughs = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(1000)}"><!ENTITY b "&a;&a;&a;">]>`;
  const hostile: readonly { why: string; bytes: () => Uint8Array; says: RegExp }[] = [
    {
      why: 'entities that grow',
      bytes: () =>
        someWorkbook({
          rows: '',
          more: {
            'xl/worksheets/s1.xml': Buffer.from(
              `${laughs}<worksheet><sheetData><row>${text('&b;')}</row></sheetData></worksheet>`,
            ),
          },
        }),
      says: /entity/i,
    },
    {
      why: 'a cell that unpacks to ten million characters',
      bytes: () => someWorkbook({ rows: `<row>${text('x'.repeat(10_000_000))}</row>` }),
      says: /longer than/,
    },
    {
      why: 'a tag without end',
      bytes: () => someWorkbook({ rows: `<row r="${'1'.repeat(3_000_000)}"/>` }),
      says: /longer than/,
    },
    {
      why: 'a cell far to the right',
      bytes: () => someWorkbook({ rows: '<row><c r="XFD1"><v>1</v></c></row>' }),
      says: /cells/,
    },
    {
      why: 'no sheet',
      bytes: () => someWorkbook({ rows: '', sheets: [] }),
      says: /no sheet/,
    },
    {
      why: 'XML that breaks off',
      bytes: () => someWorkbook({ rows: '<row><c>' }),
      says: /./,
    },
  ];
  for (const { why, bytes, says } of hostile) {
    it(`refuses a workbook with ${why}`, async () => {
      await expectAsync(read(bytes())).toBeRejectedWithError(says);
    });
  }

  it('is no archive where the end of one is missing or lies', async () => {
    const bytes = someWorkbook({ rows: '' });
    await expectAsync(read(bytes.subarray(0, bytes.length - 30))).toBeRejected();
    const lying = Buffer.from(bytes);
    lying.writeUInt32LE(0xfffffff0, lying.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 12);
    await expectAsync(read(lying)).toBeRejected();
  });
});
