import { readCsv } from './csv-rows.ts';
import { decodeText, xmlEncoding } from './decode-text.ts';
import { inPieces } from './in-pieces.ts';
import { ImportRefused } from './import-refused.ts';
import { readJsonList } from './json-list.ts';
import type { Reading } from './log-part.ts';
import { readNdjson } from './ndjson-rows.ts';
import type { OpenFile } from './open-file.ts';
import type { Profile } from './profile.ts';
import { readWorkbook } from './workbook/workbook-rows.ts';
import { readXes } from './xes-log.ts';

/**
 * Reads a file's content in the format that its beginning shows: a workbook, XML is a log, `{` begins lines of
 * JSON, `[` one list, anything else is a table.
 *
 * @throws {ImportRefused} the file is empty.
 */
export async function* readFileRows(
  content: OpenFile['content'],
  path: string,
  profile: Profile,
): AsyncGenerator<Reading> {
  if ('entries' in content) {
    yield* readWorkbook(content);
    return;
  }
  const chunks = content[Symbol.asyncIterator]();
  const first = await nextFilled(chunks);
  if (first === undefined) {
    throw new ImportRefused('file/unknownFormat', 'the file is empty', { path });
  }
  const whole = rejoin(first, chunks);
  const start = new TextDecoder(xmlEncoding(first)).decode(first.subarray(0, 400)).trimStart();
  if (start.startsWith('<')) yield* readXes(inPieces(decodeText(whole, [xmlEncoding(first)])));
  else if (start.startsWith('{')) yield* readNdjson(inPieces(decodeText(whole, profile.encodings)));
  else if (start.startsWith('['))
    yield* readJsonList(inPieces(decodeText(whole, profile.encodings)));
  else yield* readCsv(decodeText(whole, profile.encodings), profile.delimiter);
}

async function nextFilled(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    if (next.value.length > 0) return next.value;
  }
  return undefined;
}

async function* rejoin(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    yield next.value;
  }
}
