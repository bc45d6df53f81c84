import type { LoggedEvent } from '../cases/logged-event.ts';
import type { DerivedCase } from '../derived-case.ts';
import { event, PLACE, settle, workingDays } from './case-fixture.ts';

/** A case with 20 and 10 working days from Monday 2 March 2026. */
export const accepted = event('accepted', '2026-03-02', {
  ...PLACE,
  statutoryLimit: workingDays(20),
  commitmentLimit: workingDays(10),
});

/** Walks a case through moments, deciding at each as the sweeper does. */
export function walk(
  events: readonly LoggedEvent[],
  ...moments: readonly string[]
): readonly LoggedEvent[] {
  let all = events;
  for (const moment of moments) all = settle(all, moment).events;
  return all;
}

/** It with the warning of its commitment, and with the yellow card that came after. */
export const WARNED = walk([accepted], '2026-03-13 00:00');
export const YELLOW = walk(WARNED, '2026-03-17 00:00');

/** The cards of a case, a line each. */
export function shownCards(derived: DerivedCase): string[] {
  return derived.cards.map(
    ({ clockId, level, cycle, state, groundLost }) =>
      `${clockId} ${level} ${cycle} ${state}${groundLost ? ' groundLost' : ''}`,
  );
}
