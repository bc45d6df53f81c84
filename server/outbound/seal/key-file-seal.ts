import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Seal } from '../../application/people/seal.ts';
import {
  defaultKeyFile,
  findKeyFile,
  nextKeyFile,
  previousKeyFile,
  readKeyFile,
  stampOf,
} from '../vault/key-file.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Another use of the same file has another label, and so another key. */
const LABEL = 'mingjian sign-in';

/**
 * A seal (AES-256-GCM) whose key is derived from a key file: the given one, else one in the data
 * folder. The file is read, and made where there is none, only when something is sealed or opened:
 * most installations have no second factor. While its key is replaced, what the old one or the next
 * one sealed opens too.
 */
export function keyFileSeal(dataDir: string, keyFile: string | undefined): Seal {
  const file = keyFile ?? defaultKeyFile(dataDir);
  let own: { readonly stamp: string; readonly key: Buffer } | undefined;
  const ownKey = (): Buffer => {
    const stamp = stampOf(file);
    if (own?.stamp !== stamp) {
      const key = deriveKey(readKeyFile(file, true));
      own = { stamp: stampOf(file), key };
    }
    return own.key;
  };
  const otherKeys = (): readonly Buffer[] =>
    [nextKeyFile(file), previousKeyFile(file)].flatMap((other) => {
      const master = findKeyFile(other);
      return master === undefined ? [] : [deriveKey(master)];
    });
  const seal = (text: string, context: string): string => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', ownKey(), nonce);
    cipher.setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  };
  const openByOther = (sealed: string, context: string, refusal: unknown): string => {
    for (const key of otherKeys()) {
      try {
        return openWith(key, sealed, context);
      } catch {
        // Not this one either.
      }
    }
    throw refusal;
  };
  return {
    seal,
    open: (sealed, context) => {
      try {
        return openWith(ownKey(), sealed, context);
      } catch (refusal) {
        return openByOther(sealed, context, refusal);
      }
    },
    sealAnew: (sealed, context) => {
      try {
        openWith(ownKey(), sealed, context);
        return undefined;
      } catch (refusal) {
        return seal(openByOther(sealed, context, refusal), context);
      }
    },
  };
}

function openWith(key: Buffer, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([body, decipher.final()]).toString('utf8');
}

function deriveKey(master: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', LABEL, KEY_BYTES));
}
