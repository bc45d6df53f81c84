import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { CountParts } from '../../application/counts/counts.ts';
import type { CountsKeeper, KeptCounts } from '../../application/counts/kept-counts.ts';

/** The file in a data folder; whoever changes a store beside the product has to take it away. */
export const COUNTS_FILE = 'counts.kept';
/** Of its form; a file of another one is left unread. */
const FORM = 1;
const FILE_MODE = 0o600;
const LENGTH_BYTES = 8;
const NUMBER_BYTES = 4;

/** What stands before the rows: their lengths, in the order in which they follow. */
interface Head {
  readonly form: number;
  readonly upTo: number;
  readonly mark: string;
  readonly names: CountParts['names'];
  readonly tables: readonly (readonly [measure: string, numbers: number])[];
  readonly checksum: number;
}

/**
 * Keeps counts in a file of a folder: a head in JSON with its length before it, then the rows as the
 * machine has them. It is written beside and renamed, so there is a whole one or none; it waits for no
 * disk, since one that was lost is made again.
 */
export function countsFile(folder: string): CountsKeeper {
  const path = join(folder, COUNTS_FILE);
  // Several processes may have one folder beside a database.
  const draft = `${path}.${process.pid}`;
  return {
    find: async () => {
      try {
        return decode(await readFile(path));
      } catch {
        // Absent, unreadable or not ours: the store has it all.
        return undefined;
      }
    },
    keep: async (counts) => {
      try {
        const file = await open(draft, 'w', FILE_MODE);
        try {
          for (const part of encode(counts)) await file.write(part);
        } finally {
          await file.close();
        }
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
  };
}

function encode({ upTo, mark, parts }: KeptCounts): readonly Uint8Array[] {
  const rows = parts.tables.map(([, numbers]) => bytesOf(numbers));
  const head: Head = {
    form: FORM,
    upTo,
    mark,
    names: parts.names,
    tables: parts.tables.map(([measure, numbers]) => [measure, numbers.length]),
    checksum: rows.reduce((sum, part) => crc32(part, sum), 0),
  };
  const text = Buffer.from(JSON.stringify(head));
  const lengths = Buffer.alloc(LENGTH_BYTES);
  lengths.writeUInt32LE(text.length, 0);
  lengths.writeUInt32LE(crc32(text), NUMBER_BYTES);
  return [lengths, text, ...rows];
}

function decode(file: Buffer): KeptCounts | undefined {
  const end = LENGTH_BYTES + file.readUInt32LE(0);
  const text = file.subarray(LENGTH_BYTES, end);
  if (crc32(text) !== file.readUInt32LE(NUMBER_BYTES)) return undefined;
  const head = JSON.parse(text.toString()) as Head;
  if (head.form !== FORM || crc32(file.subarray(end)) !== head.checksum) return undefined;
  let at = end;
  const tables = head.tables.map(([measure, length]) => {
    const numbers = new Int32Array(length);
    bytesOf(numbers).set(file.subarray(at, at + length * NUMBER_BYTES));
    at += length * NUMBER_BYTES;
    return [measure, numbers] as const;
  });
  if (at !== file.length) return undefined;
  return { upTo: head.upTo, mark: head.mark, parts: { names: head.names, tables } };
}

function bytesOf(numbers: Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
