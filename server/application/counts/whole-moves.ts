import type { CaseTable } from './case-table.ts';
import { MovedCells, asRead } from './moved-cells.ts';
import type { MovedCase } from './shared-moves.ts';
import type { CaseMove } from './whole-move.ts';
import type { Instant } from '#domain/time/limit.ts';

/** What a case would move as it was read. */
interface KeptMove extends CaseMove {
  /** How often the case had been read then. */
  readonly stamp: number;
}

/** What cases would move that had to be derived as a whole, one by one. */
export class WholeMoves {
  readonly #table: CaseTable;
  readonly #bySlot = new Map<number, KeptMove>();
  readonly #counts = new MovedCells();

  constructor(table: CaseTable) {
    this.#table = table;
  }

  readonly visit: MovedCells['visit'] = (measure, filter, visitor) => {
    this.#counts.visit(measure, filter, visitor);
  };

  *moves(): Generator<MovedCase> {
    for (const [slot, { moved }] of this.#bySlot) {
      if (moved.length > 0) yield { no: this.#table.noOf(slot), cells: moved.map(asRead) };
    }
  }

  /**
   * Drops what is not wanted any more, and answers the cases that have to be derived.
   *
   * @param isWanted whether each case of a kind is to be derived as a whole, by the number of the kind
   */
  outdated(isWanted: Uint8Array, sweptTo: Instant): readonly number[] {
    const table = this.#table;
    const { kindNumbers } = table;
    for (const slot of this.#bySlot.keys()) {
      if (isWanted[kindNumbers[slot] ?? 0] !== 1) this.#drop(slot);
    }
    if (!isWanted.includes(1)) return [];
    const slots: number[] = [];
    for (const [slot, number] of kindNumbers.entries()) {
      if (isWanted[number] !== 1) continue;
      const known = this.#bySlot.get(slot);
      const isSame = known?.stamp === table.stampOf(slot);
      if (!isSame || (known.nextAt !== null && known.nextAt <= sweptTo)) slots.push(slot);
    }
    return slots;
  }

  put(slot: number, { moved, nextAt }: CaseMove): void {
    this.#drop(slot);
    this.#bySlot.set(slot, { moved, nextAt, stamp: this.#table.stampOf(slot) });
    for (const { measure, place, day, kind, amount } of moved) {
      this.#counts.add(measure, place, day, kind, amount);
    }
  }

  #drop(slot: number): void {
    for (const { measure, place, day, kind, amount } of this.#bySlot.get(slot)?.moved ?? []) {
      this.#counts.add(measure, place, day, kind, -amount);
    }
    this.#bySlot.delete(slot);
  }
}
