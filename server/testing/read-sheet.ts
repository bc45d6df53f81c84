import { strFromU8, unzipSync } from 'fflate';

/** A cell as the file has it. */
export interface SheetCell {
  readonly type: string;
  readonly value: string;
}

/** The cells of a sheet, read without any code of the product. */
export function readSheet(
  bytes: Uint8Array,
  no = 1,
): { readonly xml: string; readonly cells: readonly (readonly (SheetCell | undefined)[])[] } {
  const file = unzipSync(bytes)[`xl/worksheets/sheet${no}.xml`];
  if (file === undefined) throw new Error('the workbook has no such sheet');
  const xml = strFromU8(file);
  const rows = [...xml.matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) => {
    const cells: (SheetCell | undefined)[] = [];
    for (const [, letters = '', attributes = '', content = ''] of row.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*)>([\s\S]*?)<\/c>/g,
    )) {
      const column =
        Array.from(letters).reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
      const value = /<(?:v|t)[^>]*>([\s\S]*?)<\/(?:v|t)>/.exec(content)?.[1] ?? '';
      const type = /\st="(\w+)"/.exec(attributes)?.[1] ?? 'n';
      while (cells.length < column) cells.push(undefined);
      cells[column] = { type, value: plain(value) };
    }
    return cells;
  });
  return { xml, cells: rows };
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

function plain(text: string): string {
  return text
    .replaceAll(/&(lt|gt|amp);/g, (_, name: string) => NAMED[name] ?? '')
    .replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
