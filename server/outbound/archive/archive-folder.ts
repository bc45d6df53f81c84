import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { ArchiveDraft, Archives } from '../../application/retention/archive.ts';
import type { ArchiveFile } from '../../application/retention/retention.ts';
import { clearDrafts, draftName, endDraft } from './archive-drafts.ts';

const ENDING = '.ndjson.gz';

/** Archives as gzipped lines of JSON in a folder; a file is there whole or not at all. */
export function archiveFolder(folder: string): Archives {
  return {
    begin: async (month) => {
      await mkdir(folder, { recursive: true });
      // Processes with folders of their own write to one store: names differ everywhere.
      return beginFile(folder, `${month}-${randomBytes(4).toString('hex')}${ENDING}`);
    },
    clear: () => clearDrafts(folder, Date.now()),
  };
}

/** Reads an archive: the hash of the whole file first, then its lines. */
export async function readArchive(path: string): Promise<ArchiveFile> {
  const sum = createHash('sha256');
  for await (const part of createReadStream(path)) sum.update(part as Buffer);
  return { sha256: sum.digest('hex'), lines: linesOf(path) };
}

/** Opened only when somebody reads: lines that come before would be lost. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const unpacked = createGunzip();
  pipeline(createReadStream(path), unpacked, () => undefined);
  yield* createInterface({ input: unpacked, crlfDelay: Infinity });
}

function beginFile(folder: string, name: string): ArchiveDraft {
  // In the same folder, so that it is on the same disk.
  const hidden = draftName(name);
  const draft = join(folder, hidden);
  const packing = createGzip();
  const file = createWriteStream(draft, { flags: 'wx', mode: 0o640 });
  const sum = createHash('sha256');
  let bytes = 0;
  packing.on('data', (part: Buffer) => {
    sum.update(part);
    bytes += part.length;
  });
  const written = new Promise<void>((resolve, reject) => {
    file.once('close', resolve);
    for (const stream of [file, packing]) stream.once('error', reject);
  });
  // A disk that is full is told by whoever writes next, or at the end.
  let failure: unknown;
  written.catch((error: unknown) => {
    failure = error;
  });
  packing.pipe(file);
  return {
    name,
    add: async (line) => {
      if (failure !== undefined) throw failure as Error;
      if (!packing.write(`${line}\n`)) await Promise.race([once(packing, 'drain'), written]);
    },
    finish: async () => {
      packing.end();
      await written;
      await sync(draft);
      // Fails where the name was taken meanwhile: nothing is ever written over.
      await link(draft, join(folder, name));
      await rm(draft);
      endDraft(hidden);
      await sync(folder);
      return { sha256: sum.digest('hex'), bytes };
    },
    discard: async () => {
      packing.destroy();
      file.destroy();
      await rm(draft, { force: true });
      endDraft(hidden);
    },
  };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
