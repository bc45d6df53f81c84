import type { FeedbackRow } from '#contract/feedback-view.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { FeedbackPlace } from '#domain/feedback/feedback-order.ts';
import { dayAt, startOfDay } from '#domain/time/calendar.ts';
import { addDays } from '#domain/time/day.ts';
import { isHourUnit, isStated } from '#domain/time/limit.ts';
import type { Instant } from '#domain/time/limit.ts';
import { readClock } from '#domain/time/read-clock.ts';
import type { FeedbackBody } from './feedback-body.ts';
import { readFeedbackBody } from './feedback-body-text.ts';
import type { SubjectRow } from '../store/store-rows.ts';

/** A ticket or review in memory. What is left is read when somebody looks, and kept while it cannot change. */
export class FeedbackEntry implements FeedbackPlace {
  readonly path: string;
  readonly line: string | null;
  /** Version of the row, to tell a later reading from an earlier one. */
  readonly rowVersion: number;
  readonly body: FeedbackBody;
  readonly id: string;
  readonly dueAt: Instant;
  readonly urgent: boolean;
  readonly receivedAt: Instant;
  readonly ended: boolean;
  #view: FeedbackRow | undefined;
  #from: Instant = Infinity;
  #until: Instant = -Infinity;
  #configuration: Configuration | undefined;

  constructor(row: SubjectRow, body: FeedbackBody) {
    this.path = row.path;
    this.line = row.line;
    this.rowVersion = row.version;
    this.body = body;
    this.id = body.view.id;
    this.dueAt = body.dueAt ?? Infinity;
    this.urgent = body.view.urgent;
    this.receivedAt = body.receivedAt;
    this.ended = body.view.ended;
  }

  /** The row as shown at a moment. */
  view(configuration: Configuration, asOf: Instant): FeedbackRow {
    const known = this.#view;
    if (known !== undefined && configuration === this.#configuration) {
      if (asOf >= this.#from && asOf < this.#until) return known;
    }
    const view = showFeedback(this.body, configuration, asOf);
    this.#view = view;
    this.#configuration = configuration;
    this.#from = asOf;
    this.#until = this.#changesAt(configuration, asOf);
    return view;
  }

  #changesAt({ calendar }: Configuration, asOf: Instant): Instant {
    const { input } = this.body;
    if (input === null) return Infinity;
    if (!isStated(input.limit) && isHourUnit(input.limit.unit)) return asOf + 1;
    return startOfDay(calendar, addDays(dayAt(calendar, asOf), 1));
  }
}

/** A ticket or review with what is left of its limit at a moment. */
export function showFeedback(
  { view, input }: FeedbackBody,
  { calendar }: Configuration,
  asOf: Instant,
): FeedbackRow {
  return { ...view, remaining: input === null ? null : readClock(calendar, input, asOf).remaining };
}

/** What the row of a ticket or review keeps for lists; undefined where it was not derived yet. */
export function bodyOf({ summary }: Pick<SubjectRow, 'summary'>): FeedbackBody | undefined {
  return summary === null ? undefined : readFeedbackBody(summary);
}
