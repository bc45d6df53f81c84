import type { GamingSign, ReviewTrace } from './sign-of-gaming.ts';
import { tallyOf } from './sign-tally.ts';
import type { SignTally } from './sign-tally.ts';

/** Below this many reviews a share says nothing. */
const LEAST = 20;

/** Of a hundred active reviews, how many without anything of a person in them are too many. */
const MOST_EMPTY_PERCENT = 90;

/** Active reviews by department, added up one by one in any order. */
export class ActiveShares {
  readonly #all = new Map<string, SignTally>();
  readonly #empty = new Map<string, SignTally>();

  add(trace: ReviewTrace): void {
    const { active, departmentCode, personal } = trace;
    if (!active || departmentCode === null) return;
    tallyOf(this.#all, departmentCode).add(trace);
    if (!personal) tallyOf(this.#empty, departmentCode).add(trace);
  }

  /**
   * More active reviews than cases that could have been rated, by department. One review a stage is a
   * case's due, and two stages of a case are rated: at acceptance and at its end (`domain.md` 2.5).
   *
   * @param rateable finished cases and other rateable services of the same days, by department
   */
  moreThanCases(rateable: ReadonlyMap<string, number>): readonly GamingSign[] {
    const signs: GamingSign[] = [];
    for (const [key, tally] of this.#all) {
      const expected = 2 * (rateable.get(key) ?? 0);
      if (tally.count < LEAST || tally.count <= expected) continue;
      signs.push(signOf('moreReviewsThanCases', key, expected, tally));
    }
    return signs;
  }

  /**
   * Default ratings that are said to be active: a department nearly all of whose active reviews are
   * good and hold no word, no label and no reviewer.
   */
  defaultsAsActive(): readonly GamingSign[] {
    const signs: GamingSign[] = [];
    for (const [key, empty] of this.#empty) {
      const all = this.#all.get(key)?.count ?? 0;
      if (all < LEAST || empty.count * 100 <= all * MOST_EMPTY_PERCENT) continue;
      const expected = Math.floor((all * MOST_EMPTY_PERCENT) / 100);
      signs.push(signOf('defaultAsActive', key, expected, empty));
    }
    return signs;
  }
}

function signOf(
  kind: GamingSign['kind'],
  key: string,
  expected: number,
  tally: SignTally,
): GamingSign {
  return tally.sign({ kind, by: 'department', key, departmentCode: key, expected });
}
