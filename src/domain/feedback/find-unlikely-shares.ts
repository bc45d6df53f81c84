import type { GamingSign, ReviewTrace } from './sign-of-gaming.ts';
import { signOf } from './sign-of-gaming.ts';

/** Below this many reviews a share says nothing. */
const LEAST = 20;

/** Of a hundred active reviews, how many without anything of a person in them are too many. */
const MOST_EMPTY_PERCENT = 90;

/**
 * More active reviews than cases that could have been rated, by department. One review a stage is a
 * case's due, and two stages of a case are rated: at acceptance and at its end (`domain.md` 2.5).
 *
 * @param rateable finished cases and other rateable services of the same days, by department
 */
export function findMoreThanCases(
  traces: readonly ReviewTrace[],
  rateable: ReadonlyMap<string, number>,
): readonly GamingSign[] {
  const signs: GamingSign[] = [];
  for (const [key, group] of byDepartment(traces)) {
    const expected = 2 * (rateable.get(key) ?? 0);
    if (group.length < LEAST || group.length <= expected) continue;
    signs.push(signOf({ kind: 'moreReviewsThanCases', by: 'department', key, expected }, group));
  }
  return signs;
}

/**
 * Default ratings that are said to be active: a department nearly all of whose active reviews are
 * good and hold no word, no label and no reviewer.
 */
export function findDefaultsAsActive(traces: readonly ReviewTrace[]): readonly GamingSign[] {
  const signs: GamingSign[] = [];
  for (const [key, group] of byDepartment(traces)) {
    const empty = group.filter(({ personal }) => !personal);
    if (group.length < LEAST || empty.length * 100 <= group.length * MOST_EMPTY_PERCENT) continue;
    const expected = Math.floor((group.length * MOST_EMPTY_PERCENT) / 100);
    signs.push(signOf({ kind: 'defaultAsActive', by: 'department', key, expected }, empty));
  }
  return signs;
}

function byDepartment(traces: readonly ReviewTrace[]): ReadonlyMap<string, ReviewTrace[]> {
  const groups = new Map<string, ReviewTrace[]>();
  for (const trace of traces) {
    if (!trace.active || trace.departmentCode === null) continue;
    const group = groups.get(trace.departmentCode);
    if (group === undefined) groups.set(trace.departmentCode, [trace]);
    else group.push(trace);
  }
  return groups;
}
