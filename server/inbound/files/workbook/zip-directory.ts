import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

/** An entry of an archive, and how to read it. */
export interface ZipEntry {
  readonly name: string;
  /** Its content without its packing, read from the disk as it is asked for. */
  content(): AsyncIterable<Uint8Array>;
}

/** A zip archive by its directory. */
export interface ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Packed bytes of its entries that have been read. */
  bytesRead(): number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end of an archive is followed by a comment of at most 65,535 bytes. */
const LONGEST_END = 65_557;
/** Office writes some dozens; a directory of millions is no workbook. */
const MOST_ENTRIES = 10_000;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the directory at the end of a zip archive; undefined where the file has none that can be
 * read. What the directory says is checked when an entry is read, not before.
 */
export async function readZipDirectory(path: string): Promise<ZipArchive | undefined> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const tail = await bytesAt(handle, Math.max(0, size - LONGEST_END), LONGEST_END);
    const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (at < 0 || at + 22 > tail.length || tail.readUInt32LE(at) !== END) return undefined;
    const length = tail.readUInt32LE(at + 12);
    const start = tail.readUInt32LE(at + 16);
    if (start + length > size || length > MOST_ENTRIES * 1_000) return undefined;
    return archiveOf(path, await bytesAt(handle, start, length));
  } finally {
    await handle.close();
  }
}

function archiveOf(path: string, directory: Buffer): ZipArchive | undefined {
  const entries = new Map<string, ZipEntry>();
  let read = 0;
  const note = (bytes: number): void => {
    read += bytes;
  };
  for (let at = 0; at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== ENTRY || entries.size >= MOST_ENTRIES) return undefined;
    const method = directory.readUInt16LE(at + 10);
    const packedSize = directory.readUInt32LE(at + 20);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      directory.readUInt16LE(at + field),
    );
    const begin = directory.readUInt32LE(at + 42);
    const nameEnd = at + 46 + (nameLength ?? 0);
    // Some writers part folders by backslashes.
    const name = directory.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/');
    const content = () => contentOf(path, { begin, packedSize, method, name }, note);
    entries.set(name, { name, content });
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return { entries, bytesRead: () => read };
}

async function* contentOf(
  path: string,
  entry: {
    readonly begin: number;
    readonly packedSize: number;
    readonly method: number;
    readonly name: string;
  },
  note: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const { begin, packedSize, method, name } = entry;
  if (method !== STORED && method !== DEFLATED) {
    throw new Error(`${name} is packed in a way that is not read`);
  }
  const start = begin + (await headerLength(path, begin, name));
  if (packedSize === 0) return;
  const raw = createReadStream(path, { start, end: start + packedSize - 1 });
  raw.on('data', (chunk) => {
    note(chunk.length);
  });
  raw.pause();
  if (method === STORED) {
    yield* raw as AsyncIterable<Uint8Array>;
    return;
  }
  const plain = createInflateRaw();
  raw.on('error', (error) => plain.destroy(error));
  try {
    yield* raw.pipe(plain) as AsyncIterable<Uint8Array>;
  } finally {
    raw.destroy();
    plain.destroy();
  }
}

async function headerLength(path: string, begin: number, name: string): Promise<number> {
  const handle = await open(path);
  try {
    const head = await bytesAt(handle, begin, 30);
    if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) {
      throw new Error(`${name} is not where the archive says`);
    }
    return 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
