import type { OtherRules } from '#contract/ranking-view.ts';
import type { Period } from '#domain/indicators/period.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Day } from '#domain/time/day.ts';
import type { CountedFrom } from '../assessment/indicator-counts.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import { CasesAround } from './cases-around.ts';
import { otherConfiguration } from './other-rules.ts';
import { OtherwiseDerived } from './otherwise-derived.ts';
import type { Watched } from './watched-work.ts';

/** The counts as they would be, and the cases that make them so. */
export interface CountedOtherwise extends Pick<CountedFrom['counts'], 'visit'> {
  readonly derived: Pick<OtherwiseDerived, 'moves' | 'rules'>;
}

type Counted = Result<CountedOtherwise, Refusal>;
type Days = Pick<Period, 'from' | 'to'>;

/** Sets of other rules whose cases are kept, so that a question asked again is answered at once. */
const MOST_KEPT = 4;
/** Periods whose cases are kept, so that another question about them reads nothing again. */
const MOST_PERIODS = 2;
/** How soon what has changed is read again while nobody asks. */
const WARM_EVERY_MS = 10_000;
/** Days before and after a period, by the least of which reaches far enough. */
const REACHES = [40, 100, 250] as const;

/**
 * The counts as they would be with other days off or other commitment limits: what is kept of the
 * cases around a period that these can move is read once and follows what changes; a question is then
 * asked once of all cases of the same days, and nothing is stored. Cards stay as they were issued. It is done
 * in small pieces, one question after the other, whatever the number of cases.
 */
export class CountsOtherwise {
  readonly #side: ReadSide;
  readonly #cases = new Map<string, CasesAround>();
  readonly #kept = new Map<string, OtherwiseDerived>();
  #last: Promise<unknown> = Promise.resolve();
  #warming: AbortController | undefined;
  #warmedAt = -Infinity;

  constructor(side: ReadSide) {
    this.#side = side;
  }

  /**
   * @returns `request/invalid` for days that cannot be.
   * @throws {GivenUp} whoever asked has given up; what was read so far serves the next one.
   */
  ask(rules: OtherRules, period: Days, work: Watched = {}): Promise<Counted> {
    // Who waits comes first, and goes on from where it is.
    this.#warming?.abort();
    const answer = this.#last.then(() => this.#answer(rules, period, work));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /**
   * Reads what questions about a period need while nobody asks one: the first of them then takes no
   * longer than others. It leaves the loop to others most of the time, and ends where somebody asks.
   */
  warm(period: Days): Promise<void> {
    const now = performance.now();
    if (this.#warming !== undefined || now - this.#warmedAt < WARM_EVERY_MS) {
      return Promise.resolve();
    }
    const warming = new AbortController();
    this.#warming = warming;
    const work = { signal: warming.signal, isGentle: true };
    const warmed = this.#last.then(async () => {
      const { around, reach } = this.#aroundOf({}, period);
      const cases = this.#casesAround(around, period, reach);
      await cases.follow(work);
      await cases.followBriefs(work);
    });
    // What cannot be read now is read by whoever asks.
    this.#last = warmed.catch(() => undefined);
    return this.#last.then(() => {
      this.#warming = undefined;
      this.#warmedAt = performance.now();
    });
  }

  /** Ends what is done while nobody asks. */
  async stop(): Promise<void> {
    this.#warming?.abort();
    await this.#last;
  }

  #aroundOf(rules: OtherRules, { from, to }: Days): { around: string; reach: number } {
    const reach = reachOf(rules);
    return { around: [this.#side.configuration.version, from, to, reach].join(' '), reach };
  }

  async #answer(rules: OtherRules, period: Days, work: Watched): Promise<Counted> {
    const side = this.#side;
    const configuration = otherConfiguration(side, rules);
    if (!configuration.ok) return configuration;
    const { calendar, commitmentDays = 0 } = rules;
    const { around, reach } = this.#aroundOf(rules, period);
    const key = JSON.stringify([around, calendar, commitmentDays]);
    const cases = this.#casesAround(around, period, reach);
    const kept = this.#kept.get(key);
    const derived =
      kept?.cases === cases ? kept : new OtherwiseDerived(side, cases, rules, configuration.value);
    keepLast(this.#kept, key, derived, MOST_KEPT);
    await derived.follow(work);
    const { counts } = side;
    return ok({
      derived,
      visit: (measure, asked, visitor) => {
        counts.visit(measure, asked, visitor);
        derived.visit(measure, asked, visitor);
      },
    });
  }

  #casesAround(key: string, { from, to }: Days, reach: number): CasesAround {
    const cases =
      this.#cases.get(key) ??
      new CasesAround(this.#side, { from: (from - reach) as Day, to: (to + reach) as Day });
    keepLast(this.#cases, key, cases, MOST_PERIODS)?.close();
    return cases;
  }
}

/** Days by which a due day may move: so many working days, with rest days and the longest holiday between. */
function reachOf({ calendar, commitmentDays = 0 }: OtherRules): number {
  const changed = (calendar?.holidays?.length ?? 0) + (calendar?.workdays?.length ?? 0);
  const days = 12 + 2 * (Math.abs(commitmentDays) + changed);
  return REACHES.find((reach) => reach >= days) ?? days;
}

/** Keeps a value as the latest; answers the one that has to go for it. */
function keepLast<T>(kept: Map<string, T>, key: string, value: T, most: number): T | undefined {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size <= most || oldest === undefined) return undefined;
  const gone = kept.get(oldest);
  kept.delete(oldest);
  return gone;
}
