import { compareEvents } from '../cases/compare-events.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import { decodeLimit } from '../limits/decode-limit.ts';
import type { Limit } from '../time/limit.ts';
import type { ReviewAppeal, ReviewCourse } from './review-course.ts';
import { readReviewFacts } from './review-facts.ts';
import { readSatisfaction } from './satisfaction.ts';
import type { Satisfaction } from './satisfaction.ts';

/** What is gathered of a review while its events are walked. */
class Course {
  submitted: LoggedEvent | null = null;
  readonly added: LoggedEvent[] = [];
  filed: LoggedEvent | null = null;
  repeated: LoggedEvent | null = null;
  assigned: LoggedEvent | null = null;
  verified: LoggedEvent | null = null;
  rectified: LoggedEvent | null = null;
  fedBack: LoggedEvent | null = null;
  revisited: LoggedEvent | null = null;
  satisfaction: Satisfaction | null = null;
  readonly appeals: { readonly event: LoggedEvent; decision: LoggedEvent | null }[] = [];
  excluded: LoggedEvent | null = null;
  limit: Limit | null = null;

  take(event: LoggedEvent): void {
    switch (event.type) {
      case 'review.submitted':
        this.submitted ??= event;
        break;
      case 'review.added':
        this.added.push(event);
        break;
      case 'review.assigned':
        this.assigned ??= event;
        this.limit ??= limitOf(event);
        break;
      case 'review.verified':
        if (isReached(event)) this.verified ??= event;
        break;
      case 'review.rectified':
        this.rectified ??= event;
        break;
      case 'review.fedBack':
        this.fedBack ??= event;
        break;
      case 'review.revisited':
        this.revisited ??= event;
        this.satisfaction = readSatisfaction(event.data) ?? this.satisfaction;
        break;
      case 'review.appealed':
        this.appeals.push({ event, decision: null });
        break;
      case 'review.appealRejected':
        this.#decide(event);
        break;
      case 'review.excluded':
        if (this.excluded === null && this.#decide(event)) this.excluded = event;
        break;
      case 'review.filed':
        this.filed = later(this.filed, event);
        break;
      case 'review.repeated':
        this.repeated = later(this.repeated, event);
        break;
    }
  }

  /** Ends the appeal that waits; whether the decision holds: nobody decides his own appeal. */
  #decide(event: LoggedEvent): boolean {
    const open = this.appeals.find(({ decision }) => decision === null);
    if (open === undefined) return true;
    if (isSamePerson(open.event, event)) return false;
    open.decision = event;
    return true;
  }
}

/**
 * What happened with a review. The rating is the first `submitted`; somebody who did not rate on the
 * spot may add one later, so without any it is the first `added`. It never changes: what follows is
 * an addition. Of milestones the first counts, of satisfaction the latest.
 *
 * @param events the review's own up to the moment of looking, in order, each once
 */
export function foldReview(events: readonly LoggedEvent[]): ReviewCourse {
  const course = new Course();
  for (const event of events) course.take(event);
  const rating = course.submitted ?? course.added[0] ?? null;
  return {
    events,
    rating,
    facts: rating === null ? null : readReviewFacts(rating, course.filed),
    additions: course.added.filter((event) => event !== rating),
    repeats: course.repeated === null ? null : textOf(course.repeated.data, 'of'),
    assigned: course.assigned,
    verified: course.verified,
    rectified: course.rectified,
    fedBack: course.fedBack,
    revisited: course.revisited,
    satisfaction: course.satisfaction,
    appeals: course.appeals satisfies readonly ReviewAppeal[],
    excluded: course.excluded,
    limit: course.limit,
  };
}

/** Whether two events name the same person; where either names nobody, that cannot be said. */
export function isSamePerson(one: LoggedEvent, other: LoggedEvent): boolean {
  const by = textOf(one.data, 'by');
  return by !== null && by === textOf(other.data, 'by');
}

/** Whether the order of two events is told: their instants differ, or both are numbered by their source. */
export function isToldBefore(one: LoggedEvent, other: LoggedEvent): boolean {
  if (one.time !== other.time) return one.time < other.time;
  return one.sequence !== null && other.sequence !== null && compareEvents(one, other) < 0;
}

/**
 * Of two decisions of the platform the one that was taken last. Both bear the time of the rating, so
 * that a look at an earlier moment finds it filed; the platform numbers what it decides.
 */
function later(one: LoggedEvent | null, other: LoggedEvent): LoggedEvent | null {
  if (other.source !== PLATFORM_SOURCE) return one;
  return one === null || (other.sequence ?? 0) > (one.sequence ?? 0) ? other : one;
}

/** Whether a call-back reached somebody; one that says nothing of it did. */
export function isReached({ data }: LoggedEvent): boolean {
  return data['reached'] !== false && textOf(data, 'result') !== 'notReached';
}

function limitOf({ data }: LoggedEvent): Limit | null {
  const limit = decodeLimit(data['limit']);
  return limit.ok ? limit.value : null;
}
