import { readingOf } from './json-row.ts';
import type { Reading } from './log-part.ts';

const LONGEST_LINE = 1_000_000;

/**
 * Reads one JSON value a line: a CloudEvent goes on as it stands, any other object is a row whose
 * members are its columns. A line that is neither is handed on as it stands, to be refused.
 */
export async function* readNdjson(text: AsyncIterable<string>): AsyncGenerator<Reading> {
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new Error('a line is longer than a million characters');
    for (const line of lines) yield* readLine(line);
  }
  yield* readLine(rest);
}

function readLine(line: string): Reading[] {
  if (line.trim() === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Refused with the text that it is.
    return [{ kind: 'asIs', value: line }];
  }
  return [readingOf(value)];
}
