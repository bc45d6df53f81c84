/** Events whose numbers are counted together. */
export const BLOCK = 65_536;
const BITS = 8;

/** Which events their subjects hold: a bit for each number of the log, so that 100 million are 12 MB. */
export class HeldEvents {
  readonly #blocks = new Map<number, { readonly bits: Uint8Array; count: number }>();

  mark(seqs: Iterable<number>): void {
    for (const seq of seqs) {
      const { at, byte, bit } = placeOf(seq);
      let block = this.#blocks.get(at);
      if (block === undefined) {
        block = { bits: new Uint8Array(BLOCK / BITS), count: 0 };
        this.#blocks.set(at, block);
      }
      const bits = block.bits[byte] ?? 0;
      if ((bits & bit) !== 0) continue;
      block.bits[byte] = bits | bit;
      block.count += 1;
    }
  }

  has(seq: number): boolean {
    const { at, byte, bit } = placeOf(seq);
    return ((this.#blocks.get(at)?.bits[byte] ?? 0) & bit) !== 0;
  }

  /** How many of a block are held; its numbers are those after `at * BLOCK - 1`. */
  countOf(at: number): number {
    return this.#blocks.get(at)?.count ?? 0;
  }
}

function placeOf(seq: number): {
  readonly at: number;
  readonly byte: number;
  readonly bit: number;
} {
  const at = Math.floor(seq / BLOCK);
  const place = seq - at * BLOCK;
  return { at, byte: place >> 3, bit: 1 << (place & 7) };
}
