import { zipSync } from 'fflate';

/** Parts of a workbook that differ between programs that write them. */
export interface WorkbookText {
  /** Rows of the sheet, as XML. */
  readonly rows: string;
  /** Entries of the shared strings, as XML. */
  readonly strings?: string;
  /** Formats of cells, by the number of their style. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
  /** Sheets by name, hidden ones with a `!` in front; each but the last shown one is empty. */
  readonly sheets?: readonly string[];
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

/** A workbook as Office writes it, of these texts. */
export function someWorkbook(text: WorkbookText): Uint8Array {
  const { rows, strings, formats = [], is1904 = false, sheets = ['Sheet1'], more } = text;
  const chosen = Math.max(
    sheets.findIndex((name) => !name.startsWith('!')),
    0,
  );
  const own = formats.flatMap((format, index) =>
    typeof format === 'string'
      ? [`<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`]
      : [],
  );
  const xfs = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + index}"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (name, index) =>
          `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${name.startsWith('!') ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map(
        (_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/s${index + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
  };
  for (const index of sheets.keys()) {
    parts[`xl/worksheets/s${index + 1}.xml`] =
      `<worksheet><sheetData>${index === chosen ? rows : ''}</sheetData></worksheet>`;
  }
  if (strings !== undefined) parts['xl/sharedStrings.xml'] = `<sst>${strings}</sst>`;
  const bytes = Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)] as const);
  return zipSync({ ...Object.fromEntries(bytes), ...more });
}
