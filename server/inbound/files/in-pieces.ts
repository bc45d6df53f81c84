import { setImmediate as nextTurn } from 'node:timers/promises';

/** Characters of one piece: some milliseconds of parsing. */
const PIECE = 32_768;

const HIGH_HALF = /[\uD800-\uDBFF]/;

/**
 * The same text in pieces between which everyone else has his turn. A file may unpack to megabytes
 * at once, and whoever parses those in one go holds up all requests.
 */
export async function* inPieces(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of text) {
    for (let at = 0; at < chunk.length;) {
      const end = at + PIECE;
      // Both halves of a character stay together: each on its own would be written as unreadable.
      const next = HIGH_HALF.test(chunk.charAt(end - 1)) ? end + 1 : end;
      yield chunk.slice(at, next);
      at = next;
      await nextTurn();
    }
  }
}
