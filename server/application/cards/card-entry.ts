import type { CardView } from '#contract/card-view.ts';
import type { CardPlace } from '#domain/cards/card-order.ts';
import type { Configuration } from '#domain/configuration.ts';
import { calendarOf } from '#domain/limits/make-clock.ts';
import { dayAt, startOfDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { addDays } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { isHourUnit, isStated } from '#domain/time/limit.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ClockReading } from '#domain/time/clock.ts';
import { readClock } from '#domain/time/read-clock.ts';
import type { CardBody } from './card-body.ts';
import { isUnsettled, markOf } from './card-mark.ts';
import type { CardMark } from './card-mark.ts';
import type { People } from '../people/people.ts';
import { readCardRow } from './read-card-row.ts';
import type { CardRow } from '../store/store-rows.ts';

/** A card in memory. `remaining` is read when somebody looks, and kept while it cannot change. */
export class CardEntry implements CardPlace {
  readonly id: string;
  readonly path: string;
  readonly line: string | null;
  readonly body: CardBody;
  readonly mark: CardMark;
  readonly dueAt: number;
  readonly groundAt: Instant;
  #daysLeft: number | null = null;
  #placed = false;
  #view: CardView | undefined;
  #from: Instant = Infinity;
  #until: Instant = -Infinity;
  #configuration: Configuration | undefined;

  constructor(row: CardRow) {
    const { id, path, line, read } = readCardRow(row);
    this.id = id;
    this.path = path;
    this.line = line;
    this.body = read;
    this.mark = markOf(this.body.view);
    this.dueAt = this.body.dueAt ?? Infinity;
    this.groundAt = this.body.groundAt;
  }

  get level(): CardView['level'] {
    return this.body.view.level;
  }

  get itemCode(): string | null {
    return this.body.view.itemCode;
  }

  get subject(): string {
    return this.body.view.subject;
  }

  get regionCode(): string {
    return this.body.view.regionCode;
  }

  get departmentCode(): string | null {
    return this.body.view.departmentCode;
  }

  get clock(): CardView['clock'] {
    return this.body.view.clock;
  }

  get state(): CardView['state'] {
    return this.body.view.state;
  }

  /** Days left on the day of the last `placeAt`. */
  get daysLeft(): number | null {
    return this.#daysLeft;
  }

  /** Takes the day by which it is placed in lists. */
  placeAt(configuration: Configuration, asOf: Instant): void {
    const { input, endedAt } = this.body;
    // An ended clock has been placed for good.
    if (input === null || (endedAt !== null && this.#placed)) return;
    this.#placed = true;
    const calendar = calendarOf(endedAt, configuration);
    const day = dayAt(calendar, endedAt ?? asOf);
    this.#daysLeft = daysLeftOf(readClock(calendar, input, asOf), calendar, day);
  }

  /** The card as shown at a moment. */
  view(configuration: Configuration, people: People, asOf: Instant): CardView {
    const known = this.#view;
    if (known !== undefined && configuration === this.#configuration) {
      if (asOf >= this.#from && asOf < this.#until) return known;
    }
    return this.#read(configuration, people, asOf);
  }

  #read(configuration: Configuration, people: People, asOf: Instant): CardView {
    const view = showCard(this.body, configuration, people, asOf);
    // Settled cards are many and seldom looked at: what is shown of them is not kept.
    if (!isUnsettled(this.mark.state)) return view;
    this.#view = view;
    this.#configuration = configuration;
    this.#from = asOf;
    this.#until = this.#changesAt(configuration, asOf);
    return view;
  }

  #changesAt(configuration: Configuration, asOf: Instant): Instant {
    const { input, endedAt } = this.body;
    if (input === null || endedAt !== null) return Infinity;
    if (!isStated(input.limit) && isHourUnit(input.limit.unit)) return asOf + 1;
    const { calendar } = configuration;
    return startOfDay(calendar, addDays(dayAt(calendar, asOf), 1));
  }
}

/** A card with what is left of its limit at a moment, and who the people are that it names. */
export function showCard(
  body: CardBody,
  configuration: Configuration,
  people: People,
  asOf: Instant,
): CardView {
  const { input, endedAt } = body;
  const view = { ...body.view, people: people.named(accountsOf(body)) };
  if (input === null) return { ...view, remaining: null, suspended: false, daysLeft: null };
  const calendar = calendarOf(endedAt, configuration);
  const reading = readClock(calendar, input, asOf);
  return {
    ...view,
    remaining: reading.remaining,
    suspended: reading.state === 'suspended',
    daysLeft: daysLeftOf(reading, calendar, dayAt(calendar, endedAt ?? asOf)),
  };
}

/** Accounts that a card names. */
export function accountsOf({ view }: CardBody): readonly (string | null)[] {
  const { acknowledgedBy, assignedTo, appealedBy, pendingRevocation } = view;
  return [acknowledgedBy, assignedTo, appealedBy, pendingRevocation?.by ?? null];
}

/** Hours are placed among days by the working days from `day` to the day on which they end. */
function daysLeftOf(
  { remaining, due }: Pick<ClockReading, 'remaining' | 'due'>,
  calendar: Calendar,
  day: Day,
): number | null {
  if (remaining === null) return null;
  if ('days' in remaining) return remaining.days;
  if (due === null) return null;
  const dueDay = due.kind === 'day' ? due.day : dayAt(calendar, due.at);
  return calendar.days.before(dueDay) - calendar.days.before(day);
}
