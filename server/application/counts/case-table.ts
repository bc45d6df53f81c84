import type { Instant } from '#domain/time/limit.ts';
import { CaseKinds } from './case-kinds.ts';
import type { CaseKind } from './case-kinds.ts';
import { CountPlaces } from './count-places.ts';
import type { CountPlace } from './count-places.ts';

const ROOM = 1024;

/**
 * Cases, of each the number of its kind and of its place: two numbers, since there may be a million of
 * them, and a question goes through all.
 */
export class CaseTable {
  readonly places = new CountPlaces();
  readonly kinds = new CaseKinds();
  readonly #slots = new Map<string, number>();
  readonly #nos: string[] = [];
  #kinds = new Int32Array(ROOM);
  #places = new Int32Array(ROOM);
  #stamps = new Int32Array(ROOM);
  #size = 0;

  /** How many cases there are. */
  get size(): number {
    return this.#size;
  }

  /** Numbers of kinds by slot; 0 of a case that is here no more. */
  get kindNumbers(): Int32Array {
    return this.#kinds.subarray(0, this.#nos.length);
  }

  /** Numbers of places by slot. */
  get placeNumbers(): Int32Array {
    return this.#places.subarray(0, this.#nos.length);
  }

  /** How often the case of a slot was read. */
  stampOf(slot: number): number {
    return this.#stamps[slot] ?? 0;
  }

  /** @throws {RangeError} there is no such slot. */
  noOf(slot: number): string {
    const no = this.#nos[slot];
    if (no === undefined) throw new RangeError(`there is no slot ${slot}`);
    return no;
  }

  kindOf(no: string): CaseKind | undefined {
    const slot = this.#slots.get(no);
    return slot === undefined ? undefined : this.kinds.at(this.#kinds[slot] ?? 0);
  }

  /** Puts a case, in place of what it was before. */
  put(no: string, kind: CaseKind, place: CountPlace, asOf: Instant): void {
    let slot = this.#slots.get(no);
    if (slot === undefined) {
      slot = this.#nos.push(no) - 1;
      this.#slots.set(no, slot);
      if (slot >= this.#kinds.length) this.#grow();
    }
    this.#enter(slot, kind, asOf);
    this.#places[slot] = place.index;
    this.#stamps[slot] = this.stampOf(slot) + 1;
  }

  /** Says that a case is of another kind, where it is. */
  move(no: string, kind: CaseKind, asOf: Instant): void {
    const slot = this.#slots.get(no);
    if (slot !== undefined) this.#enter(slot, kind, asOf);
  }

  /** A case is here no more. */
  remove(no: string): void {
    const slot = this.#slots.get(no);
    if (slot !== undefined) this.#leave(slot);
  }

  /** The number of one case of each of some kinds. */
  sampleOf(kinds: readonly CaseKind[]): readonly string[] {
    const isWanted = new Uint8Array(this.kinds.end);
    for (const { number } of kinds) isWanted[number] = 1;
    const found: string[] = [];
    for (const [slot, number] of this.kindNumbers.entries()) {
      if (isWanted[number] === 0) continue;
      isWanted[number] = 0;
      found.push(this.noOf(slot));
    }
    return found;
  }

  #enter(slot: number, kind: CaseKind, asOf: Instant): void {
    // First the new one, which is the old one most of the time.
    this.kinds.hold(kind, asOf);
    this.#leave(slot);
    this.#size += 1;
    this.#kinds[slot] = kind.number;
  }

  #leave(slot: number): void {
    const before = this.kinds.at(this.#kinds[slot] ?? 0);
    if (before === undefined) return;
    this.#kinds[slot] = 0;
    this.#size -= 1;
    this.kinds.release(before);
  }

  #grow(): void {
    this.#kinds = grown(this.#kinds);
    this.#places = grown(this.#places);
    this.#stamps = grown(this.#stamps);
  }
}

function grown(list: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(list.length * 2);
  larger.set(list);
  return larger;
}
