import { compareEvents } from '../cases/compare-events.ts';
import type { CaseCourse, CaseSuspension } from '../cases/case-course.ts';
import type { Instant } from '../time/limit.ts';
import type { SubjectClock } from './subject-clock.ts';

/** Whether and since when a case is accepted 受理. */
export interface Acceptance {
  /** The acceptance, or the receipt where the law takes it as accepted; null while it is neither. */
  readonly at: Instant | null;
  /** When silence made it accepted (art. 32(1)(4)); null where it did not. */
  readonly deemedAt: Instant | null;
}

/**
 * A case is accepted by the event, or as of its receipt once a correction notice has stayed out
 * for its whole limit (逾期不告知的，自收到申请材料之日起即为受理).
 *
 * @param notice the clock of the correction notice, if the case has one
 */
export function acceptanceOf(
  course: CaseCourse,
  notice: SubjectClock | null,
  asOf: Instant,
): Acceptance {
  const breachAt = notice?.reading.breachAt ?? null;
  const silent =
    notice !== null &&
    breachAt !== null &&
    breachAt <= asOf &&
    (notice.endedAt === null || notice.endedAt >= breachAt);
  if (silent) return { at: course.received?.time ?? null, deemedAt: breachAt };
  return { at: course.accepted?.time ?? null, deemedAt: null };
}

/** Corrections asked for after acceptance: they pause the commitment clock and are findings. */
export function correctionsAfterAcceptance(
  course: CaseCourse,
  acceptance: Acceptance,
): readonly CaseSuspension[] {
  const { corrections, accepted } = course;
  if (corrections.length === 0 || acceptance.at === null) return [];
  const { deemedAt } = acceptance;
  return corrections.filter(
    ({ event }) =>
      (deemedAt !== null && event.time >= deemedAt) ||
      (accepted !== null && compareEvents(event, accepted) > 0),
  );
}
