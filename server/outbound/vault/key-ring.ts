import { VaultError } from '../../application/people/vault.ts';
import { findKeyFile, nextKeyFile, previousKeyFile, stampOf } from './key-file.ts';
import type { MasterKey } from './master-key.ts';
import { masterKey } from './master-key.ts';

/** How often it is looked whether the file of the key was replaced. */
export const LOOKED_EVERY_MS = 1000;

/** The master keys that a store may have things locked with. */
export interface KeyRing {
  /** The key that locks what is new. */
  current(): MasterKey;
  /** @throws {VaultError} there is no such key. */
  get(id: string): MasterKey;
  /** Locks with this key from now on. @throws {VaultError} there is no such key. */
  use(id: string): void;
  /** The key of what was locked before anything said with which key. */
  readonly first: MasterKey;
  /** What marks are made with. It outlives its master key: links and codes that citizens hold stay good. */
  readonly marks: Uint8Array;
}

/** A ring of one key, for good. */
export function ringOf(master: Uint8Array): KeyRing {
  const only = masterKey(master);
  const get = (id: string): MasterKey => {
    if (id !== only.id) throw new VaultError();
    return only;
  };
  return { first: only, marks: only.marks, current: () => only, get, use: (id) => void get(id) };
}

/**
 * The keys of a key file and, while a key is being replaced, of the files beside it. Another process
 * replaces it: a key that is met for the first time is looked for there, and so once a second is
 * whether the file has another key now.
 */
export class FileKeyRing implements KeyRing {
  readonly first: MasterKey;
  marks: Uint8Array;
  readonly #file: string;
  readonly #keys = new Map<string, MasterKey>();
  #current: MasterKey;
  #lookedAt = performance.now();
  #seen: string;

  /**
   * @param held the key that the store names
   * @param first see {@link KeyRing.first}
   * @throws {VaultError} one of them is not
   */
  constructor(file: string, held: string, first: string) {
    this.#file = file;
    this.#seen = stampOf(file);
    this.#read();
    this.#current = this.get(held);
    this.first = this.get(first);
    this.marks = this.first.marks;
  }

  current(): MasterKey {
    const now = performance.now();
    if (now - this.#lookedAt >= LOOKED_EVERY_MS) {
      this.#lookedAt = now;
      const stamp = stampOf(this.#file);
      if (stamp !== this.#seen) {
        this.#seen = stamp;
        this.#current = this.#read() ?? this.#current;
      }
    }
    return this.#current;
  }

  get(id: string): MasterKey {
    if (!this.#keys.has(id)) this.#read();
    const key = this.#keys.get(id);
    if (key === undefined) throw new VaultError();
    return key;
  }

  use(id: string): void {
    if (id !== this.#current.id) this.#current = this.get(id);
  }

  /** Reads what lies there; answers the key of the file itself. */
  #read(): MasterKey | undefined {
    const files = [this.#file, nextKeyFile(this.#file), previousKeyFile(this.#file)];
    const [own] = files.map((file) => {
      const bytes = findKeyFile(file);
      if (bytes === undefined) return undefined;
      const key = masterKey(bytes);
      this.#keys.set(key.id, this.#keys.get(key.id) ?? key);
      return key;
    });
    return own;
  }
}
