import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartupError } from '../../errors.ts';

const FILE = 'anchor.key';

/** The Ed25519 key with which anchors are signed. */
export interface AnchorKey {
  readonly secret: KeyObject;
  /** The raw public key, base64url: 43 characters, to be noted elsewhere. */
  readonly publicKey: string;
  /** Whether it was made just now. */
  readonly isNew: boolean;
}

/**
 * Reads the signing key of a folder, made there at the first start. It lies with the other keys and
 * never with the anchors: whoever holds both can sign what he likes.
 *
 * @throws {StartupError} it is there and cannot be read
 */
export function openAnchorKey(folder: string): AnchorKey {
  const file = join(folder, FILE);
  const known = readText(file);
  if (known !== undefined) return keyOf(secretIn(known, file), false);
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const text = privateKey.export({ type: 'pkcs8', format: 'pem' });
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process on the same folder was first.
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    // What was begun would be taken for a key that cannot be read.
    if (isFull) rmSync(file, { force: true });
    const other = readText(file);
    if (other === undefined) {
      if (isFull) throw new StartupError('store/noRoom', { file }, { cause: error });
      throw unreadable(file, error);
    }
    return keyOf(secretIn(other, file), false);
  }
  return keyOf(privateKey, true);
}

function secretIn(text: string, file: string): KeyObject {
  try {
    const secret = createPrivateKey(text);
    if (secret.asymmetricKeyType === 'ed25519') return secret;
  } catch (error) {
    throw unreadable(file, error);
  }
  throw unreadable(file, undefined);
}

function keyOf(secret: KeyObject, isNew: boolean): AnchorKey {
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('an Ed25519 key has a public part');
  return { secret, publicKey: x, isNew };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(file, error);
  }
}

function unreadable(file: string, cause: unknown): StartupError {
  return new StartupError('anchor/keyUnreadable', { file }, { cause });
}
