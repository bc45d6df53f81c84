import { readingOf } from './json-row.ts';
import type { Reading } from './log-part.ts';

const LONGEST_ENTRY = 1_000_000;

/**
 * Reads the entries of one JSON list, each as soon as it is complete, so that a list of any length
 * needs the memory of its longest entry. An entry that is no JSON is handed on to be refused.
 *
 * @throws {Error} the text is no list, or breaks off in it.
 */
export async function* readJsonList(text: AsyncIterable<string>): AsyncGenerator<Reading> {
  const entries = new ListEntries();
  for await (const chunk of text) {
    for (const entry of entries.add(chunk)) yield entryOf(entry);
  }
  if (!entries.ended) throw new Error('the list breaks off');
}

function entryOf(text: string): Reading {
  try {
    return readingOf(JSON.parse(text));
  } catch {
    // Refused with the text that it is.
    return { kind: 'asIs', value: text };
  }
}

/** Cuts the text of a list between its entries: at commas that stand in no text and no bracket. */
class ListEntries {
  #entry = '';
  #depth = 0;
  #inText = false;
  #escaped = false;
  #begun = false;
  ended = false;

  *add(chunk: string): Generator<string> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const char = chunk.charAt(at);
      if (this.#inText) this.#readText(char);
      else if (char === '"') this.#inText = true;
      else if (char === '[' || char === '{') {
        this.#depth += 1;
        if (!this.#begun) {
          this.#begun = true;
          from = at + 1;
        }
      } else if (char === ']' || char === '}') {
        this.#depth -= 1;
        if (this.#depth === 0 && !this.ended) {
          this.ended = true;
          yield* this.#take(chunk.slice(from, at));
          from = at + 1;
        }
      } else if (char === ',' && this.#depth === 1) {
        yield* this.#take(chunk.slice(from, at));
        from = at + 1;
      }
    }
    this.#entry += chunk.slice(from);
    if (this.#entry.length > LONGEST_ENTRY) {
      throw new Error('an entry is longer than a million characters');
    }
    if (this.ended && this.#entry.trim() !== '') throw new Error('something follows the list');
    if (this.ended) this.#entry = '';
  }

  #readText(char: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (char === '\\') this.#escaped = true;
    else if (char === '"') this.#inText = false;
  }

  *#take(last: string): Generator<string> {
    const entry = (this.#entry + last).trim();
    this.#entry = '';
    if (entry !== '') yield entry;
  }
}
