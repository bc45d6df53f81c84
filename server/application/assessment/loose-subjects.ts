import type { Contribution } from '#domain/derived-subject.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { StoreParts } from '../store/store.ts';
import type { ChangeRow, SubjectKey } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';
import type { UndoneChanges } from '../writer/undone-changes.ts';

const ROWS_AT_ONCE = 500;

/**
 * Subjects that an index does not show as they were at a version of the data: what has moved since,
 * and what it does not know yet. They are looked at one by one.
 */
export class LooseSubjects {
  readonly #undone: UndoneChanges;
  readonly #late = new SubjectMap<SubjectKey>();
  readonly #keys: SubjectKey[];

  /**
   * @param undone what has moved since the version
   * @param late changes up to the version that the index does not have yet
   */
  constructor(undone: UndoneChanges, late: readonly ChangeRow[]) {
    this.#undone = undone;
    for (const { subjects } of late) {
      for (const { kind, no, moved } of subjects) {
        if (moved === null || moved.length > 0) this.#late.set({ kind, no }, { kind, no });
      }
    }
    const others = [...this.#late.values()].filter((key) => !undone.has(key));
    this.#keys = [...undone.keys(), ...others];
  }

  has(key: SubjectKey): boolean {
    return this.#undone.has(key) || this.#late.get(key) !== undefined;
  }

  /** What those of a kind added to the counts at the version, in order of their numbers. */
  async contributionsOf(
    inside: StoreParts,
    kind: SubjectKind,
  ): Promise<readonly { readonly no: string; readonly contribution: Contribution }[]> {
    const keys = this.#keys.filter((key) => key.kind === kind);
    const found: { readonly no: string; readonly contribution: Contribution }[] = [];
    for (let at = 0; at < keys.length; at += ROWS_AT_ONCE) {
      for (const row of await inside.subjects.find(keys.slice(at, at + ROWS_AT_ONCE))) {
        found.push({ no: row.no, contribution: this.#undone.before(row) });
      }
    }
    return found.sort((one, other) => (one.no < other.no ? -1 : 1));
  }
}
