import { Zip, ZipDeflate } from 'fflate';

/** An exact number as the screen prints it: its digits are shown, and it can be summed. */
interface Decimal {
  readonly decimal: string;
}

/** A cell of an exported table. */
export type Cell = string | number | boolean | Decimal | null;

/** Lines of a sheet, its head included; what is more goes to a further one. */
const MOST_LINES = 1_048_576;
/** Longest text of a cell; a longer one makes Excel refuse the file, so it is cut and says so. */
const LONGEST_TEXT = 32_767;
const CUT = '…';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OF_DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OF_PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Most places that a cell shows as printed; what has more is written as a text. */
const MOST_PLACES = 6;
/** A spreadsheet computes with 15 digits: what has more would not be what was printed. */
const MOST_DIGITS = 15;
const FIRST_OWN_FORMAT = 164; // numbers below belong to the format
const DECIMAL_STYLE = 3;
const PLACES = Array.from({ length: MOST_PLACES + 1 }, (_, places) => places);
const FORMATS = PLACES.map((places) => {
  const code = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
  return `<numFmt numFmtId="${FIRST_OWN_FORMAT + places}" formatCode="${code}"/>`;
}).join('');
const DECIMAL_STYLES = PLACES.map(
  (places) =>
    `<xf numFmtId="${FIRST_OWN_FORMAT + places}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
).join('');

/**
 * Styles by number: 0 for numbers, 1 for texts, which stay texts when they are edited, 2 for heads,
 * from 3 on for exact numbers with 0, 1, 2 and more places.
 */
const STYLES = `${DECLARED}<styleSheet xmlns="${MAIN}"><numFmts count="${PLACES.length}">${FORMATS}</numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${DECIMAL_STYLE + PLACES.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>${DECIMAL_STYLES}</cellXfs></styleSheet>`;

/**
 * A workbook (Office Open XML) of one table, as it is made: memory does not grow with its rows. A
 * text is a cell of texts and never a formula, however it begins; numbers are numbers.
 *
 * @param pages rows, some hundred at a time
 */
export async function* workbookBytes(
  head: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  mostLines = MOST_LINES,
): AsyncGenerator<Uint8Array> {
  const archive = new Archive();
  let sheets = 0;
  let lines = mostLines;
  for await (const rows of withOneAtLeast(pages)) {
    for (const row of rows) {
      if (lines >= mostLines) {
        if (sheets > 0) archive.write(SHEET_END);
        sheets += 1;
        archive.begin(`xl/worksheets/sheet${sheets}.xml`);
        archive.write(`${SHEET_BEGIN}${line(head, 1, 2)}`);
        lines = 1;
      }
      if (row === undefined) continue;
      lines += 1;
      archive.write(line(row, lines));
    }
    yield* archive.take();
  }
  archive.write(SHEET_END);
  for (const [name, text] of partsOf(sheets)) {
    archive.begin(name);
    archive.write(text);
  }
  archive.end();
  yield* archive.take();
}

/** The pages, and one that makes a sheet with a head alone where there is no row. */
async function* withOneAtLeast(
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<readonly (readonly Cell[] | undefined)[]> {
  let empty = true;
  for await (const rows of pages) {
    empty &&= rows.length === 0;
    yield rows;
  }
  if (empty) yield [undefined];
}

const SHEET_BEGIN = `${DECLARED}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>`;
const SHEET_END = '</sheetData></worksheet>';

function line(cells: readonly Cell[], no: number, style = 1): string {
  const shown = cells.map((value, column) => cell(value, `${letters(column)}${no}`, style));
  return `<row r="${no}">${shown.join('')}</row>`;
}

/** Name of a column, from 0: `A` to `Z`, then `AA`. */
function letters(column: number): string {
  const rest = column % 26;
  const last = String.fromCharCode(65 + rest);
  return column < 26 ? last : letters((column - rest) / 26 - 1) + last;
}

function cell(value: Cell, place: string, style: number): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number' && Number.isFinite(value)) {
    return `<c r="${place}"><v>${value}</v></c>`;
  }
  if (typeof value === 'object') {
    const places = placesOf(value.decimal);
    if (places === undefined) return cell(value.decimal, place, style);
    return `<c r="${place}" s="${DECIMAL_STYLE + places}"><v>${value.decimal}</v></c>`;
  }
  const text = xmlText(String(value));
  return `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Places of an exact number; undefined where a cell could not show just these digits. */
function placesOf(decimal: string): number | undefined {
  const found = /^-?(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (found === null) return undefined;
  const [, whole = '', places = ''] = found;
  const fits = places.length <= MOST_PLACES && whole.length + places.length <= MOST_DIGITS;
  return fits ? places.length : undefined;
}

const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A text as a cell holds it. What XML cannot hold is written as Office does, `_x0007_`, and a text
 * that looks so already is told apart by writing its `_`; halves of characters are replaced.
 */
function xmlText(text: string): string {
  const whole = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT - 1) + CUT : text;
  return whole
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      // eslint-disable-next-line no-control-regex -- those are what XML does not have
      /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll(/[&<>]/g, (char) => SPECIAL[char] ?? char);
}

function partsOf(sheets: number): readonly (readonly [name: string, text: string])[] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = [
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
    ...numbers.map(
      (no) =>
        `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${type}.worksheet+xml"/>`,
    ),
  ].join('');
  const shown = numbers.map((no) => `<sheet name="${no}" sheetId="${no}" r:id="rId${no}"/>`);
  const related = numbers.map((no) =>
    relation(`rId${no}`, 'worksheet', `worksheets/sheet${no}.xml`),
  );
  return [
    ['xl/styles.xml', STYLES],
    [
      'xl/workbook.xml',
      `${DECLARED}<workbook xmlns="${MAIN}" xmlns:r="${OF_DOCUMENT}"><sheets>${shown.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([...related, relation('rIdStyles', 'styles', 'styles.xml')]),
    ],
    ['_rels/.rels', relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')])],
    [
      '[Content_Types].xml',
      `${DECLARED}<Types xmlns="${OF_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`,
    ],
  ];
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OF_DOCUMENT}/${kind}" Target="${target}"/>`;
}

function relations(each: readonly string[]): string {
  return `${DECLARED}<Relationships xmlns="${OF_PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

/** A zip archive whose bytes are taken while it is written. */
class Archive {
  readonly #ready: Uint8Array[] = [];
  readonly #zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    this.#ready.push(bytes);
  });
  #entry: ZipDeflate | undefined;

  begin(name: string): void {
    this.#close();
    this.#entry = new ZipDeflate(name, { level: 3 });
    this.#zip.add(this.#entry);
  }

  write(text: string): void {
    this.#entry?.push(Buffer.from(text));
  }

  end(): void {
    this.#close();
    this.#zip.end();
  }

  take(): Uint8Array[] {
    return this.#ready.splice(0);
  }

  #close(): void {
    this.#entry?.push(new Uint8Array(0), true);
  }
}
