import type { Instant } from '#domain/time/limit.ts';
import type { Platform } from '../../server/application/platform.ts';
import type { DemoEvent } from './demo-event.ts';
import { DEMO_SUPERVISOR } from './demo-viewer.ts';
import type { FeedbackCourse } from './feedback/course-of-feedback.ts';
import { FeedbackDraft } from './feedback/feedback-draft.ts';
import { REVIEW_SYSTEM, hotlineOf } from './feedback/feedback-sources.ts';
import { makeReview } from './feedback/make-review.ts';
import { makeTicket } from './feedback/make-ticket.ts';
import { pickMatter } from './feedback/matters.ts';
import { pickCounty } from './feedback/places.ts';
import { HOUR, MINUTE } from './office-hours.ts';

/** Days of a ticket pass in minutes, so that whoever watches sees it move. */
const STEP = { least: MINUTE, most: 9 * MINUTE } as const;
/** Tickets at work at once; the others stay as they are. */
const AT_WORK = 60;
const CASES_AT_ONCE = 50;

/** What happens to one ticket or review next, and when. */
interface Plan {
  readonly rest: DemoEvent[];
  dueAt: Instant;
}

/** What moves in a live demo beside the cases: people call, are answered, and rate. */
export class LiveFeedback {
  readonly #platform: Pick<Platform, 'cases'>;
  readonly #course: FeedbackCourse;
  readonly #started: string;
  readonly #plans: Plan[] = [];
  #delivered: { readonly no: string; readonly online: boolean }[] = [];
  #count = 0;

  constructor(platform: Pick<Platform, 'cases'>, course: FeedbackCourse, now: Instant) {
    this.#platform = platform;
    this.#course = course;
    // Numbers of an earlier run on the same folder are other numbers.
    this.#started = Math.floor(now / 1000)
      .toString(36)
      .toUpperCase();
  }

  /** The next event: of a ticket that is due to move, else a new one. */
  async next(now: Instant): Promise<readonly DemoEvent[]> {
    const due = this.#plans.find(({ dueAt }) => dueAt <= now);
    if (due !== undefined && this.#course.random.chance(0.7)) return this.#play(due, now);
    return this.#course.random.chance(0.55) ? this.#call(now) : await this.#rate(now);
  }

  #call(now: Instant): readonly DemoEvent[] {
    const county = pickCounty(this.#course.random);
    const no = `GD${county.cityCode.slice(0, 4)}${dayOf(now)}${this.#started}${this.#nextCount()}`;
    const draft = new FeedbackDraft(no, hotlineOf(county.cityCode));
    makeTicket(this.#course, { draft, county, matter: pickMatter(this.#course.random) }, now);
    return this.#begin(draft, now);
  }

  async #rate(now: Instant): Promise<readonly DemoEvent[]> {
    const { random } = this.#course;
    if (this.#delivered.length === 0) {
      const found = await this.#platform.cases(
        DEMO_SUPERVISOR,
        { phase: 'delivered' },
        { limit: CASES_AT_ONCE },
      );
      if (found.ok) {
        this.#delivered = found.value.items.map(({ no }) => ({ no, online: random.chance(0.5) }));
      }
    }
    const one = this.#delivered.pop();
    if (one === undefined) return this.#call(now);
    const draft = new FeedbackDraft(
      `HP${one.no}${this.#started}${this.#nextCount()}`,
      REVIEW_SYSTEM,
    );
    const rated = { stage: 'case', online: one.online, about: { caseNo: one.no } } as const;
    makeReview(this.#course, draft, rated, now);
    return this.#begin(draft, now);
  }

  #begin({ events }: FeedbackDraft, now: Instant): readonly DemoEvent[] {
    const [first, ...rest] = events;
    if (rest.length > 0 && this.#plans.length < AT_WORK)
      this.#plans.push({ rest, dueAt: this.#later(now) });
    return first === undefined ? [] : [stamped(first, now)];
  }

  #play(plan: Plan, now: Instant): readonly DemoEvent[] {
    const event = plan.rest.shift();
    plan.dueAt = this.#later(now);
    if (plan.rest.length === 0) this.#plans.splice(this.#plans.indexOf(plan), 1);
    return event === undefined ? [] : [stamped(event, now)];
  }

  #later(now: Instant): Instant {
    return now + this.#course.random.between(STEP.least, STEP.most);
  }

  #nextCount(): number {
    this.#count += 1;
    return this.#count;
  }
}

function stamped(event: DemoEvent, now: Instant): DemoEvent {
  return { ...event, time: new Date(now).toISOString() };
}

function dayOf(at: Instant): string {
  return new Date(at + 8 * HOUR).toISOString().slice(2, 10).replaceAll('-', '');
}
