/** Slots at first; they double when two thirds are taken. */
const FIRST_SLOTS = 1 << 12;
/** Numbers a slot has: two of the case, two of what was told of it. */
const WIDTH = 4;

/**
 * What was told last of each case of a file, by digests of 64 bits: 16 bytes a slot, so that a file
 * of five million cases needs some 130 MB and not a gigabyte. That two of ten million cases are
 * taken for one has a chance of one in a hundred thousand, and would make the count of cases one
 * too small or leave out facts that the file repeats.
 */
export class ToldCases {
  #slots = new Uint32Array(FIRST_SLOTS * WIDTH);
  #size = 0;

  /** Distinct cases so far. */
  get size(): number {
    return this.#size;
  }

  /** Notes what is told of a case; whether it is another than what was told last. */
  tell(no: string, state: string): boolean {
    const [one, two] = digest(no);
    const [first, second] = digest(state);
    const at = this.#place(one, two);
    const isNew = this.#slots[at] === 0 && this.#slots[at + 1] === 0;
    if (!isNew && this.#slots[at + 2] === first && this.#slots[at + 3] === second) return false;
    this.#slots.set([one, two, first, second], at);
    if (isNew) {
      this.#size += 1;
      if (this.#size * WIDTH * 3 > this.#slots.length * 2) this.#grow();
    }
    return true;
  }

  #place(one: number, two: number): number {
    const slots = this.#slots.length / WIDTH;
    let slot = (one ^ (two >>> 7)) & (slots - 1);
    for (;;) {
      const at = slot * WIDTH;
      const isFree = this.#slots[at] === 0 && this.#slots[at + 1] === 0;
      if (isFree || (this.#slots[at] === one && this.#slots[at + 1] === two)) return at;
      slot = (slot + 1) & (slots - 1);
    }
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += WIDTH) {
      const [one = 0, two = 0] = before.subarray(at, at + 2);
      if (one !== 0 || two !== 0) {
        this.#slots.set(before.subarray(at, at + WIDTH), this.#place(one, two));
      }
    }
  }
}

/** Two mixed halves of a text, never both 0; not for secrets. */
function digest(text: string): readonly [number, number] {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    two = Math.imul(two ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [one >>> 0, (two | 1) >>> 0];
}
