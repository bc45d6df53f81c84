import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  hkdfSync,
  randomFillSync,
} from 'node:crypto';
import type { CipherGCMTypes } from 'node:crypto';
import { VaultError } from '../../application/people/vault.ts';
import type { Vault } from '../../application/people/vault.ts';

const CIPHER: CipherGCMTypes = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of everything sealed: AES-256-GCM, nonce, text, tag. Another cipher gets another number. */
const FORM = 1;
const HEAD = 1 + NONCE_BYTES;

// Asking the system for randomness costs 2 µs a time; a pool of it is asked for at once.
const POOL = Buffer.alloc(16_384);
let used = POOL.length;

/**
 * The vault by Node's own cryptography: AES-256-GCM to seal, SHA-256 over salt and text to commit. A
 * subject's key is SHA-512 over a key made of the master key, the subject's random half and its
 * name: wrapping a key by another cipher would cost a tenth of the whole ingest.
 *
 * @param master 32 random bytes
 */
export function nodeVault(master: Uint8Array): Vault {
  const keyFor = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, '', `mingjian ${purpose}`, KEY_BYTES));
  const subjects = keyFor('keys of subjects').toString('base64url');
  const texts = keyFor('texts of no subject');
  const marks = keyFor('marks');
  const nonces = keyFor('nonces of texts').toString('base64url');
  return {
    keyId: keyFor('name of the key').toString('base64url').slice(0, 16),
    makeHalf: () => random(KEY_BYTES),
    keyOf: (subject, half) => {
      // Both secrets have a fixed length and go first, so no two subjects spell the same text.
      const text = subjects + Buffer.from(half).toString('base64url') + subject;
      const bytes = hash('sha512', text, 'buffer');
      return {
        secret: bytes.subarray(0, KEY_BYTES),
        salt: bytes.subarray(KEY_BYTES).toString('base64url'),
      };
    },
    commit: ({ salt }, text) => hash('sha256', salt + text, 'base64url'),
    mark: (purpose, text) =>
      createHmac('sha256', marks).update(`${purpose}\n${text}`).digest('base64url'),
    digest: (text) => hash('sha256', text, 'base64url'),
    seal: ({ secret }, place, text) => encrypt(secret, random(NONCE_BYTES), place, utf8(text)),
    open: ({ secret }, place, sealed) => decrypt(secret, place, sealed).toString('utf8'),
    sealText: (text) => {
      // Made of the text itself: equal texts are equal sealed, different ones share no nonce.
      const nonce = hash('sha256', nonces + text, 'buffer').subarray(0, NONCE_BYTES);
      return encrypt(texts, nonce, '', utf8(text)).toString('base64url');
    },
    openText: (sealed) => decrypt(texts, '', Buffer.from(sealed, 'base64url')).toString('utf8'),
  };
}

function encrypt(key: Uint8Array, nonce: Uint8Array, place: string, text: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(utf8(place));
  const body = cipher.update(text);
  cipher.final();
  const sealed = Buffer.allocUnsafe(HEAD + body.length + TAG_BYTES);
  sealed[0] = FORM;
  sealed.set(nonce, 1);
  sealed.set(body, HEAD);
  sealed.set(cipher.getAuthTag(), HEAD + body.length);
  return sealed;
}

function decrypt(key: Uint8Array, place: string, sealed: Uint8Array): Buffer {
  if (sealed[0] !== FORM || sealed.length < HEAD + TAG_BYTES) throw new VaultError();
  const body = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, HEAD));
  decipher.setAAD(utf8(place));
  decipher.setAuthTag(sealed.subarray(body));
  const text = decipher.update(sealed.subarray(HEAD, body));
  try {
    decipher.final();
  } catch {
    throw new VaultError();
  }
  return text;
}

function random(bytes: number): Buffer {
  if (used + bytes > POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  const start = used;
  used += bytes;
  const taken = Buffer.from(POOL.subarray(start, used));
  POOL.fill(0, start, used);
  return taken;
}

function utf8(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}
