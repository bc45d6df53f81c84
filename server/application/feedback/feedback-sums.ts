import type { FeedbackCounters, FeedbackFilter } from '#contract/feedback-view.ts';
import { waitsFor } from '#domain/access/feedback-acts.ts';
import type { Role } from '#domain/access/role.ts';
import type { FeedbackBody } from './feedback-body.ts';
import { isInPhase, matchesBase, matchesKind, matchesView } from './feedback-matching.ts';

/** The counters in the order of their bits; the last bit says that the item's kind is counted. */
const COUNTERS = ['open', 'waiting', 'toDispatch', 'toRevisit', 'overdue', 'dueToday'] as const;
const [OPEN, WAITING, TO_DISPATCH, TO_REVISIT, OVERDUE, DUE_TODAY, OF_KIND] = [
  1, 2, 4, 8, 16, 32, 64,
] as const;

/** Which counters an item belongs to, a bit for each; 0 for none. */
export type CounterBits = number;

/**
 * Tells which counters items belong to, for one list and whoever looks at it. Tens of thousands are
 * asked for each answer, so what is the same for all is looked up once.
 */
export class CounterRule {
  readonly #filter: FeedbackFilter;
  readonly #who: { readonly account: string; readonly role: Role };
  /** After every instant of today as text, and before those of tomorrow. */
  readonly #endOfToday: string;
  readonly #waiting = new Map<string, boolean>();

  /** @param today the day, `YYYY-MM-DD`, up to which something is due today. */
  constructor(
    filter: FeedbackFilter,
    who: { readonly account: string; readonly role: Role },
    today: string,
  ) {
    this.#filter = filter;
    this.#who = who;
    this.#endOfToday = `${today}~`;
  }

  bitsOf(body: FeedbackBody): CounterBits {
    const { view } = body;
    if (view.ended || !matchesBase(body, this.#filter)) return 0;
    let bits = 0;
    if (matchesKind(body, this.#filter)) {
      bits = OPEN;
      if (this.#isWaiting(view)) bits |= WAITING;
      if (isInPhase(view, 'toDispatch')) bits |= TO_DISPATCH;
      if (isInPhase(view, 'toRevisit')) bits |= TO_REVISIT;
      if (view.overdue) bits |= OVERDUE;
      else if (view.dueAt !== null && view.dueAt < this.#endOfToday) bits |= DUE_TODAY;
    }
    return matchesView(body, this.#filter, this.#who) ? bits | OF_KIND : bits;
  }

  #isWaiting(view: FeedbackBody['view']): boolean {
    if (view.good || view.extensionAskedBy !== null) return waitsFor(view, this.#who.role);
    const key = view.subjectKind === 'ticket' ? view.phase : `review ${view.phase}`;
    const known = this.#waiting.get(key);
    if (known !== undefined) return known;
    const isWaiting = waitsFor(view, this.#who.role);
    this.#waiting.set(key, isWaiting);
    return isWaiting;
  }
}

/** Sums of a queue's counters. */
export class FeedbackSums {
  readonly #sums = COUNTERS.map(() => 0);
  readonly #byKind = new Map<string, number>();

  /** Adds an item of these bits and this kind, or with -1 takes it away. */
  add(bits: CounterBits, kind: string, amount: 1 | -1): void {
    for (let place = 0; place < COUNTERS.length; place += 1) {
      if ((bits & (1 << place)) !== 0) this.#sums[place] = (this.#sums[place] ?? 0) + amount;
    }
    if ((bits & OF_KIND) === 0) return;
    this.#byKind.set(kind, (this.#byKind.get(kind) ?? 0) + amount);
  }

  counters(): FeedbackCounters {
    const [open = 0, waiting = 0, toDispatch = 0, toRevisit = 0, overdue = 0, dueToday = 0] =
      this.#sums;
    const byKind = Object.fromEntries([...this.#byKind].filter(([, count]) => count > 0));
    return { open, waiting, toDispatch, toRevisit, overdue, dueToday, byKind };
  }
}
