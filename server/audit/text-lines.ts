import { closeSync, openSync, readSync } from 'node:fs';

const BYTES_AT_ONCE = 65_536;
const NEW_LINE = 10;

/** A line of a file, and where it is to be read again. */
export interface TextLine {
  readonly text: string;
  readonly again: () => string;
}

/** Lines of a UTF-8 file, one at a time: however long the file, memory holds one piece and one line. */
export function* textLines(file: string): Generator<TextLine> {
  const handle = openSync(file, 'r');
  try {
    const piece = Buffer.alloc(BYTES_AT_ONCE);
    let begun: Buffer[] = [];
    let start = 0;
    let position = 0;
    for (;;) {
      const length = readSync(handle, piece, 0, BYTES_AT_ONCE, position);
      if (length === 0) break;
      let from = 0;
      for (;;) {
        const end = piece.subarray(0, length).indexOf(NEW_LINE, from);
        if (end < 0) break;
        begun.push(Buffer.from(piece.subarray(from, end)));
        yield lineOf(file, start, Buffer.concat(begun));
        begun = [];
        from = end + 1;
        start = position + from;
      }
      begun.push(Buffer.from(piece.subarray(from, length)));
      position += length;
    }
    yield lineOf(file, start, Buffer.concat(begun));
  } finally {
    closeSync(handle);
  }
}

function lineOf(file: string, start: number, bytes: Buffer): TextLine {
  return {
    text: bytes.toString('utf8'),
    again: () => readAgain(file, start, bytes.length),
  };
}

function readAgain(file: string, start: number, length: number): string {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const read = readSync(handle, bytes, 0, length, start);
    return bytes.toString('utf8', 0, read);
  } finally {
    closeSync(handle);
  }
}
