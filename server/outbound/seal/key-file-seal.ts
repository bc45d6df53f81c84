import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Seal } from '../../application/people/seal.ts';
import { defaultKeyFile, readKeyFile } from '../vault/key-file.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Another use of the same file has another label, and so another key. */
const LABEL = 'mingjian sign-in';

/**
 * A seal (AES-256-GCM) whose key is derived from a key file: the given one, else one in the data
 * folder. The file is read, and made where there is none, only when something is sealed or opened:
 * most installations have no second factor.
 */
export function keyFileSeal(dataDir: string, keyFile: string | undefined): Seal {
  const file = keyFile ?? defaultKeyFile(dataDir);
  let key: Buffer | undefined;
  const keyOf = (): Buffer => (key ??= deriveKey(readKeyFile(file, true)));
  return {
    seal: (text, context) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(), nonce);
      cipher.setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed, context) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(), nonce, {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    },
  };
}

function deriveKey(master: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', LABEL, KEY_BYTES));
}
