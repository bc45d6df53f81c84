import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Configuration, Filing } from '../configuration.ts';
import type { ReviewClockKind } from '../limits/clock-kind.ts';
import { makeClock } from '../limits/make-clock.ts';
import type { SubjectClock } from '../limits/subject-clock.ts';
import { dayAt } from '../time/calendar.ts';
import type { Instant } from '../time/limit.ts';
import type { ReviewCourse } from './review-course.ts';
import { isAnswerable } from './review-phase.ts';
import { findReviewPeriod } from './review-periods.ts';

/**
 * The clocks of a bad review that somebody has to answer for. First contact and the fix run from the
 * rating, so that a late assignment gains nobody time; an appeal runs from itself and stops neither
 * of them. What is excluded, or was no rating of its own, ends all as void.
 */
export function clocksOfReview(
  course: ReviewCourse,
  filing: Filing,
  configuration: Configuration,
  asOf: Instant,
): readonly SubjectClock[] {
  const { rating, facts, verified, rectified, excluded } = course;
  if (rating === null || facts === null || course.repeats !== null) return [];
  const clocks: SubjectClock[] = [];
  const add = (
    kind: ReviewClockKind,
    id: string,
    start: LoggedEvent,
    done: LoggedEvent | null,
    ends: readonly LoggedEvent[],
  ): void => {
    const day = dayAt(configuration.calendar, start.time);
    const own = kind === 'rectification' ? course.limit : null;
    const period = findReviewPeriod(configuration.reviewPeriods, kind, filing.path, day);
    const limit = own ?? period?.limit;
    if (limit === undefined) return;
    const made = makeClock(
      {
        kind,
        id,
        start: start.time,
        limit,
        extensions: [],
        suspensions: [],
        doneAt: done?.time ?? null,
        ends,
        departmentCode: facts.departmentCode,
        basis: own === null ? `period:${period?.regionCode ?? 'default'}` : 'event',
      },
      configuration,
      asOf,
    );
    clocks.push(made);
  };
  const ends = excluded === null ? [] : [excluded];
  if (isAnswerable(course)) {
    // Whoever fixed it, or told the reviewer so, had been in contact with the matter by then.
    add('contact', 'contact', rating, first(verified, rectified, course.fedBack), ends);
    add('rectification', 'rectification', rating, first(rectified, course.fedBack), ends);
  }
  for (const [place, { event, decision }] of course.appeals.entries()) {
    add('appeal', `appeal:${place + 1}`, event, decision, []);
  }
  return clocks;
}

function first(...events: readonly (LoggedEvent | null)[]): LoggedEvent | null {
  let earliest: LoggedEvent | null = null;
  for (const event of events) {
    if (event !== null && (earliest === null || event.time < earliest.time)) earliest = event;
  }
  return earliest;
}
