import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { decodeText, xmlEncoding } from '../decode-text.ts';
import { inPieces } from '../in-pieces.ts';

/** What a part of a workbook is told of, tag by tag; names come without their prefix. */
export interface XmlListener<Heard> {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
  /** What has become complete since it was asked last. */
  take(): readonly Heard[];
}

/** Characters between two tags: Excel's longest cell has 32,767, escaped some times more. */
const LONGEST_TEXT = 1_000_000;

/**
 * Reads XML as it comes and hands on what the listener makes of it.
 * Entities that a document type makes are unknown and refuse the file; nothing is fetched.
 *
 * @throws {Error} it is not well-formed, or has a text or tag without end.
 */
export async function* readXml<Heard>(
  content: AsyncIterable<Uint8Array>,
  listener: XmlListener<Heard>,
): AsyncGenerator<Heard> {
  const parser = new SaxesParser();
  let heardAt = 0;
  let read = 0;
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    heardAt = read;
    listener.open(plain(name), attributes);
  });
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    heardAt = read;
    listener.close(plain(name));
  });
  parser.on('text', (text) => {
    listener.text(text);
  });
  parser.on('cdata', (text) => {
    listener.text(text);
  });
  parser.on('error', (error) => {
    throw error;
  });
  for await (const piece of inPieces(textOf(content))) {
    read += piece.length;
    parser.write(piece);
    if (read - heardAt > LONGEST_TEXT) throw new Error('a text is longer than any cell can be');
    yield* listener.take();
  }
  parser.close();
  yield* listener.take();
}

/** Reads XML of which nothing is handed on piece by piece. */
export async function hearXml(
  content: AsyncIterable<Uint8Array>,
  listener: Omit<XmlListener<never>, 'take'>,
): Promise<void> {
  const reading = readXml<never>(content, {
    open: (name, attributes) => {
      listener.open(name, attributes);
    },
    text: (text) => {
      listener.text(text);
    },
    close: (name) => {
      listener.close(name);
    },
    take: () => [],
  });
  while ((await reading.next()).done !== true);
}

async function* textOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const chunks = content[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield first.value as Uint8Array;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      yield next.value;
    }
  }
  yield* decodeText(whole(), [xmlEncoding(first.value)]);
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
