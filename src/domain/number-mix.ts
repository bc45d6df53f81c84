/** 2^32 and 2^21: a sum of a whole number below the latter times the former is exact. */
const WORD = 4_294_967_296;
const HIGH = 2_097_152;

/** One number of up to 53 bits from many values in their order: nearly always another one for others. */
export class NumberMix {
  #one = 0x9e37_79b1 | 0;
  #other = 0x85eb_ca6b | 0;

  /** Takes a whole number, or one with a fraction as if it had none. */
  take(value: number): void {
    this.#mix(value | 0);
    // An instant has more bits than one word.
    this.#mix(Math.floor(value / WORD));
  }

  /** Takes a text, or that there is none. */
  takeText(text: string | null): void {
    this.#mix(text?.length ?? -1);
    for (let at = 0; at < (text?.length ?? 0); at += 1) this.#mix(text?.charCodeAt(at) ?? 0);
  }

  /** The number of all that was taken. */
  get number(): number {
    return (this.#other >>> 0) * 1 + ((this.#one >>> 0) % HIGH) * WORD;
  }

  #mix(word: number): void {
    // Folded after each product: what is multiplied alone moves its upper bits into no lower one.
    const one = Math.imul(this.#one ^ word, 0x85eb_ca77);
    this.#one = one ^ (one >>> 15);
    const other = Math.imul(this.#other ^ word, 0xc2b2_ae3d);
    this.#other = other ^ (other >>> 13);
  }
}
