import type { Contribution } from '#domain/derived-subject.ts';
import type { CellTerm } from '#domain/indicators/indicator.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import { readCell } from '../counts/read-cell.ts';
import type { StoreParts } from '../store/store.ts';
import type { ChangeRow, SubjectKey } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';
import type { UndoneChanges } from '../writer/undone-changes.ts';
import { monthNo } from './evidence-index.ts';
import type { EvidenceSpot } from './evidence-spots.ts';
import { beginOf } from './measure-begins.ts';

const ROWS_AT_ONCE = 500;

type Spot = Pick<EvidenceSpot, 'month' | 'path'>;

/**
 * Subjects that an index does not show as they were at a version of the data: what has moved since,
 * and what it does not know yet. They are looked at one by one, in a month and region only those that
 * moved something there that is counted: of all that moves in hours those are few.
 */
export class LooseSubjects {
  readonly #undone: UndoneChanges;
  readonly #begins: readonly string[];
  readonly #spots = new Map<string, SubjectMap<SubjectKey>>();
  /** Those of which nobody can say what they moved. */
  readonly #anywhere = new SubjectMap<SubjectKey>();

  /**
   * @param terms what is counted
   * @param undone what has moved since the version
   * @param late changes up to the version that the index does not have yet
   */
  constructor(
    terms: readonly Pick<CellTerm, 'measure'>[],
    undone: UndoneChanges,
    late: readonly ChangeRow[],
  ) {
    this.#undone = undone;
    this.#begins = terms.map(({ measure }) => beginOf(measure));
    for (const key of undone.keys()) {
      for (const cell of undone.cellsOf(key)) this.#place(key, cell);
    }
    for (const { subjects } of late) {
      for (const { kind, no, moved } of subjects) {
        if (moved === null) this.#anywhere.set({ kind, no }, { kind, no });
        else for (const [cell] of moved) this.#place({ kind, no }, cell);
      }
    }
  }

  has(key: SubjectKey, spot: Spot): boolean {
    const there = this.#spots.get(nameOf(spot));
    return there?.get(key) !== undefined || this.#anywhere.get(key) !== undefined;
  }

  /** What those of a kind added to the counts at the version, in order of their numbers. */
  async contributionsOf(
    inside: StoreParts,
    kind: SubjectKind,
    spot: Spot,
  ): Promise<readonly { readonly no: string; readonly contribution: Contribution }[]> {
    const there = [...(this.#spots.get(nameOf(spot))?.values() ?? [])];
    const others = [...this.#anywhere.values()].filter(
      (key) => this.#spots.get(nameOf(spot))?.get(key) === undefined,
    );
    const keys = [...there, ...others].filter((key) => key.kind === kind);
    const found: { readonly no: string; readonly contribution: Contribution }[] = [];
    for (let at = 0; at < keys.length; at += ROWS_AT_ONCE) {
      for (const row of await inside.subjects.find(keys.slice(at, at + ROWS_AT_ONCE))) {
        found.push({ no: row.no, contribution: this.#undone.before(row) });
      }
    }
    return found.sort((one, other) => (one.no < other.no ? -1 : 1));
  }

  #place(key: SubjectKey, text: string): void {
    const begin = text.indexOf('|') + 1;
    // Reading a cell costs ten times as much as telling it by its text.
    if (!this.#begins.some((one) => text.startsWith(one, begin))) return;
    const { path, day } = readCell(text);
    if (day === null) return;
    const name = nameOf({ month: monthNo(day), path });
    const there = this.#spots.get(name);
    if (there !== undefined) there.set(key, key);
    else {
      const fresh = new SubjectMap<SubjectKey>();
      fresh.set(key, key);
      this.#spots.set(name, fresh);
    }
  }
}

function nameOf({ month, path }: Spot): string {
  return `${month} ${path}`;
}
