import type { PersonView } from '#contract/person-view.ts';
import type { AccountRow } from '../platform.ts';

/** Where accounts are listed. */
interface Accounts {
  accounts(): Promise<readonly AccountRow[]>;
}

/** Who the accounts are, in memory: every card and history names some. */
export class People {
  readonly #desk: Accounts;
  #byAccount: ReadonlyMap<string, PersonView> = new Map();

  /** Names for which the accounts were read: those that have none stay without. */
  readonly #asked = new Set<string>();

  constructor(desk: Accounts) {
    this.#desk = desk;
  }

  /** Reads all accounts again. */
  async load(): Promise<void> {
    const rows = await this.#desk.accounts();
    this.#byAccount = new Map(
      rows.map(({ name: account, displayName, role }) => [account, { account, displayName, role }]),
    );
  }

  /** Reads again where an account is named for the first time: another process may have made it. */
  async meet(accounts: readonly (string | null)[]): Promise<void> {
    const fresh = accounts.filter((account) => account !== null && !this.#isMet(account));
    if (fresh.length === 0) return;
    await this.load();
    for (const account of fresh) if (account !== null) this.#asked.add(account);
  }

  #isMet(account: string): boolean {
    return this.#byAccount.has(account) || this.#asked.has(account);
  }

  /** The known ones among accounts, each once. */
  named(accounts: readonly (string | null)[]): readonly PersonView[] {
    const found = new Map<string, PersonView>();
    for (const account of accounts) {
      const person = account === null ? undefined : this.#byAccount.get(account);
      if (person !== undefined) found.set(person.account, person);
    }
    return found.size === 0 ? NOBODY : [...found.values()];
  }
}

const NOBODY: readonly PersonView[] = [];
