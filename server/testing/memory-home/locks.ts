/** Whoever holds locks: one transaction. */
export interface Holder {
  /** The holders it waits for, if it waits. */
  waitsFor: (() => readonly Holder[]) | undefined;
  isEnded: boolean;
}

/** Two transactions wait for each other: one of them is run again. */
export class Deadlock extends Error {
  override readonly name = 'Deadlock';
}

interface Waiting {
  readonly holder: Holder;
  readonly go: () => void;
}

/** Locks by name, each held by one transaction until its end, and a gate that many may hold at once. */
export class Locks {
  readonly #owners = new Map<string, Holder>();
  readonly #shared = new Set<Holder>();
  #alone: Holder | undefined;
  #waiting: Waiting[] = [];

  isFree(name: string, holder: Holder): boolean {
    const owner = this.#owners.get(name);
    return owner === undefined || owner === holder;
  }

  /** @throws {Deadlock} waiting for it would never end. */
  take(name: string, holder: Holder): Promise<void> {
    return this.#wait(
      holder,
      () => {
        const owner = this.#owners.get(name);
        return owner === undefined || owner === holder ? [] : [owner];
      },
      () => this.#owners.set(name, holder),
    );
  }

  /** Enters the gate, among others or alone. */
  enter(holder: Holder, company: 'shared' | 'alone'): Promise<void> {
    return this.#wait(
      holder,
      () => {
        const alone = this.#alone === undefined ? [] : [this.#alone];
        return company === 'alone' ? [...alone, ...this.#shared] : alone;
      },
      () => {
        if (company === 'alone') this.#alone = holder;
        else this.#shared.add(holder);
      },
    );
  }

  /** Gives back everything that a transaction holds. */
  end(holder: Holder): void {
    holder.isEnded = true;
    for (const [name, owner] of this.#owners) if (owner === holder) this.#owners.delete(name);
    this.#shared.delete(holder);
    if (this.#alone === holder) this.#alone = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { go } of waiting) go();
  }

  /** `take` runs in the same turn in which nobody stands in the way. */
  async #wait(holder: Holder, blockers: () => readonly Holder[], take: () => void): Promise<void> {
    while (blockers().length > 0) {
      holder.waitsFor = blockers;
      if (reaches(holder, blockers())) {
        holder.waitsFor = undefined;
        throw new Deadlock();
      }
      await new Promise<void>((go) => {
        this.#waiting.push({ holder, go });
      });
      holder.waitsFor = undefined;
    }
    // Whoever was killed while he waited takes nothing.
    if (!holder.isEnded) take();
  }
}

function reaches(target: Holder, from: readonly Holder[], seen = new Set<Holder>()): boolean {
  return from.some((holder) => {
    if (holder === target) return true;
    if (seen.has(holder)) return false;
    seen.add(holder);
    return reaches(target, holder.waitsFor?.() ?? [], seen);
  });
}
