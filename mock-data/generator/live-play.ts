import { compileCalendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Platform } from '../../server/application/platform.ts';
import { bySource } from '../demo-sources.ts';
import { CardDesk } from './card-desk.ts';
import type { DemoEvent } from './demo-event.ts';
import { DEMO_SUPERVISOR } from './demo-viewer.ts';
import { LiveCases } from './live-cases.ts';
import { LiveFeedback } from './live-feedback.ts';
import { OfficeHours } from './office-hours.ts';
import { Random } from './random.ts';

/** Unsigned cards that the play leaves for whoever looks. */
const LEFT_OPEN = 8;
/** Share of what happens that is somebody calling, rating, or being answered. */
const OF_PEOPLE = 0.25;
/** Looks at a card per event, while as many cards wait as at first. */
const CARDS_PER_EVENT = 0.25;
const FEWEST_CARDS = 16;

/** What happens while a demo plays: cases, what people say, and what is done about cards. */
export class LivePlay {
  readonly random: Random;
  readonly #platform: Platform;
  readonly #cases: LiveCases;
  readonly #feedback: LiveFeedback;
  readonly #desk: CardDesk;
  readonly #cardsAtFirst: number;

  constructor(platform: Platform, seed: string) {
    const source = platform.calendar('cn');
    if (source === undefined) throw new Error('the official calendar is not in the store');
    const calendar = compileCalendar(source);
    const random = new Random(seed);
    const hours = new OfficeHours(calendar, random);
    this.random = random;
    this.#platform = platform;
    this.#cases = new LiveCases(platform, random, hours);
    this.#feedback = new LiveFeedback(platform, { random, hours });
    this.#desk = new CardDesk(platform, random, calendar);
    this.#cardsAtFirst = Math.max(FEWEST_CARDS, this.#cards());
  }

  /** Lets about so many events happen now, and persons work on cards in proportion. */
  async beat(now: Instant, count: number): Promise<void> {
    const events: DemoEvent[] = [];
    // A turn in which nothing moves is a turn all the same.
    for (let turn = 0; turn < count; turn += 1) {
      const from = this.random.chance(OF_PEOPLE) ? this.#feedback : this.#cases;
      events.push(...(await from.next(now)));
    }
    for (const batch of bySource('http', events)) {
      await this.#platform.ingest(batch.events, batch.origin);
    }
    // The more wait, the more is done: so that after a night of limits the board empties again.
    const wanted = count * CARDS_PER_EVENT * (this.#cards() / this.#cardsAtFirst);
    const looks = Math.floor(wanted) + (this.random.chance(wanted % 1) ? 1 : 0);
    for (let look = 0; look < looks; look += 1) await this.#desk.workOne(LEFT_OPEN);
  }

  #cards(): number {
    return this.#platform.board.select(DEMO_SUPERVISOR, { state: 'unsettled' }).length;
  }
}
