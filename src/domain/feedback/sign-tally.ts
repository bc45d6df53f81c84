import type { Instant } from '../time/limit.ts';
import { MOST_EVIDENCE } from './sign-of-gaming.ts';
import type { GamingSign } from './sign-of-gaming.ts';

/** Reviews or tickets of a sign, counted one by one in any order, of which only some are named. */
export class SignTally {
  #count = 0;
  #from: Instant = Infinity;
  #to: Instant = -Infinity;
  readonly #evidence: string[] = [];

  get count(): number {
    return this.#count;
  }

  add({ no, at }: { readonly no: string; readonly at: Instant }): void {
    this.#count += 1;
    this.#from = Math.min(this.#from, at);
    this.#to = Math.max(this.#to, at);
    if (this.#evidence.length < MOST_EVIDENCE) this.#evidence.push(no);
  }

  /** The sign that they are, of what they have in common. */
  sign(what: Pick<GamingSign, 'kind' | 'by' | 'key' | 'expected' | 'departmentCode'>): GamingSign {
    const told = { from: this.#from, to: this.#to, count: this.#count };
    return { ...what, ...told, evidence: this.#evidence };
  }
}

/** The tally of a key, made where there is none. */
export function tallyOf(tallies: Map<string, SignTally>, key: string): SignTally {
  const known = tallies.get(key);
  if (known !== undefined) return known;
  const made = new SignTally();
  tallies.set(key, made);
  return made;
}
