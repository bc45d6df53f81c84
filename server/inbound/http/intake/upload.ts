import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../refused-request.ts';

const MAX_BYTES = 1024 * 1024 * 1024;

/** A file that was sent, kept until it is removed. */
export interface Upload {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Writes a body to a file of its own. Its name keeps only the ending and plain letters of the name
 * that was sent.
 */
export async function withUpload(body: Readable, name: string): Promise<Upload> {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-import-'));
  const path = join(folder, name.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_') || 'import');
  const remove = () => rm(folder, { recursive: true, force: true });
  let size = 0;
  const bounded = new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      size += chunk.length;
      if (size > MAX_BYTES) next(new RangeError('too large'));
      else next(null, chunk);
    },
  });
  try {
    await pipeline(body, bounded, createWriteStream(path, { flags: 'wx' }));
    return { path, remove };
  } catch (error) {
    await remove();
    return size > MAX_BYTES
      ? refuse('request/tooLarge', `A file has at most ${MAX_BYTES} bytes.`)
      : Promise.reject(error instanceof Error ? error : new Error('the upload was broken off'));
  }
}
