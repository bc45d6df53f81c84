import { Service } from '@angular/core';

/** The list from which a case was opened, so that its neighbours are one key away. */
@Service()
export class CaseTrail {
  #nos: readonly string[] = [];

  /** Keeps the case numbers of a list in its order; a case with several cards stands once. */
  keep(nos: readonly string[]): void {
    this.#nos = [...new Set(nos)];
  }

  /** The case before (-1) or after (1) one; undefined at the ends and for a case of no list. */
  findBeside(no: string, step: -1 | 1): string | undefined {
    const at = this.#nos.indexOf(no);
    return at < 0 ? undefined : this.#nos[at + step];
  }
}
