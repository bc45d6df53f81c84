import { SaxesParser } from 'saxes';
import type { Json } from '#domain/cases/logged-event.ts';
import type { Attributes, Reading } from './log-part.ts';

/** Rows kept of one trace until its facts are complete; a longer trace is handed on in parts. */
const LONGEST_WAIT = 5_000;

/** Elements of XES that hold a value. */
const VALUES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/**
 * Reads the traces of an XES log (IEEE 1849) from its text, in order. Attributes may stand before
 * or after the events; those inside other attributes are kept as `outer/inner`; what the header
 * says of guaranteed attributes, extensions and classifiers is no trace's.
 *
 * @throws {Error} the text is no well-formed XML, with line and column.
 */
export async function* readXes(text: AsyncIterable<string>): AsyncGenerator<Reading> {
  const reader = new XesReader();
  for await (const chunk of text) {
    reader.write(chunk);
    yield* reader.take();
  }
  reader.close();
  yield* reader.take();
}

/** States: outside, in a trace, in an event; moved by the parser's tags. */
class XesReader {
  readonly #parser = new SaxesParser();
  #ready: Reading[] = [];
  #facts = new Map<string, Json>();
  #rows: Attributes[] = [];
  #row: Map<string, Json> | undefined;
  #inTrace = false;
  #sawLog = false;
  /** Open elements that are no trace and no event, with the key of each. */
  readonly #path: string[] = [];

  constructor() {
    this.#parser.on('opentag', (tag) => {
      this.#open(plain(tag.name), tag.attributes);
    });
    this.#parser.on('closetag', (tag) => {
      this.#close(plain(tag.name));
    });
    this.#parser.on('error', (error) => {
      throw error;
    });
  }

  write(chunk: string): void {
    this.#parser.write(chunk);
  }

  close(): void {
    this.#parser.close();
    if (!this.#sawLog) throw new Error('this XML holds no log');
  }

  take(): Reading[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'log') {
      this.#sawLog = true;
    } else if (name === 'trace' && !this.#inTrace) {
      this.#inTrace = true;
    } else if (name === 'event' && this.#row === undefined && this.#path.length === 0) {
      this.#row = new Map();
    } else {
      this.#openAttribute(name, attributes);
    }
  }

  #openAttribute(name: string, attributes: Readonly<Record<string, string>>): void {
    const outer = this.#path.at(-1);
    const key = attributes['key'] ?? name;
    const path = outer === undefined ? key : `${outer}/${key}`;
    this.#path.push(path);
    if (!VALUES.has(name)) return;
    const value = attributes['value'];
    if (value === undefined) return;
    if (this.#row === undefined && !this.#inTrace) this.#readStated(path, value);
    else (this.#row ?? this.#facts).set(path, valueOf(name, value));
  }

  #close(name: string): void {
    if (this.#path.length > 0) {
      this.#path.pop();
    } else if (name === 'event') {
      this.#rows.push(this.#row ?? new Map());
      this.#row = undefined;
      if (!this.#inTrace) this.#handOn(true);
      else if (this.#rows.length >= LONGEST_WAIT && this.#facts.has('concept:name')) {
        this.#handOn(false);
      }
    } else if (name === 'trace') {
      this.#handOn(true);
      this.#inTrace = false;
    }
  }

  #handOn(complete: boolean): void {
    const facts = complete ? this.#facts : new Map(this.#facts);
    // Log events outside of any trace belong to no case; they are handed on to be refused.
    const traces = complete && this.#inTrace ? 1 : 0;
    this.#ready.push({ kind: 'part', part: { facts, rows: this.#rows, complete }, traces });
    this.#rows = [];
    if (complete) this.#facts = new Map();
  }

  #readStated(path: string, value: string): void {
    const total = Number(value);
    if (path === 'meta_general:traces_total') this.#ready.push({ kind: 'stated', cases: total });
    if (path === 'meta_general:events_total') {
      this.#ready.push({ kind: 'stated', logEvents: total });
    }
  }
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function valueOf(type: string, text: string): Json {
  if (type === 'boolean' && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (type !== 'int' && type !== 'float') return text;
  const number = Number(text);
  // A number that would lose digits stays the text that it is.
  return text.trim() !== '' && Number.isFinite(number) && Math.abs(number) <= 2 ** 53
    ? number
    : text;
}
