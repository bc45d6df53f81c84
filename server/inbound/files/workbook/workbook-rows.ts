import type { Reading } from '../log-part.ts';
import { MOST_COLUMNS, TableRows } from '../table-rows.ts';
import { shownNumber } from './cell-formats.ts';
import { columnOf, unescaped } from './cell-text.ts';
import { readXml } from './read-xml.ts';
import type { XmlListener } from './read-xml.ts';
import { readSharedStrings } from './shared-strings.ts';
import { workbookParts } from './workbook-parts.ts';
import type { WorkbookParts } from './workbook-parts.ts';
import type { ZipArchive } from './zip-directory.ts';

/** Rows of a sheet, as Excel bounds it. */
const MOST_ROWS = 1_048_576;
/** Characters of one row: the longest record that a table may have. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads the first sheet of a workbook that is shown as a table with a head line: cells as their
 * reader sees them, of a formula what it last came to. Empty rows are passed over.
 *
 * @throws {Error} the workbook cannot be read, or is larger than any that Excel writes.
 */
export async function* readWorkbook({ entries }: ZipArchive): AsyncGenerator<Reading> {
  const parts = await workbookParts(entries);
  const sheet = new SheetReader(parts, await readSharedStrings(parts.strings));
  const rows = new TableRows();
  for await (const record of readXml(parts.sheet.content(), sheet)) yield* rows.add(record);
  yield* rows.end();
}

/** Gathers cells until their row ends. */
class SheetReader implements XmlListener<readonly string[]> {
  readonly #parts: WorkbookParts;
  readonly #strings: readonly string[];
  #records: (readonly string[])[] = [];
  #row: string[] = [];
  #rowLength = 0;
  #rows = 0;
  #column = -1;
  #type = 'n';
  #style = 0;
  #inText = false;
  #inPhonetic = false;
  #text: string[] = [];

  constructor(parts: WorkbookParts, strings: readonly string[]) {
    this.#parts = parts;
    this.#strings = strings;
  }

  take(): readonly (readonly string[])[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#row = [];
      this.#rowLength = 0;
      this.#column = -1;
    } else if (name === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#column + 1;
      this.#type = attributes['t'] ?? 'n';
      this.#style = Number(attributes['s'] ?? 0);
      this.#text = [];
    } else if (name === 'v' || name === 't') this.#inText = !this.#inPhonetic;
    else if (name === 'rPh') this.#inPhonetic = true;
  }

  text(text: string): void {
    if (this.#inText) this.#text.push(text);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'c') this.#endCell(this.#shown(this.#text.join('')));
    else if (name === 'row' && this.#row.some((cell) => cell !== '')) {
      this.#rows += 1;
      if (this.#rows > MOST_ROWS) throw new Error('the sheet has more rows than a sheet can have');
      this.#records.push(this.#row);
    }
  }

  #endCell(text: string): void {
    if (text === '') return;
    if (this.#column >= MOST_COLUMNS) {
      throw new Error(`a row has more than ${MOST_COLUMNS} cells`);
    }
    this.#rowLength += text.length;
    if (this.#rowLength > LONGEST_ROW) throw new Error('a row is longer than a million characters');
    while (this.#row.length < this.#column) this.#row.push('');
    this.#row[this.#column] = text;
  }

  #shown(value: string): string {
    switch (this.#type) {
      case 's':
        return this.#strings[Number(value)] ?? '';
      case 'inlineStr':
      case 'str':
        return unescaped(value);
      case 'b':
        return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
      case 'n':
        return shownNumber(value, this.#parts.formats[this.#style] ?? 'number', this.#parts.is1904);
      default:
        // A date in words (`d`), or an error such as #N/A (`e`): as it is written.
        return value;
    }
  }
}
