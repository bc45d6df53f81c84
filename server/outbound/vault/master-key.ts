import { hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;
/** Bytes of a key's name; in front of everything that says with which key it was locked. */
export const NAME_BYTES = 12;

/** A master key and what is made of it, one secret a purpose. */
export interface MasterKey {
  /** Tells one master key from another and gives nothing of it away. */
  readonly id: string;
  /** The same as bytes. */
  readonly name: Uint8Array;
  readonly subjects: string;
  readonly wraps: Buffer;
  readonly texts: Buffer;
  readonly nonces: string;
  readonly marks: Buffer;
}

/** @param master 32 random bytes */
export function masterKey(master: Uint8Array): MasterKey {
  const keyFor = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, '', `mingjian ${purpose}`, KEY_BYTES));
  const name = keyFor('name of the key').subarray(0, NAME_BYTES);
  return {
    id: name.toString('base64url'),
    name,
    subjects: keyFor('keys of subjects').toString('base64url'),
    wraps: keyFor('keys locked anew'),
    texts: keyFor('texts of no subject'),
    nonces: keyFor('nonces of texts').toString('base64url'),
    marks: keyFor('marks'),
  };
}
