import type { SubjectClock } from './limits/subject-clock.ts';
import type { Instant } from './time/limit.ts';

/** The earliest of some instants; null if none is told. */
export function earliest(...instants: readonly (Instant | null)[]): Instant | null {
  let first: Instant | null = null;
  for (const at of instants) if (at !== null && (first === null || at < first)) first = at;
  return first;
}

/** Next instant at which one of some clocks changes by itself; null if none will. */
export function nextOfClocks(clocks: readonly SubjectClock[]): Instant | null {
  let next: Instant | null = null;
  for (const { reading } of clocks) next = earliest(next, reading.nextAt);
  return next;
}
