import type { OtherRules } from '#contract/ranking-view.ts';
import type { Period } from '#domain/indicators/period.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { CountedFrom } from '../assessment/indicator-counts.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import { Counts } from './counts.ts';
import { otherConfiguration } from './other-rules.ts';
import { OtherwiseDerived } from './otherwise-derived.ts';

type Counted = Result<Pick<CountedFrom['counts'], 'visit'>, Refusal>;

/** Sets of other rules whose cases are kept, so that a question asked again is answered at once. */
const MOST_KEPT = 4;

/**
 * The counts as they would be with other days off or other commitment limits: the cases around a
 * period that these can move are derived again beside the counts in memory, and nothing is stored.
 * Cards stay as they were issued. It is done in small pieces, one question after the other, whatever
 * the number of cases; a question asked again looks only at what has changed since.
 */
export class CountsOtherwise {
  readonly #side: ReadSide;
  readonly #kept = new Map<string, OtherwiseDerived>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(side: ReadSide) {
    this.#side = side;
  }

  /** @returns `request/invalid` for days that cannot be. */
  ask(rules: OtherRules, period: Pick<Period, 'from' | 'to'>): Promise<Counted> {
    const answer = this.#last.then(() => this.#answer(rules, period));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #answer(rules: OtherRules, period: Pick<Period, 'from' | 'to'>): Promise<Counted> {
    const side = this.#side;
    const configuration = otherConfiguration(side, rules);
    if (!configuration.ok) return configuration;
    const { calendar, commitmentDays = 0 } = rules;
    const { version } = side.configuration;
    const key = JSON.stringify([version, calendar, commitmentDays, period.from, period.to]);
    const derived =
      this.#kept.get(key) ?? new OtherwiseDerived(side, rules, configuration.value, period);
    this.#kept.delete(key);
    await derived.follow();
    this.#kept.set(key, derived);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    const moved = new Counts();
    for (const cells of derived.moved()) {
      for (const [cell, amount] of cells) moved.add(cell, amount);
    }
    const { counts } = side;
    return ok({
      visit: (measure, asked, visitor) => {
        counts.visit(measure, asked, visitor);
        moved.visit(measure, asked, visitor);
      },
    });
  }
}
