import type { Contribution } from '#domain/derived-subject.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { StoreParts } from '../store/store.ts';
import type { ChangeRow, SubjectKey } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';

const ROWS_AT_ONCE = 500;

/** What subjects have moved in the counts since a version, to look at them as they were then. */
export class UndoneChanges {
  readonly #moved = new SubjectMap<Map<string, number>>();
  readonly #nos = new Map<SubjectKind, Set<string>>();

  /**
   * Gathers what changes moved.
   *
   * @returns undefined where one of them does not say who moved what: an earlier version wrote it
   */
  static of(changes: readonly ChangeRow[]): UndoneChanges | undefined {
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

  /** What those of a kind that have moved added to the counts then, in order of their numbers. */
  async contributionsOf(
    inside: StoreParts,
    kind: SubjectKind,
  ): Promise<readonly { readonly no: string; readonly contribution: Contribution }[]> {
    const nos = [...(this.#nos.get(kind) ?? [])];
    const found: { readonly no: string; readonly contribution: Contribution }[] = [];
    for (let at = 0; at < nos.length; at += ROWS_AT_ONCE) {
      const keys = nos.slice(at, at + ROWS_AT_ONCE).map((no) => ({ kind, no }));
      for (const { no, contribution } of await inside.subjects.find(keys)) {
        found.push({ no, contribution: this.#before({ kind, no }, contribution) });
      }
    }
    return found.sort((one, other) => (one.no < other.no ? -1 : 1));
  }

  #before(key: SubjectKey, contribution: Contribution): Contribution {
    const sums = new Map(contribution);
    for (const [cell, amount] of this.#moved.get(key) ?? []) {
      sums.set(cell, (sums.get(cell) ?? 0) - amount);
    }
    return [...sums].filter(([, amount]) => amount !== 0);
  }

  #add(key: SubjectKey, moved: Contribution): void {
    let sums = this.#moved.get(key);
    if (sums === undefined) {
      sums = new Map();
      this.#moved.set(key, sums);
      const nos = this.#nos.get(key.kind);
      if (nos === undefined) this.#nos.set(key.kind, new Set([key.no]));
      else nos.add(key.no);
    }
    for (const [cell, amount] of moved) sums.set(cell, (sums.get(cell) ?? 0) + amount);
  }
}
