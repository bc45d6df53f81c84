import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ImportRefused } from './import-refused.ts';
import { unzipped } from './unzip.ts';
import { isWorkbook } from './workbook/workbook-parts.ts';
import { readZipDirectory } from './workbook/zip-directory.ts';
import type { ZipArchive } from './workbook/zip-directory.ts';

/** A file's content without its packing, of a workbook its entries, and how far its bytes on the disk have been read. */
export interface OpenFile {
  readonly content: AsyncIterable<Uint8Array> | ZipArchive;
  readonly bytes: number;
  bytesRead(): number;
}

/**
 * Opens a file, plain, gzipped, a workbook or a zip archive with one entry: its bytes tell, not its
 * name.
 *
 * @throws {ImportRefused} there is no such file, or it is a workbook of before 2007.
 */
export async function openFile(path: string): Promise<OpenFile> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile()) {
    throw new ImportRefused('file/notFound', `there is no file "${path}"`, { path });
  }
  const head = await firstBytes(path);
  if (head[0] === 0x50 && head[1] === 0x4b) {
    const archive = await readZipDirectory(path);
    if (archive !== undefined && isWorkbook(archive.entries)) {
      return { content: archive, bytes: facts.size, bytesRead: () => archive.bytesRead() };
    }
    if (/\.xls[xm]$/i.test(path)) {
      const message = 'the workbook cannot be read: save it again, or the sheet as CSV (UTF-8)';
      throw new ImportRefused('file/unreadable', message, { path });
    }
  }
  const raw = createReadStream(path, { highWaterMark: 256 * 1024 });
  return { content: unpack(raw, head, path), bytes: facts.size, bytesRead: () => raw.bytesRead };
}

function unpack(
  raw: ReturnType<typeof createReadStream>,
  head: Uint8Array,
  path: string,
): AsyncIterable<Uint8Array> {
  if (head[0] === 0x1f && head[1] === 0x8b) return gunzipped(raw);
  if (head[0] === 0x50 && head[1] === 0x4b) {
    return unzipped(raw);
  }
  if (head[0] === 0xd0 && head[1] === 0xcf) {
    const message =
      'a workbook of before 2007, or one with a password, is not read: save it as .xlsx or as CSV (UTF-8)';
    throw new ImportRefused('file/unknownFormat', message, { path });
  }
  return raw;
}

/** Unpacks when it is read, not before: a broken file's error without a reader would end the process. */
async function* gunzipped(raw: ReturnType<typeof createReadStream>): AsyncGenerator<Uint8Array> {
  const plain = createGunzip();
  raw.on('error', (error) => plain.destroy(error));
  yield* raw.pipe(plain);
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
