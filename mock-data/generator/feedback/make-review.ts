import type { EventData } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import { HOUR, MINUTE } from '../office-hours.ts';
import { applicant, personName } from '../people.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import type { FeedbackDraft } from './feedback-draft.ts';
import { APPEALS, GRIEVANCES, ONLINE, ON_SITE, PRAISES } from './review-texts.ts';
import type { Grievance } from './review-texts.ts';

/** What is rated. */
export interface Rated {
  readonly stage: 'itemOnline' | 'case' | 'licenceSharing' | 'resultDelivery';
  readonly online: boolean;
  /** The case, or region, department and item where there is none. */
  readonly about: EventData;
}

const BAD = 0.03;
const WORDS = 0.25;
const REAL_NAME = 0.5;
const ADDED = 0.03;
const APPEALED = 0.22;
const RECTIFIED_LATE = 0.08;

/** Makes up a review and, where it is bad, what is done about it. */
export function makeReview(
  course: FeedbackCourse,
  draft: FeedbackDraft,
  rated: Rated,
  at: Instant,
): void {
  const { random, hours } = course;
  const words = rated.online ? ONLINE : ON_SITE;
  const bad = random.chance(BAD);
  const grievance = random.pick(GRIEVANCES);
  draft.add('review.submitted', at, {
    ...rated.about,
    ...(bad ? badFacts(course, grievance) : goodFacts(course, words.good)),
    ...{ stage: rated.stage, origin: 'active', channel: random.pick(words.channels) },
  });
  if (random.chance(ADDED)) {
    draft.add('review.added', hours.later(at, random.whole(1, 4)), {
      ...{
        grade: bad ? 2 : 5,
        text: bad ? '补充：上次说的问题还没人联系我。' : '补充：证件已收到，很快。',
      },
    });
  }
  if (bad) answerBad(course, draft, grievance, at);
}

/** What an older system writes for people who did not rate, or takes over from another platform. */
export function makeUnaskedReview(
  draft: FeedbackDraft,
  about: EventData,
  origin: 'default' | 'imported',
  at: Instant,
): void {
  const grade = origin === 'default' ? 5 : 4;
  draft.add('review.submitted', at, { ...about, grade, stage: 'case', origin });
}

function goodFacts({ random }: FeedbackCourse, labels: readonly string[]): EventData {
  const grade = random.weighted([
    [5, 82],
    [4, 14],
    [3, 4],
  ] as const);
  return {
    grade,
    labels: [random.pick(labels)],
    ...(random.chance(WORDS) && { text: random.pick(PRAISES) }),
    ...(random.chance(REAL_NAME) && { realName: true, reviewer: applicant(random, false) }),
  };
}

function badFacts({ random }: FeedbackCourse, { label, text }: Grievance): EventData {
  return {
    grade: random.chance(0.35) ? 1 : 2,
    labels: [label],
    text,
    object: random.weighted([
      ['item', 50],
      ['organ', 20],
      ['staff', 20],
      ['platform', 10],
    ] as const),
    ...(random.chance(0.7) && { realName: true, reviewer: applicant(random, false) }),
  };
}

function answerBad(
  course: FeedbackCourse,
  draft: FeedbackDraft,
  { found, fixed }: Grievance,
  at: Instant,
): void {
  const { random, hours } = course;
  const assigned = draft.add('review.assigned', hours.later(at, 0) + 5 * MINUTE, {
    by: personName(random),
  });
  const verified = draft.add('review.verified', hours.later(assigned, random.whole(0, 1)), {
    ...{ by: personName(random), reached: true, result: found },
  });
  if (random.chance(APPEALED)) {
    const { reason, result } = random.pick(APPEALS);
    const by = personName(random);
    const appealed = draft.add('review.appealed', hours.later(verified, 0) + MINUTE, {
      by,
      reason,
    });
    const decided = hours.later(appealed, random.whole(1, 3));
    const reviewer = { by: secondPerson(course, by) };
    if (result !== null) {
      draft.add('review.excluded', decided, { ...reviewer, result, reason });
      return;
    }
    draft.add('review.appealRejected', decided, { ...reviewer, reason: '责任清楚，申诉不成立' });
  }
  const days = random.chance(RECTIFIED_LATE) ? random.whole(6, 9) : random.whole(1, 4);
  const rectified = draft.add('review.rectified', hours.later(verified + HOUR, days), {
    ...{ by: personName(random), result: fixed },
  });
  const fedBack = draft.add('review.fedBack', hours.later(rectified, 0), {
    ...{ by: personName(random), result: '已电话反馈评价人' },
  });
  draft.add('review.revisited', hours.later(fedBack, random.whole(0, 2)), {
    reached: true,
    satisfied: random.weighted([
      ['satisfied', 70],
      ['basicallySatisfied', 22],
      ['dissatisfied', 8],
    ] as const),
  });
}

/** Nobody decides his own appeal. */
function secondPerson({ random }: FeedbackCourse, first: string): string {
  const other = personName(random);
  return other === first ? `${other}（复核）` : other;
}
