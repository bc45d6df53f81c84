import { addDays } from '#domain/time/day.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Reported } from './generator/demo-event.ts';
import type { FeedbackCourse } from './generator/feedback/course-of-feedback.ts';
import type { FeedbackDraft } from './generator/feedback/feedback-draft.ts';
import { knownCases } from './generator/feedback/known-cases.ts';
import type { KnownCase } from './generator/feedback/known-cases.ts';
import { makeFigures } from './generator/feedback/make-figures.ts';
import { makeItems } from './generator/feedback/make-items.ts';
import { makeLicence } from './generator/feedback/make-licences.ts';
import { makeSurveys } from './generator/feedback/make-surveys.ts';
import { makeTasks } from './generator/feedback/make-tasks.ts';
import { madeUpReviews, reviewsOfCases } from './generator/feedback/reviews-of-cases.ts';
import {
  collectiveComplaint,
  sentOnAndSplit,
  ticketsAboutCases,
  ticketsOfDays,
  ticketsOnDesk,
} from './generator/feedback/tickets-of-days.ts';
import { HOUR, MINUTE, OfficeHours } from './generator/office-hours.ts';
import { Random } from './generator/random.ts';

/** What feedback is made of; equal options make equal events. */
export interface FeedbackOptions {
  readonly seed: string;
  /** The last instant of the past; events reported later are left out. */
  readonly until: Instant;
  readonly days: number;
  readonly calendar: Calendar;
  /** The cases that people speak of, as they were reported. */
  readonly reported: readonly Reported[];
}

const DAY_MS = 24 * HOUR;
/** Of so many cases one makes somebody call. */
const CASES_PER_TICKET = 13;
const CASES_PER_ANSWER = 70;
const WITH_LICENCE = 0.05;
/** The demo has a liaison of this line in this city. */
const ON_DESK = { cityCode: '370100', line: 'water', count: 8 } as const;

/**
 * What people say of these weeks and what is counted beside: tickets of all kinds through their whole
 * life, reviews of four stages, surveys, calls, licences and items, in the order in which it is reported.
 */
export function generateFeedback(options: FeedbackOptions): readonly Reported[] {
  const { until, calendar } = options;
  const random = new Random(`${options.seed} feedback`);
  const hours = new OfficeHours(calendar, random);
  const course: FeedbackCourse = { random, hours };
  const cases = knownCases(options.reported);
  const last = hours.dayAt(until);
  const days = Array.from({ length: options.days + 1 }, (_, index) =>
    addDays(last, index - options.days),
  );
  const from = until - options.days * DAY_MS;
  const perDay = Math.ceil(cases.length / CASES_PER_TICKET / days.length);
  const drafts = [
    ...makeItems(course, from + HOUR),
    ...makeFigures(course, calendar, days.slice(0, -1)),
    ...ticketsOfDays(course, days, perDay),
    ...ticketsAboutCases(course, cases, until),
    ...collectiveComplaint(course, until - 2 * DAY_MS, 4),
    ...collectiveComplaint(course, until - 16 * DAY_MS, 6),
    ...reviewsOfCases(course, cases),
    ...burst(course, cases, until),
    ...makeSurveys(course, from, until, Math.ceil(cases.length / CASES_PER_ANSWER)),
    ...licencesOf(course, cases),
    ...ticketsOnDesk(course, ON_DESK, until),
    ...sentOnAndSplit(course, until),
    ...makeTasks(calendar, from, until),
  ];
  return drafts
    .flatMap((draft) => report(draft, random))
    .filter(({ reportedAt }) => reportedAt <= until)
    .sort((one, other) => one.reportedAt - other.reportedAt);
}

function burst(
  course: FeedbackCourse,
  cases: readonly KnownCase[],
  until: Instant,
): readonly FeedbackDraft[] {
  const [one] = cases.filter(({ receivedAt }) => receivedAt > until - 6 * DAY_MS);
  if (one === undefined) return [];
  return madeUpReviews(course, one, course.hours.later(one.receivedAt, 1));
}

function licencesOf(course: FeedbackCourse, cases: readonly KnownCase[]): readonly FeedbackDraft[] {
  return cases.flatMap(({ no, regionCode, receivedAt }) =>
    course.random.chance(WITH_LICENCE)
      ? [makeLicence(course, no, regionCode, receivedAt + MINUTE)]
      : [],
  );
}

/** Hotlines and portals send at once; one event in some hundred comes hours late. */
function report({ events }: FeedbackDraft, random: Random): Reported[] {
  return events.map((event) => {
    const late = random.chance(0.006) ? random.between(1, 20) * HOUR : 0;
    const sent = Date.parse(event.time) + random.between(2000, 60_000) + late;
    return { reportedAt: sent, event };
  });
}
