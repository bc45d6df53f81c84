import type { SubjectKey } from './store-rows.ts';

/**
 * A map by subject, in order of insertion within a kind. Looking up by the number as it came spares
 * a text made for each look-up.
 */
export class SubjectMap<T> {
  readonly #kinds = new Map<string, Map<string, T>>();

  get({ kind, no }: SubjectKey): T | undefined {
    return this.#kinds.get(kind)?.get(no);
  }

  set({ kind, no }: SubjectKey, value: T): void {
    const known = this.#kinds.get(kind);
    if (known === undefined) this.#kinds.set(kind, new Map([[no, value]]));
    else known.set(no, value);
  }

  delete({ kind, no }: SubjectKey): void {
    this.#kinds.get(kind)?.delete(no);
  }

  clear(): void {
    this.#kinds.clear();
  }

  *values(): Generator<T> {
    for (const subjects of this.#kinds.values()) yield* subjects.values();
  }
}
