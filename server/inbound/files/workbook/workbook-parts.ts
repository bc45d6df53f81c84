import { cellFormat } from './cell-formats.ts';
import type { CellFormat } from './cell-formats.ts';
import { hearXml } from './read-xml.ts';
import type { ZipEntry } from './zip-directory.ts';

/** What of a workbook is known before its sheet is read. */
export interface WorkbookParts {
  readonly sheet: ZipEntry;
  readonly strings: ZipEntry | undefined;
  /** Formats by the number that a cell gives of its style. */
  readonly formats: readonly CellFormat[];
  /** Whether days are counted from 1904. */
  readonly is1904: boolean;
}

type Entries = ReadonlyMap<string, ZipEntry>;

/** Whether an archive is a workbook of Office Open XML. */
export function isWorkbook(entries: Entries): boolean {
  return entries.has('[Content_Types].xml') && entries.has('xl/workbook.xml');
}

/**
 * Finds the first sheet that is shown, and what is needed to read it.
 *
 * @throws {Error} there is no such sheet in it.
 */
export async function workbookParts(entries: Entries): Promise<WorkbookParts> {
  const sheets: { readonly id: string; readonly hidden: boolean }[] = [];
  let is1904 = false;
  await hear(entries.get('xl/workbook.xml'), (name, attributes) => {
    if (name === 'sheet') {
      const state = attributes['state'] ?? 'visible';
      sheets.push({ id: attributes['r:id'] ?? '', hidden: state !== 'visible' });
    } else if (name === 'workbookPr') is1904 = isTrue(attributes['date1904']);
  });
  const targets = new Map<string, string>();
  await hear(entries.get('xl/_rels/workbook.xml.rels'), (name, attributes) => {
    if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
  });
  const chosen = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  const sheet =
    entries.get(placeOf(targets.get(chosen?.id ?? ''))) ?? entries.get('xl/worksheets/sheet1.xml');
  if (sheet === undefined) throw new Error('the workbook has no sheet that can be read');
  const strings = entries.get('xl/sharedStrings.xml');
  return { sheet, strings, formats: await readFormats(entries.get('xl/styles.xml')), is1904 };
}

function placeOf(target = ''): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

async function readFormats(entry: ZipEntry | undefined): Promise<readonly CellFormat[]> {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inCells = false;
  await hear(
    entry,
    (name, attributes) => {
      if (name === 'numFmt') {
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      } else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        formats.push(cellFormat(id, codes.get(id)));
      }
    },
    (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  );
  return formats;
}

async function hear(
  entry: ZipEntry | undefined,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
  close: (name: string) => void = () => undefined,
): Promise<void> {
  if (entry === undefined) return;
  await hearXml(entry.content(), { open, close, text: () => undefined });
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}
