import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartupError } from '../../errors.ts';

const KEY_BYTES = 32;
// Anybody but the owner.
const OTHERS = 0o077;

/** Where the master key lies unless it is said: beside the database, in a folder of its own. */
export function defaultKeyFile(dataDir: string): string {
  return join(dataDir, 'key', 'personal.key');
}

/**
 * The master key of a file: 32 random bytes in base64url.
 *
 * @param mayMake whether one is made where there is none: only for a store in which nothing is sealed
 * @throws {StartupError} it is not there, is no key, or others may read it
 */
export function readKeyFile(file: string, mayMake: boolean): Uint8Array {
  if (mayMake) makeKeyFile(file);
  const text = readText(file);
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== KEY_BYTES || bytes.toString('base64url') !== text) {
    throw new StartupError('key/invalid', { file });
  }
  return bytes;
}

/** Where the key lies that is about to take the place of the one in a key file. */
export function nextKeyFile(file: string): string {
  return `${file}.next`;
}

/** Where the key lies whose place another one took, while something is still locked with it. */
export function previousKeyFile(file: string): string {
  return `${file}.previous`;
}

/** The master key of a file; undefined where there is none, or none that can be used. */
export function findKeyFile(file: string): Uint8Array | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readKeyFile(file, false);
  } catch (error) {
    if (error instanceof StartupError) return undefined;
    throw error;
  }
}

/** Tells one content of a file from the next; empty where there is none. */
export function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs}`;
}

/** Makes the next key of a key file, unless it lies there; answers its bytes. @throws {StartupError} */
export function makeNextKey(file: string): Uint8Array {
  return readKeyFile(nextKeyFile(file), true);
}

/** Puts the next key in the place of the one in the file, which stays beside it; done before, it does nothing. */
export function takeNextKey(file: string): void {
  if (!existsSync(nextKeyFile(file))) return;
  rmSync(previousKeyFile(file), { force: true });
  linkSync(file, previousKeyFile(file));
  // Whole or not at all: there is a key in the file at every moment.
  renameSync(nextKeyFile(file), file);
}

/**
 * Takes the previous key out of use: it is kept under its name, for backups that were made with it.
 *
 * @returns its file; null where there is none any more
 */
export function retireKey(file: string, id: string): string | null {
  const kept = `${file}.old-${id}`;
  if (existsSync(previousKeyFile(file))) renameSync(previousKeyFile(file), kept);
  return existsSync(kept) ? kept : null;
}

function readText(file: string): string {
  let text: string;
  let mode: number;
  try {
    text = readFileSync(file, 'latin1').trim();
    ({ mode } = statSync(file));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new StartupError(
      code === 'ENOENT' ? 'key/missing' : 'key/unreadable',
      { file },
      { cause },
    );
  }
  // Windows keeps no such bits.
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
    throw new StartupError('key/loose', { file, mode: (mode & 0o777).toString(8) });
  }
  return text;
}

/** Whole or not at all, and never over one that is there: two processes may start at once. */
function makeKeyFile(file: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const text = `${randomBytes(KEY_BYTES).toString('base64url')}\n`;
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(draft, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new StartupError('key/unwritable', { file }, { cause });
  } finally {
    rmSync(draft, { force: true });
  }
}
