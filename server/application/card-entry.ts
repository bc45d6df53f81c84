import type { CardView } from '#contract/card-view.ts';
import type { Configuration } from '#domain/configuration.ts';
import { calendarOf } from '#domain/limits/make-clock.ts';
import { dayAt, startOfDay } from '#domain/time/calendar.ts';
import { addDays } from '#domain/time/day.ts';
import { isHourUnit, isStated } from '#domain/time/limit.ts';
import type { Instant } from '#domain/time/limit.ts';
import { readClock } from '#domain/time/read-clock.ts';
import type { CardBody } from './card-body.ts';
import type { CardRow } from './store-rows.ts';

const RANKS: Readonly<Record<CardView['level'], number>> = { red: 0, yellow: 1, warning: 2 };

const SETTLED: ReadonlySet<string> = new Set(['closed', 'revoked', 'superseded', 'lapsed']);

/** Whether a card still waits for someone. */
export function isUnsettled(state: string): boolean {
  return !SETTLED.has(state);
}

/** A card in memory. `remaining` is read when somebody looks, and kept while it cannot change. */
export class CardEntry {
  readonly id: string;
  readonly path: string;
  readonly line: string | null;
  readonly body: CardBody;
  /** Places in list order. */
  readonly rank: number;
  readonly dueAt: number;
  readonly groundAt: Instant;
  #view: CardView | undefined;
  #from: Instant = Infinity;
  #until: Instant = -Infinity;
  #configuration: Configuration | undefined;

  constructor(row: CardRow) {
    this.id = row.id;
    this.path = row.path;
    this.line = row.line;
    this.body = JSON.parse(row.body) as CardBody;
    this.rank = RANKS[this.body.view.level];
    this.dueAt = this.body.dueAt ?? Infinity;
    this.groundAt = this.body.groundAt;
  }

  /** The card as shown at a moment. */
  view(configuration: Configuration, asOf: Instant): CardView {
    const known = this.#view;
    if (known !== undefined && configuration === this.#configuration) {
      if (asOf >= this.#from && asOf < this.#until) return known;
    }
    return this.#read(configuration, asOf);
  }

  #read(configuration: Configuration, asOf: Instant): CardView {
    const view = showCard(this.body, configuration, asOf);
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

/** A card with what is left of its limit at a moment. */
export function showCard(body: CardBody, configuration: Configuration, asOf: Instant): CardView {
  const { view, input, endedAt } = body;
  if (input === null) return { ...view, remaining: null, suspended: false };
  const reading = readClock(calendarOf(endedAt, configuration), input, asOf);
  return { ...view, remaining: reading.remaining, suspended: reading.state === 'suspended' };
}

/** List order: level, then due ascending (most days over first), then age. */
export function compareCards(
  one: Pick<CardEntry, 'rank' | 'dueAt' | 'groundAt' | 'id'>,
  other: Pick<CardEntry, 'rank' | 'dueAt' | 'groundAt' | 'id'>,
): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.dueAt !== other.dueAt) return one.dueAt < other.dueAt ? -1 : 1;
  if (one.groundAt !== other.groundAt) return one.groundAt - other.groundAt;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
