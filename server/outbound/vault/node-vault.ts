import { createCipheriv, createDecipheriv, createHmac, hash, randomFillSync } from 'node:crypto';
import type { CipherGCMTypes } from 'node:crypto';
import { VaultError } from '../../application/people/vault.ts';
import type { Vault } from '../../application/people/vault.ts';
import { ringOf } from './key-ring.ts';
import type { KeyRing } from './key-ring.ts';
import { NAME_BYTES } from './master-key.ts';
import type { MasterKey } from './master-key.ts';

const CIPHER: CipherGCMTypes = 'aes-256-gcm';
const KEY_BYTES = 32;
const HALF_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of everything sealed: AES-256-GCM, nonce, text, tag. Another cipher gets another number. */
const FORM = 1;
const HEAD = 1 + NONCE_BYTES;
/** First byte of a sealed text that says with which key: the key's name follows, and what is sealed. */
const TAGGED = Buffer.of(2);
const MARKS_PLACE = 'marks';

// Asking the system for randomness costs 2 µs a time; a pool of it is asked for at once.
const POOL = Buffer.alloc(16_384);
let used = POOL.length;

/**
 * The vault by Node's own cryptography: AES-256-GCM to seal, SHA-256 over salt and text to commit. A
 * subject's key is SHA-512 over a key made of the master key, the subject's random half and its
 * name: wrapping a key by another cipher would cost a tenth of the whole ingest. What makes a key is
 * one of three, told by its length:
 * - 32 bytes: the half, of the ring's first key
 * - 44 bytes: a key's name and the half
 * - 105 bytes: a key's name and the subject's key itself, sealed: so it is after its master key was
 *   replaced, and what it locks need not be locked anew
 */
export function nodeVault(keys: KeyRing | Uint8Array): Vault {
  const ring = keys instanceof Uint8Array ? ringOf(keys) : keys;
  const nameOf = (tagged: Uint8Array): string =>
    Buffer.from(tagged.subarray(0, NAME_BYTES)).toString('base64url');

  function bytesOf(subject: string, half: Uint8Array): Buffer {
    try {
      if (half.length <= HALF_BYTES) return derive(ring.first, subject, half);
      const master = ring.get(nameOf(half));
      const rest = half.subarray(NAME_BYTES);
      if (rest.length === HALF_BYTES) return derive(master, subject, rest);
      return decrypt(master.wraps, subject, rest);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      // Damaged: what was sealed is lost, but what comes for the subject is sealed and read by this.
      return derive(ring.first, subject, half);
    }
  }

  function sealText(text: string, place = ''): string {
    const { name, texts, nonces } = ring.current();
    // Made of the text itself: equal texts are equal sealed, different ones share no nonce.
    const nonce = hash('sha256', nonces + JSON.stringify([place, text]), 'buffer');
    const body = encrypt(texts, nonce.subarray(0, NONCE_BYTES), place, utf8(text));
    return Buffer.concat([TAGGED, name, body]).toString('base64url');
  }

  function openText(sealed: string, place = ''): string {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes[0] !== TAGGED[0]) return decrypt(ring.first.texts, place, bytes).toString('utf8');
    const tagged = bytes.subarray(1);
    if (tagged.length < NAME_BYTES) throw new VaultError();
    const { texts } = ring.get(nameOf(tagged));
    return decrypt(texts, place, tagged.subarray(NAME_BYTES)).toString('utf8');
  }

  return {
    get keyId() {
      return ring.current().id;
    },
    use: (keyId) => {
      ring.use(keyId);
    },
    makeHalf: () => Buffer.concat([ring.current().name, random(HALF_BYTES)]),
    keyOf: (subject, half) => {
      const bytes = bytesOf(subject, half);
      return {
        secret: bytes.subarray(0, KEY_BYTES),
        salt: bytes.subarray(KEY_BYTES).toString('base64url'),
      };
    },
    lockAnew: (subject, half) => {
      const { id, name, wraps } = ring.current();
      if (half.length > HALF_BYTES && nameOf(half) === id) return undefined;
      const body = encrypt(wraps, random(NONCE_BYTES), subject, bytesOf(subject, half));
      return Buffer.concat([name, body]);
    },
    commit: ({ salt }, text) => hash('sha256', salt + text, 'base64url'),
    mark: (purpose, text) =>
      createHmac('sha256', ring.marks).update(`${purpose}\n${text}`).digest('base64url'),
    sealMarks: () => sealText(Buffer.from(ring.marks).toString('base64url'), MARKS_PLACE),
    digest: (text) => hash('sha256', text, 'base64url'),
    seal: ({ secret }, place, text) => encrypt(secret, random(NONCE_BYTES), place, utf8(text)),
    open: ({ secret }, place, sealed) => decrypt(secret, place, sealed).toString('utf8'),
    sealText,
    openText,
    sealTextAnew: (sealed, place = '') => {
      const bytes = Buffer.from(sealed, 'base64url');
      const isCurrent = bytes[0] === TAGGED[0] && nameOf(bytes.subarray(1)) === ring.current().id;
      return isCurrent ? undefined : sealText(openText(sealed, place), place);
    },
  };
}

function derive({ subjects }: MasterKey, subject: string, half: Uint8Array): Buffer {
  // Both secrets have a fixed length and go first, so no two subjects spell the same text.
  const text = subjects + Buffer.from(half).toString('base64url') + subject;
  return hash('sha512', text, 'buffer');
}

/** What marks are made with, as `sealMarks` wrote it. @throws {VaultError} it did not. */
export function openMarks(vault: Vault, sealed: string): Uint8Array {
  return Buffer.from(vault.openText(sealed, MARKS_PLACE), 'base64url');
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
