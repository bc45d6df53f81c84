import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ImportRefused } from './import-refused.ts';
import { unzipped } from './unzip.ts';

/** A file's content without its packing, and how far its bytes on the disk have been read. */
export interface OpenFile {
  readonly content: AsyncIterable<Uint8Array>;
  readonly bytes: number;
  bytesRead(): number;
}

/**
 * Opens a file, plain, gzipped or a zip archive with one entry: its first bytes tell, not its name.
 *
 * @throws {ImportRefused} there is no such file, or it is a workbook.
 */
export async function openFile(path: string): Promise<OpenFile> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile()) {
    throw new ImportRefused('file/notFound', `there is no file "${path}"`, { path });
  }
  const head = await firstBytes(path);
  const raw = createReadStream(path, { highWaterMark: 256 * 1024 });
  return { content: unpack(raw, head, path), bytes: facts.size, bytesRead: () => raw.bytesRead };
}

function unpack(
  raw: ReturnType<typeof createReadStream>,
  head: Uint8Array,
  path: string,
): AsyncIterable<Uint8Array> {
  if (head[0] === 0x1f && head[1] === 0x8b) {
    const plain = createGunzip();
    raw.on('error', (error) => plain.destroy(error));
    return raw.pipe(plain);
  }
  if (head[0] === 0x50 && head[1] === 0x4b) {
    if (/\.xls[xm]$/i.test(path)) refuseWorkbook(path);
    return unzipped(raw, (entry) => {
      if (entry === '[Content_Types].xml') refuseWorkbook(path);
    });
  }
  if (head[0] === 0xd0 && head[1] === 0xcf) refuseWorkbook(path);
  return raw;
}

function refuseWorkbook(path: string): never {
  const message = 'workbooks are not read yet: save the sheet as CSV (UTF-8) and import that file';
  throw new ImportRefused('file/notYet', message, { path });
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
