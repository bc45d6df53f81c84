import type { Contribution } from '#domain/derived-subject.ts';
import type { ChangeRow, SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';

/** What subjects have moved in the counts since a version, to look at them as they were then. */
export class UndoneChanges {
  readonly #moved = new SubjectMap<Map<string, number>>();
  readonly #keys: SubjectKey[] = [];

  /**
   * Gathers what changes moved.
   *
   * @returns undefined where one of them does not say who moved what: an earlier version wrote it
   */
  static of(changes: readonly Pick<ChangeRow, 'subjects'>[]): UndoneChanges | undefined {
    const undone = new UndoneChanges();
    for (const { subjects } of changes) {
      for (const { moved, ...key } of subjects) {
        if (moved === null) return undefined;
        if (moved.length > 0) undone.#add(key, moved);
      }
    }
    return undone;
  }

  /** Whether a subject has moved since. */
  has(key: SubjectKey): boolean {
    return this.#moved.get(key) !== undefined;
  }

  /** Those that have moved. */
  keys(): readonly SubjectKey[] {
    return this.#keys;
  }

  /** The cells that a subject has moved since. */
  cellsOf(key: SubjectKey): Iterable<string> {
    return this.#moved.get(key)?.keys() ?? [];
  }

  /** What a subject added to the counts then. */
  before({ contribution, ...key }: SubjectKey & Pick<SubjectRow, 'contribution'>): Contribution {
    const moved = this.#moved.get(key);
    if (moved === undefined) return contribution;
    const sums = new Map(contribution);
    for (const [cell, amount] of moved) sums.set(cell, (sums.get(cell) ?? 0) - amount);
    return [...sums].filter(([, amount]) => amount !== 0);
  }

  #add(key: SubjectKey, moved: Contribution): void {
    let sums = this.#moved.get(key);
    if (sums === undefined) {
      sums = new Map();
      this.#moved.set(key, sums);
      this.#keys.push(key);
    }
    for (const [cell, amount] of moved) sums.set(cell, (sums.get(cell) ?? 0) + amount);
  }
}
