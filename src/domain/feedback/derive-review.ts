import { findCards } from '../cards/card-findings.ts';
import { cardsOfSubject } from '../cards/cards-of-subject.ts';
import { FindingList } from '../cases/finding-list.ts';
import { CountedCells } from '../counted-cells.ts';
import { addCardCells } from '../indicators/card-cells.ts';
import type { SubjectClock } from '../limits/subject-clock.ts';
import type { Derive, DerivedSubject } from '../derived-subject.ts';
import { earliest, nextOfClocks } from '../next-instant.ts';
import { splitEvents } from '../split-events.ts';
import { dayAt } from '../time/calendar.ts';
import type { Instant } from '../time/limit.ts';
import { clocksOfReview } from './clocks-of-review.ts';
import type { ReviewPhase } from './feedback-phase.ts';
import { isEnded } from './feedback-phase.ts';
import { foldReview } from './fold-review.ts';
import { countsOfReview } from './review-contribution.ts';
import type { ReviewCourse } from './review-course.ts';
import { findReview } from './review-findings.ts';
import { isAnswerable, phaseOfReview } from './review-phase.ts';

/** Everything derived of one review at one moment. */
export interface DerivedReview extends DerivedSubject {
  readonly phase: ReviewPhase;
  /** What happened, as its events tell it. */
  readonly course: ReviewCourse;
}

/**
 * Derives a review from the set of its events (`design.md` 2 rule 1). What spans several subjects, its
 * place where only its case tells it and whether it was the first of its reviewer, the platform decides
 * and writes into the log as `review.filed` and `review.repeated`.
 *
 * @param events of one review, its cards and orders; others are ignored
 */
export const deriveReview: Derive<DerivedReview> = (events, configuration, asOf) => {
  const { calendar } = configuration;
  const happened = splitEvents(events, 'review.', asOf);
  const course = foldReview(happened.own);
  const { facts, rating } = course;
  const departmentCode = facts?.departmentCode ?? null;
  const itemCode = facts?.itemCode ?? null;
  const filing = configuration.fileRegion(facts?.regionCode ?? null);
  const clocks = clocksOfReview(course, filing, configuration, asOf);
  const findings = new FindingList();
  findReview(course, configuration, findings);
  const inHand = cardsOfSubject(happened.ofCards, {
    kind: 'review',
    subject: events[0]?.subject ?? '',
    clocks,
    findings: findings.inOrder,
    departmentCode,
    configuration,
    asOf,
  });
  findCards(inHand.cards, happened.ofCards, calendar, asOf, findings);
  const cells = new CountedCells(
    { path: filing.path, departmentCode, itemCode, kind: 'review' },
    calendar,
  );
  const counted = course.excluded === null ? clocks : clocks.map(excludedClock);
  cells.addClocks(counted);
  // What was taken over from elsewhere is never mixed with what people gave here: rates take it off.
  if (facts?.origin === 'imported') cells.addClocks(counted, 'importedClock');
  cells.addCards(inHand.cards);
  addCardCells(cells, inHand.cards, happened.ofCards, calendar, asOf);
  if (rating !== null) {
    const day = dayAt(calendar, rating.time);
    for (const { measure, name, kind, amount, channel } of countsOfReview(course)) {
      cells.add(measure, name, day, kind, amount, channel);
    }
  }
  return {
    course,
    regionCode: facts?.regionCode ?? null,
    departmentCode,
    itemCode,
    title: facts?.title ?? null,
    channel: facts?.channel ?? null,
    filing,
    phase: phaseOfReview(course),
    receivedAt: rating?.time ?? null,
    finishedAt: finishedAt(course),
    clocks,
    cards: inHand.cards,
    toIssue: inHand.toIssue,
    groundsLost: inHand.groundsLost,
    level: inHand.level,
    findings: findings.inOrder,
    contribution: cells.contribution,
    nextAt: earliest(happened.nextAt, nextOfClocks(clocks), inHand.nextAt, findings.nextAt),
  };
};

/** When nothing was left to do: a good one at once, a bad one with its revisit or its exclusion. */
function finishedAt(course: ReviewCourse): Instant | null {
  const { facts, rating, excluded, revisited } = course;
  if (rating === null || facts === null) return null;
  const isGood = !isAnswerable(course);
  if (!isEnded('review', phaseOfReview(course), isGood)) return null;
  return (excluded ?? (isGood || course.repeats !== null ? rating : (revisited ?? rating))).time;
}

/**
 * A clock of a review that is excluded, as it counts: no valid bad review was in time or late. Its page
 * still shows what it was. How the appeal was answered stays.
 */
function excludedClock(clock: SubjectClock): SubjectClock {
  return clock.kind === 'appeal' ? clock : { ...clock, bucket: 'void' };
}
