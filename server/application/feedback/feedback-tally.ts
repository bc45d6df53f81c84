import type { FeedbackCounters } from '#contract/feedback-view.ts';
import type { FeedbackBody } from './feedback-body.ts';
import { FeedbackSums } from './feedback-sums.ts';
import type { CounterBits, CounterRule } from './feedback-sums.ts';

/**
 * Counters of a queue kept up to date item by item: counting tens of thousands again for every frame
 * of every room would take the process. Equal to counting anew.
 */
export class FeedbackTally {
  readonly #rule: CounterRule;
  readonly #sums = new FeedbackSums();
  readonly #counted = new Map<string, { readonly bits: CounterBits; readonly kind: string }>();

  constructor(rule: CounterRule) {
    this.#rule = rule;
  }

  /** Counts an item as it is now; undefined where the viewer does not see it or it has ended. */
  put(id: string, body: FeedbackBody | undefined): void {
    const before = this.#counted.get(id);
    if (before !== undefined) this.#sums.add(before.bits, before.kind, -1);
    const bits = body === undefined ? 0 : this.#rule.bitsOf(body);
    if (body === undefined || bits === 0) {
      this.#counted.delete(id);
      return;
    }
    const { kind } = body.view;
    this.#sums.add(bits, kind, 1);
    this.#counted.set(id, { bits, kind });
  }

  counters(): FeedbackCounters {
    return this.#sums.counters();
  }
}
