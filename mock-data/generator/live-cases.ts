import type { CaseFilter, CaseView } from '#contract/case-view.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Platform } from '../../server/application/platform.ts';
import { CaseDraft } from './case-draft.ts';
import { pickCounter, SILENT_SOURCE, sourceOf } from './catalogue.ts';
import { DEMO_SUPERVISOR } from './demo-viewer.ts';
import type { DemoEvent } from './demo-event.ts';
import { LiveNumbers } from './live-numbers.ts';
import { makeCase, pickChannel } from './make-case.ts';
import { nextEvents } from './next-event.ts';
import type { NextEvent } from './next-event.ts';
import { HOUR, MINUTE } from './office-hours.ts';
import type { OfficeHours } from './office-hours.ts';
import type { Random } from './random.ts';
import { SteadyStates } from './steady-states.ts';

const REFILL = 100;
const DAY = 24 * HOUR;
/** Of what begins so much is only now heard of. */
const REPORTED_LATE = 0.06;
const CORRECTED = 0.07;
const SUSPENDED = 0.04;
/** Of the cases for the counter so many are left lying. */
const LEFT_LYING = 0.01;
/** So many are not for the counter, and wait. */
const NOT_AT_ONCE = 0.6;
/** States are counted anew after so many turns: counting takes a look at every case. */
const COUNTED_FOR = 40;

/** Where cases wait for somebody, each with the list that holds them. */
const STATES = {
  submitted: { phase: 'submitted' },
  received: { phase: 'received' },
  correction: { phase: 'correction' },
  accepted: { phase: 'accepted' },
  review: { phase: 'review' },
  decided: { phase: 'decided' },
  finished: { phase: 'finished' },
  overdue: { clock: 'commitment', bucket: 'overdue' },
} as const satisfies Readonly<Record<string, CaseFilter>>;
type State = keyof typeof STATES;
const ALL_STATES = Object.keys(STATES) as State[];

/** Cases of a state that were listed and not moved yet, and where the list goes on. */
interface Waiting {
  readonly numbers: string[];
  cursor: string | undefined;
}

/** What moves in a live demo: which case is next, and what happens in it. */
export class LiveCases {
  readonly #platform: Platform;
  readonly #random: Random;
  readonly #hours: OfficeHours;
  readonly #numbers = new LiveNumbers();
  readonly #steady = new SteadyStates<State>(NOT_AT_ONCE, 'finished');
  readonly #waiting = new Map<State, Waiting>();
  #stocks: ReadonlyMap<State, number> = new Map();
  #turn = 0;

  constructor(platform: Platform, random: Random, hours: OfficeHours) {
    this.#platform = platform;
    this.#random = random;
    this.#hours = hours;
  }

  /** The next events, one or a few of one case. */
  async next(now: Instant): Promise<readonly DemoEvent[]> {
    if (this.#turn % COUNTED_FOR === 0) this.#stocks = await this.#count();
    this.#turn += 1;
    const state = this.#steady.pick(this.#random, this.#stocks);
    if (state !== 'begin') return this.#moveOn(state, now);
    return this.#random.chance(REPORTED_LATE) ? this.#reportLate(now) : this.#arrive(now);
  }

  async #count(): Promise<ReadonlyMap<State, number>> {
    const stocks = new Map<State, number>();
    for (const state of ALL_STATES) {
      const found = await this.#platform.cases(DEMO_SUPERVISOR, STATES[state], { limit: 1 });
      stocks.set(state, found.ok ? (found.value.total ?? 0) : 0);
    }
    return stocks;
  }

  /** Who comes to the counter for something done on the spot leaves with it. */
  #arrive(now: Instant): readonly DemoEvent[] {
    const { counter, events } = this.#draft(now);
    const received = events.findIndex(({ type }) => type === 'case.received');
    const done = counter.item.type === 'onTheSpot' && !this.#random.chance(LEFT_LYING);
    return events
      .slice(0, done ? undefined : received + 1)
      .map((event, index) => ({ ...event, time: new Date(now + index).toISOString() }));
  }

  /** A case of some days ago of which only now anything is heard, and that is not finished yet. */
  #reportLate(now: Instant): readonly DemoEvent[] {
    const { events } = this.#draft(now - this.#random.whole(6, 12) * DAY);
    const accepted = events.findIndex(({ type }) => type === 'case.accepted');
    return events.slice(0, accepted + 1).filter(({ time }) => Date.parse(time) <= now);
  }

  #draft(at: Instant): CaseDraft {
    let counter = pickCounter(this.#random);
    while (sourceOf(counter.cityCode) === SILENT_SOURCE) counter = pickCounter(this.#random);
    const draft = new CaseDraft(counter.regionCode + this.#numbers.next(at), counter, true);
    makeCase({ draft, random: this.#random, hours: this.#hours }, at, pickChannel(this.#random));
    return draft;
  }

  async #moveOn(state: State, now: Instant): Promise<readonly DemoEvent[]> {
    const no = await this.#takeCase(state);
    const view =
      no === undefined ? undefined : await this.#platform.findCase(DEMO_SUPERVISOR, no, {});
    const last = view?.events.at(-1);
    if (view === undefined || last === undefined || last.source === SILENT_SOURCE) return [];
    // What happened in the last minutes is not moved again at once.
    if (state !== 'overdue' && now - Date.parse(last.time) < 5 * MINUTE) return [];
    return this.#nextOf(view).map(({ type, data }, index) => ({
      specversion: '1.0',
      id: `${view.no}-live-${now}-${index}`,
      source: last.source,
      type,
      subject: view.no,
      time: new Date(now + index).toISOString(),
      data,
    }));
  }

  /** Mostly it goes straight on; now and then something is missing, or experts are asked. */
  #nextOf(view: CaseView): readonly NextEvent[] {
    const had = (type: string): boolean => view.events.some((event) => event.type === type);
    const isSlow = view.facts.kind !== 'onTheSpot';
    if (view.phase === 'received' && isSlow && !had('case.correctionRequested')) {
      if (this.#random.chance(CORRECTED)) {
        const data = { reason: '申请材料不齐全', materials: ['授权委托书'] };
        return [{ type: 'case.correctionRequested', data }];
      }
    }
    if (view.phase === 'accepted' && isSlow && !had('case.suspended')) {
      if (this.#random.chance(SUSPENDED)) {
        const limit = { value: 10, unit: 'workingDay' };
        const data = { reason: 'EXPERT_REVIEW', limit, ground: '依法组织，已书面告知申请人' };
        return [{ type: 'case.suspended', data }];
      }
    }
    return nextEvents(view);
  }

  /** Goes through the whole list, page by page, so that nobody at its end is forgotten. */
  async #takeCase(state: State): Promise<string | undefined> {
    const waiting = this.#waiting.get(state) ?? { numbers: [], cursor: undefined };
    this.#waiting.set(state, waiting);
    if (waiting.numbers.length === 0) {
      const { cursor } = waiting;
      const query = { limit: REFILL, ...(cursor !== undefined && { cursor }) };
      const found = await this.#platform.cases(DEMO_SUPERVISOR, STATES[state], query);
      if (found.ok) waiting.numbers.push(...found.value.items.map(({ no }) => no));
      waiting.cursor = found.ok ? (found.value.next ?? undefined) : undefined;
    }
    const at = Math.floor(this.#random.next() * waiting.numbers.length);
    return waiting.numbers.splice(at, 1)[0];
  }
}
