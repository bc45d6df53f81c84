import type { Contribution } from '#domain/derived-subject.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { ChangedSubject, ChangeRow, SubjectKey } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';

type Written = readonly [kind: SubjectKind, no: string, moved: Contribution];

/**
 * Which subject moved cells of cards, added up: what a scheme takes off once a matter is asked of the
 * cards of then, and of all that moves they are the least.
 */
export class CardMoves {
  readonly #moved = new SubjectMap<{
    readonly key: SubjectKey;
    readonly sums: Map<string, number>;
  }>();
  #isKnown = true;

  addChange({ subjects }: Pick<ChangeRow, 'subjects'>): void {
    for (const { kind, no, moved } of subjects) {
      // An earlier version wrote it that did not keep who moved what.
      if (moved === null) this.#isKnown = false;
      else this.#add({ kind, no }, moved.filter(isOfCard));
    }
  }

  /** @param bytes absent where nobody can say */
  addPacked(bytes: Uint8Array | undefined): void {
    if (bytes === undefined) {
      this.#isKnown = false;
      return;
    }
    const rows = JSON.parse(new TextDecoder().decode(bytes)) as readonly Written[];
    for (const [kind, no, moved] of rows) this.#add({ kind, no }, moved);
  }

  /** Undefined where nobody can say. */
  get subjects(): readonly ChangedSubject[] | undefined {
    if (!this.#isKnown) return undefined;
    return [...this.#moved.values()].flatMap(({ key, sums }) => {
      const moved = [...sums].filter(([, amount]) => amount !== 0);
      return moved.length === 0 ? [] : [{ ...key, moved }];
    });
  }

  /** Undefined where nobody can say. */
  pack(): Uint8Array | undefined {
    const rows = this.subjects?.map(({ kind, no, moved }) => [kind, no, moved]);
    return rows === undefined ? undefined : new TextEncoder().encode(JSON.stringify(rows));
  }

  #add(key: SubjectKey, moved: Contribution): void {
    if (moved.length === 0) return;
    let known = this.#moved.get(key);
    if (known === undefined) {
      known = { key, sums: new Map() };
      this.#moved.set(key, known);
    }
    for (const [cell, amount] of moved) known.sums.set(cell, (known.sums.get(cell) ?? 0) + amount);
  }
}

function isOfCard([cell]: Contribution[number]): boolean {
  return cell.startsWith('["card",', cell.indexOf('|') + 1);
}
