import type { FeedbackCounters, FeedbackFilter } from '#contract/feedback-view.ts';
import type { Role } from '#domain/access/role.ts';
import type { FeedbackBody } from './feedback-body.ts';
import { matchesBase, matchesKind, matchesView } from './feedback-matching.ts';

const BUTTONS = {
  open: {},
  waiting: { mine: 'waiting' },
  toDispatch: { phase: 'toDispatch' },
  toRevisit: { phase: 'toRevisit' },
  overdue: { overdue: true },
} as const satisfies Partial<Record<keyof FeedbackCounters, FeedbackFilter>>;
type Button = keyof typeof BUTTONS;

/**
 * Counters of a queue kept up to date item by item: counting tens of thousands again for every frame
 * of every room would take the process. Equal to counting anew.
 */
export class FeedbackTally {
  readonly #filter: FeedbackFilter;
  readonly #who: { readonly account: string; readonly role: Role };
  readonly #today: string;
  readonly #sums = new Map<string, number>();
  readonly #counted = new Map<string, readonly string[]>();

  /** @param today the day, `YYYY-MM-DD`, up to which something is due today. */
  constructor(
    filter: FeedbackFilter,
    who: { readonly account: string; readonly role: Role },
    today: string,
  ) {
    this.#filter = filter;
    this.#who = who;
    this.#today = today;
  }

  /** Counts an item as it is now; undefined where the viewer does not see it or it has ended. */
  put(id: string, body: FeedbackBody | undefined): void {
    const before = this.#counted.get(id) ?? NOTHING;
    const after = body === undefined ? NOTHING : this.#countersOf(body);
    for (const name of before) this.#sums.set(name, (this.#sums.get(name) ?? 0) - 1);
    for (const name of after) this.#sums.set(name, (this.#sums.get(name) ?? 0) + 1);
    if (after.length === 0) this.#counted.delete(id);
    else this.#counted.set(id, after);
  }

  counters(): FeedbackCounters {
    const sum = (name: string): number => this.#sums.get(name) ?? 0;
    const byKind: Record<string, number> = {};
    for (const [name, count] of this.#sums) {
      if (name.startsWith(KIND) && count > 0) byKind[name.slice(KIND.length)] = count;
    }
    return {
      open: sum('open'),
      waiting: sum('waiting'),
      toDispatch: sum('toDispatch'),
      toRevisit: sum('toRevisit'),
      overdue: sum('overdue'),
      dueToday: sum('dueToday'),
      byKind,
    };
  }

  #countersOf(body: FeedbackBody): readonly string[] {
    if (body.view.ended || !matchesBase(body, this.#filter)) return NOTHING;
    const names: string[] = [];
    if (matchesKind(body, this.#filter)) {
      for (const [name, button] of Object.entries(BUTTONS) as [Button, FeedbackFilter][]) {
        if (matchesView(body, button, this.#who)) names.push(name);
      }
      if (matchesView(body, { due: this.#today, overdue: false }, this.#who))
        names.push('dueToday');
    }
    if (matchesView(body, this.#filter, this.#who)) names.push(KIND + body.view.kind);
    return names;
  }
}

const KIND = 'kind ';
const NOTHING: readonly string[] = [];
