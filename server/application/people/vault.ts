/** What one subject's personal data are locked with. */
export interface PersonalKey {
  /** 32 bytes. */
  readonly secret: Uint8Array;
  /** Goes before what is committed to, so that nobody finds it by trying all telephone numbers. */
  readonly salt: string;
}

/**
 * The cryptography of personal data under one master key. What is sealed says nothing without the
 * key and cannot be changed or moved to another place unnoticed.
 */
export interface Vault {
  /** Names the master key that locks what is new; gives nothing of it away. */
  readonly keyId: string;
  /**
   * Locks with this master key from now on: the store names the one in force.
   *
   * @throws {VaultError} it is not there.
   */
  use(keyId: string): void;
  /** Random bytes that make a key of their own for a subject together with the master key, and only with it. */
  makeHalf(): Uint8Array;
  /** The key of a subject; the half of another one, or another master key, makes another. */
  keyOf(subject: string, half: Uint8Array): PersonalKey;
  /**
   * What makes the same key of a subject as `half` does, by the master key in force; undefined where
   * `half` is of that one already.
   */
  lockAnew(subject: string, half: Uint8Array): Uint8Array | undefined;
  /** The salted hash of a canonical text, base64url. */
  commit(key: PersonalKey, text: string): string;
  /**
   * A text that stands for another one and tells nothing of it without the master key: equal for equal
   * texts of one purpose, base64url. Also proves that this platform made something for that text.
   */
  mark(purpose: string, text: string): string;
  /** What marks are made with, sealed by the master key in force, for whoever opens the store with that. */
  sealMarks(): string;
  /** The hash of a text that is no secret, base64url. */
  digest(text: string): string;
  /** Encrypts a text for one place. */
  seal(key: PersonalKey, place: string, text: string): Uint8Array;
  /** @throws {VaultError} it was sealed with another key or for another place. */
  open(key: PersonalKey, place: string, sealed: Uint8Array): string;
  /** Encrypts a text of no known subject for a place; equal texts become equal, so that one is kept once. */
  sealText(text: string, place?: string): string;
  /** @throws {VaultError} it is not a text that a master key of this store sealed for this place. */
  openText(sealed: string, place?: string): string;
  /** The same text sealed by the master key in force; undefined where it is already. */
  sealTextAnew(sealed: string, place?: string): string | undefined;
}

/** Something cannot be opened: another key, another place, or damage. Says nothing of what it was. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  constructor() {
    super('sealed with another key, for another place, or damaged');
  }
}
