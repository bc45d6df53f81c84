import type { FeedbackRow } from '#contract/feedback-view.ts';
import type { FeedbackPhase } from '#domain/feedback/feedback-phase.ts';
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
import { nextFeedback } from './feedback/next-feedback.ts';
import { countyAt, pickCounty } from './feedback/places.ts';
import { LiveNumbers } from './live-numbers.ts';
import { SteadyStates } from './steady-states.ts';

const CASES_AT_ONCE = 50;
/** Of what begins so much is somebody calling, of whom one in ten is answered at once; others rate. */
const CALLS = 0.4;
/** Of those that handle a ticket so many forget it until its time is over. */
const FORGOTTEN = 40;
/** What was there in the demo's past or began while it played; what whoever looks began is his own. */
const OWN = /^(?:GD|HP)/u;

type Board = Pick<Platform, 'cases' | 'feedbackBoard'>;

/** What moves in a live demo beside the cases: people call, are answered, and rate. */
export class LiveFeedback {
  readonly #platform: Board;
  readonly #course: FeedbackCourse;
  readonly #numbers = new LiveNumbers();
  readonly #steady = new SteadyStates<FeedbackPhase>(CALLS * 0.9);
  #delivered: { readonly no: string; readonly online: boolean }[] = [];

  constructor(platform: Board, course: FeedbackCourse) {
    this.#platform = platform;
    this.#course = course;
  }

  /** The next event: of a ticket or review that waits, else a new one. */
  async next(now: Instant): Promise<readonly DemoEvent[]> {
    const { random } = this.#course;
    await this.#platform.feedbackBoard.open();
    const rows = this.#platform.feedbackBoard
      .select(DEMO_SUPERVISOR, { phase: 'open' })
      .filter((row) => OWN.test(row.no) && !isForgotten(row));
    const waiting = Map.groupBy(rows, ({ phase }) => phase);
    const stocks = new Map([...waiting].map(([phase, { length }]) => [phase, length]));
    const phase = this.#steady.pick(random, stocks);
    if (phase === 'begin') return random.chance(CALLS) ? this.#call(now) : await this.#rate(now);
    const found = waiting.get(phase) ?? [];
    // What is due first stands first, and is mostly taken first.
    const row = found[Math.floor(random.next() * random.next() * found.length)];
    return row === undefined ? [] : this.#moveOn(row, now);
  }

  #moveOn(row: FeedbackRow, now: Instant): readonly DemoEvent[] {
    const county = countyAt(row.regionCode);
    const moved = nextFeedback(row, county, this.#course.random);
    if (moved === undefined) return [];
    const source = row.subjectKind === 'review' ? REVIEW_SYSTEM : hotlineOf(county.cityCode);
    const id = `${row.no}-live-${row.version}-${now}`;
    const time = new Date(now).toISOString();
    return [{ specversion: '1.0', id, source, subject: row.no, time, ...moved }];
  }

  #call(now: Instant): readonly DemoEvent[] {
    const county = pickCounty(this.#course.random);
    // The past's have five digits after the day, these six.
    const serial = this.#numbers.next(now);
    const no = `GD${county.cityCode.slice(0, 4)}${serial.slice(2, 8)}1${serial.slice(8)}`;
    const draft = new FeedbackDraft(no, hotlineOf(county.cityCode));
    makeTicket(this.#course, { draft, county, matter: pickMatter(this.#course.random) }, now);
    return begun(draft, now);
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
    const draft = new FeedbackDraft(`HP${this.#numbers.next(now)}`, REVIEW_SYSTEM);
    const rated = { stage: 'case', online: one.online, about: { caseNo: one.no } } as const;
    makeReview(this.#course, draft, rated, now);
    return begun(draft, now);
  }
}

/** The first of what was made up, and an answer given at once; what follows depends on where it stands. */
function begun({ events }: FeedbackDraft, now: Instant): readonly DemoEvent[] {
  const told = events[1]?.type === 'ticket.answeredDirectly' ? 2 : 1;
  return events
    .slice(0, told)
    .map((event, index) => ({ ...event, time: new Date(now + index).toISOString() }));
}

/** Some lie on a desk until they are late, so that somebody has to ask. */
function isForgotten({ no, phase, overdue }: FeedbackRow): boolean {
  return phase === 'signed' && !overdue && Number(no.slice(-4)) % FORGOTTEN === 0;
}
