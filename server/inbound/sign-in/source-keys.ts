import type { Platform, SourceAccount } from '../../application/platform.ts';
import { hashSecret } from './secret.ts';

/**
 * How long a key's owner is remembered: a batch a millisecond must not cost a query each, and a
 * key that `source add` made in another process must work at once.
 */
const REMEMBERED_MS = 5000;
const KEPT_KEYS = 1000;

/** Finds the source account of a key. Only keys that were found are remembered. */
export class SourceKeys {
  readonly #store: Pick<Platform, 'findSourceByKeyHash'>;
  readonly #now: () => number;
  readonly #known = new Map<string, { readonly account: SourceAccount; readonly until: number }>();

  constructor(store: Pick<Platform, 'findSourceByKeyHash'>, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  async find(key: string): Promise<SourceAccount | undefined> {
    if (key === '' || key.length > 512) return undefined;
    const hash = hashSecret(key);
    const known = this.#known.get(hash);
    if (known !== undefined && known.until > this.#now()) return known.account;
    this.#known.delete(hash);
    const account = await this.#store.findSourceByKeyHash(hash);
    if (account === undefined) return undefined;
    if (this.#known.size >= KEPT_KEYS) this.#known.clear();
    this.#known.set(hash, { account, until: this.#now() + REMEMBERED_MS });
    return account;
  }
}
