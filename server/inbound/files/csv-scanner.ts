/** Characters of a record that are read here; longer ones are for the parser that bounds their bytes. */
const LONGEST = 200_000;

const QUOTE = '"';
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads the records of a table as RFC 4180 writes them, in long strides: whole fields by search and not
 * character by character. It stops before the first record that is written in another way, such as one
 * with text behind a closing quote: from there on somebody else reads who knows those ways as well.
 *
 * The first end of a line says how all lines end. Empty lines are none. A quote inside of a field that
 * does not begin with one is text.
 */
export class CsvScanner {
  readonly #delimiter: string;
  #text = '';
  #isBegun = false;
  #lineEnd: '\n' | '\r\n' | undefined;
  #isOdd = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** Whether it has stopped. */
  get isOdd(): boolean {
    return this.#isOdd;
  }

  /** What it has not read, from the beginning of a record. */
  get rest(): string {
    return this.#text;
  }

  /** How lines end; undefined where none has ended yet. */
  get lineEnd(): string | undefined {
    return this.#lineEnd;
  }

  /** The records that the next piece completes. */
  push(piece: string): string[][] {
    this.#text += piece;
    if (!this.#isBegun && this.#text !== '') {
      this.#isBegun = true;
      if (this.#text.startsWith(BYTE_ORDER_MARK)) this.#text = this.#text.slice(1);
    }
    return this.#take(false);
  }

  /** The last record, where no line end follows it. */
  end(): string[][] {
    return this.#take(true);
  }

  #take(isLast: boolean): string[][] {
    const records: string[][] = [];
    let at = 0;
    while (at < this.#text.length && !this.#isOdd) {
      const read = this.#readRecord(at, isLast);
      if (read === undefined) break;
      at = read.next;
      if (read.record !== undefined) records.push(read.record);
    }
    this.#text = this.#text.slice(at);
    if (this.#text.length > LONGEST) this.#isOdd = true;
    return records;
  }

  /** The record from a place on and where the next begins; undefined where its end is not there yet. */
  #readRecord(
    from: number,
    isLast: boolean,
  ): { readonly record: string[] | undefined; readonly next: number } | undefined {
    const text = this.#text;
    const fields: string[] = [];
    let at = from;
    // Looked for once a line and not once a field.
    let line = -1;
    for (;;) {
      let end: number;
      if (text.startsWith(QUOTE, at)) {
        const closing = closingQuote(text, at + 1);
        // A quote at the very end may be the first of two.
        if (closing < 0 || (closing + 1 === text.length && !isLast)) {
          this.#isOdd = isLast;
          return undefined;
        }
        const inside = text.slice(at + 1, closing);
        fields.push(inside.includes(QUOTE) ? inside.replaceAll('""', QUOTE) : inside);
        end = closing + 1;
      } else {
        if (this.#lineEnd !== undefined && line < at) {
          const next = text.indexOf(this.#lineEnd, at);
          line = next < 0 ? text.length : next;
        }
        end = this.#endOfField(at, line);
        fields.push(text.slice(at, end));
      }
      if (end >= text.length) return isLast ? { record: fields, next: end } : undefined;
      if (text.startsWith(this.#delimiter, end)) {
        at = end + this.#delimiter.length;
        continue;
      }
      const length = this.#lineEndAt(end, isLast);
      if (length === undefined) return undefined;
      if (length === 0) {
        this.#isOdd = true;
        return undefined;
      }
      const isEmpty = fields.length === 1 && end === from;
      return { record: isEmpty ? undefined : fields, next: end + length };
    }
  }

  /** Where a field without quotes ends: at the next delimiter, or where its line does. */
  #endOfField(at: number, line: number): number {
    const text = this.#text;
    const delimiter = text.indexOf(this.#delimiter, at);
    const stop = delimiter < 0 ? text.length : delimiter;
    if (this.#lineEnd !== undefined) return Math.min(stop, line);
    for (let place = at; place < stop; place += 1) {
      const sign = text.charCodeAt(place);
      if (sign === LINE_FEED || sign === CARRIAGE_RETURN) return place;
    }
    return stop;
  }

  /** Length of the line end at a place; 0 where there is none, undefined where the next piece tells. */
  #lineEndAt(at: number, isLast: boolean): number | undefined {
    const text = this.#text;
    if (this.#lineEnd === undefined) {
      if (text.startsWith('\r\n', at)) this.#lineEnd = '\r\n';
      else if (text.startsWith('\n', at)) this.#lineEnd = '\n';
      else if (text.startsWith('\r', at) && at + 1 === text.length && !isLast) return undefined;
      else return 0;
    }
    if (text.startsWith(this.#lineEnd, at)) return this.#lineEnd.length;
    const isHalf = this.#lineEnd === '\r\n' && text.endsWith('\r') && at + 1 === text.length;
    return isHalf && !isLast ? undefined : 0;
  }
}

/** The quote that ends a field; -1 where it is not there. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf(QUOTE, from);
  while (at >= 0 && text.startsWith(QUOTE, at + 1)) at = text.indexOf(QUOTE, at + 2);
  return at;
}
