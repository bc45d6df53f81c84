import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
