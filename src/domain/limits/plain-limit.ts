import { isStated } from '../time/limit.ts';
import type { SubjectClock } from './subject-clock.ts';

/**
 * The working days of a commitment that are counted without any pause or extension: beside the days of
 * acceptance and finish all that its due day follows from. `never`: it is no such number of days, so
 * that no longer promise can move it. Null: its events have to be asked, or it is another clock.
 */
export function plainLimit({
  kind,
  input,
  basis,
  void: isVoid,
}: SubjectClock): number | 'never' | null {
  if (kind !== 'commitment') return null;
  const { limit, extensions, suspensions } = input;
  // What is done on the spot by its kind was promised nothing that could be longer.
  if (basis === 'onTheSpot' || isStated(limit) || limit.unit !== 'workingDay') return 'never';
  return isVoid || extensions.length > 0 || suspensions.length > 0 ? null : limit.value;
}
