import { readWhole } from '../people/personal-records.ts';
import type { WholeEvent } from '../people/personal-records.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { Vault } from '../people/vault.ts';

/** What is remembered of damage, so that one part is counted once; beyond it the number stands still. */
const MOST_NOTED = 10_000;

/** Events with what was split off them, and how much of that could not be opened any more. */
export class WholeEvents {
  readonly #vault: Vault;
  readonly #unreadable = new Set<number>();

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** Events of which something sealed is damaged or gone, met since the start. */
  get unreadable(): number {
    return this.#unreadable.size;
  }

  /** The events of one subject that have these numbers; what is damaged says so in its place. */
  async read(
    parts: Pick<StoreParts, 'log' | 'personal'>,
    subject: SubjectKey,
    seqs: readonly number[],
  ): Promise<readonly WholeEvent[]> {
    const read = await readWhole(parts, this.#vault, subject, seqs);
    for (const { seq, unreadable } of read) {
      if (unreadable && this.#unreadable.size < MOST_NOTED) this.#unreadable.add(seq);
    }
    return read;
  }
}
