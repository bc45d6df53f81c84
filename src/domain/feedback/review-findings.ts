import type { FindingList } from '../cases/finding-list.ts';
import { findLateReport } from '../cases/late-report.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import type { Configuration } from '../configuration.ts';
import { dayAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { workingDaysBetween } from '../time/working-day-steps.ts';
import { exclusionGroundOf } from './exclusion-ground.ts';
import { isSamePerson, isToldBefore } from './fold-review.ts';
import { findReviewCodes } from './review-code-findings.ts';
import type { ReviewCourse } from './review-course.ts';

/** Working days within which something may be added to a rating 追评 (`domain.md` 3.2, Shandong). */
const ADDITION_DAYS = 5;

/** What can only follow something else; both are names of milestones of the course. */
const MUST_FOLLOW: readonly {
  readonly code: string;
  readonly step: 'rectified' | 'fedBack' | 'revisited';
  readonly after: 'verified' | 'rectified' | 'fedBack';
}[] = [
  { code: 'rectifiedBeforeVerified', step: 'rectified', after: 'verified' },
  { code: 'fedBackBeforeRectified', step: 'fedBack', after: 'rectified' },
  { code: 'revisitedBeforeFedBack', step: 'revisited', after: 'fedBack' },
];

/** Findings about a review: impossible or suspicious moves, additions too late, codes nobody knows. */
export function findReview(
  course: ReviewCourse,
  configuration: Configuration,
  findings: FindingList,
): void {
  const { calendar } = configuration;
  for (const event of course.events) {
    // What the platform writes beside a review that came late bears its time: no source reported that.
    if (event.source === PLATFORM_SOURCE) continue;
    const late = findLateReport(event, calendar);
    if (late !== undefined) findings.add('reportedLate', event, { type: event.type, ...late });
  }
  findRatings(course, calendar, findings);
  findHandling(course, findings);
  findAppeals(course, findings);
  findReviewCodes(course, configuration, findings);
}

function findRatings(course: ReviewCourse, calendar: Calendar, findings: FindingList): void {
  const { rating, repeats } = course;
  if (rating === null) return;
  if (repeats !== null) findings.add('repeatedReview', rating, { of: repeats });
  for (const event of course.events) {
    if (event.type === 'review.submitted' && event !== rating) findings.add('ratedAgain', event);
  }
  for (const event of course.additions) {
    const from = dayAt(calendar, rating.time);
    const days = workingDaysBetween(calendar, from, dayAt(calendar, event.time));
    if (isToldBefore(event, rating)) findings.add('addedBeforeRating', event);
    else if (days !== undefined && days > ADDITION_DAYS) {
      findings.add('addedTooLate', event, { workingDays: days });
    }
  }
}

function findHandling(course: ReviewCourse, findings: FindingList): void {
  const { rating } = course;
  for (const event of course.events) {
    if (rating === null || !HANDLING.has(event.type)) continue;
    if (isToldBefore(event, rating)) {
      findings.add('handledBeforeRating', event, { type: event.type });
    }
  }
  for (const { code, step, after } of MUST_FOLLOW) {
    const event = course[step];
    const before = course[after];
    if (event === null) continue;
    if (before === null || isToldBefore(event, before)) findings.add(code, event);
  }
  if (course.satisfaction === 'dissatisfied' && course.revisited !== null) {
    findings.add('dissatisfiedAfterRectification', lastRevisit(course) ?? course.revisited);
  }
}

const HANDLING: ReadonlySet<string> = new Set(
  ['assigned', 'verified', 'rectified', 'fedBack', 'revisited', 'appealed', 'excluded'].map(
    (name) => `review.${name}`,
  ),
);

function lastRevisit({ events }: ReviewCourse): LoggedEvent | undefined {
  return events.findLast(({ type }) => type === 'review.revisited');
}

/** Exclusion takes two persons and a ground; each decision needs an appeal that waits for it. */
function findAppeals(course: ReviewCourse, findings: FindingList): void {
  const decisions = new Set(course.appeals.map(({ decision }) => decision));
  for (const event of course.events) {
    if (event.type === 'review.excluded') {
      if (exclusionGroundOf(event) === null) {
        findings.add('unknownExclusion', event, { code: textOf(event.data, 'result') });
      }
      if (textOf(event.data, 'by') === null) findings.add('excludedWithoutReviewer', event);
    } else if (event.type !== 'review.appealRejected') continue;
    if (decisions.has(event)) continue;
    const own = course.appeals.some((appeal) => isSamePerson(appeal.event, event));
    findings.add(own ? 'appealDecidedBySame' : 'decidedWithoutAppeal', event, { type: event.type });
  }
}
