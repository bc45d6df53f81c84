import type { GamingSign, ReviewTrace } from './sign-of-gaming.ts';
import { SignTally } from './sign-tally.ts';

/** How many good reviews within how long are more than people give by themselves. */
interface BurstRule {
  readonly by: 'window' | 'device' | 'minute';
  readonly withinMs: number;
  readonly atLeast: number;
}

const MINUTE_MS = 60_000;

/**
 * What is asked about: one window cannot serve ten people in ten minutes, five people do not rate on
 * one telephone within the hour, and twenty reviews of one department in one minute are a program's.
 * The figures are this product's own; none is published.
 */
const BURST_RULES: readonly BurstRule[] = [
  { by: 'window', withinMs: 10 * MINUTE_MS, atLeast: 10 },
  { by: 'device', withinMs: 60 * MINUTE_MS, atLeast: 5 },
  { by: 'minute', withinMs: MINUTE_MS, atLeast: 20 },
];

/** Bursts of good reviews that persons are said to have given: each as long as it lasts, once. */
export function findBursts(
  traces: readonly ReviewTrace[],
  rules: readonly BurstRule[] = BURST_RULES,
): readonly GamingSign[] {
  const bursts = new Bursts(rules);
  for (const trace of traces.toSorted((one, other) => one.at - other.at)) bursts.add(trace);
  return bursts.signs;
}

/**
 * Gathers bursts from reviews that come in order of time, forwards or backwards. What a pause has
 * ended is settled at once, so that memory holds only what may still go on.
 */
export class Bursts {
  readonly #rules: readonly BurstRule[];
  readonly #going = new Map<string, ReviewTrace[]>();
  readonly #signs: GamingSign[] = [];

  constructor(rules: readonly BurstRule[] = BURST_RULES) {
    this.#rules = rules;
  }

  add(trace: ReviewTrace): void {
    if (!trace.good || !trace.active) return;
    for (const rule of this.#rules) {
      const key = keyOf(trace, rule);
      if (key === undefined) continue;
      const name = `${rule.by} ${key}`;
      const group = this.#going.get(name);
      const last = group?.at(-1);
      if (group === undefined || last === undefined) this.#going.set(name, [trace]);
      else if (Math.abs(trace.at - last.at) < rule.withinMs) group.push(trace);
      else {
        this.#settle(rule, key, group);
        this.#going.set(name, [trace]);
      }
    }
  }

  /** The bursts of all that was added; nothing is added after it. */
  get signs(): readonly GamingSign[] {
    for (const [name, group] of this.#going) {
      const rule = this.#rules.find(({ by }) => name.startsWith(`${by} `));
      if (rule !== undefined) this.#settle(rule, name.slice(rule.by.length + 1), group);
    }
    this.#going.clear();
    return this.#signs;
  }

  #settle(rule: BurstRule, key: string, group: ReviewTrace[]): void {
    if (group.length < rule.atLeast) return;
    group.sort((one, other) => one.at - other.at || (one.no < other.no ? -1 : 1));
    const what = { kind: 'burst', by: rule.by, key, expected: rule.atLeast - 1 } as const;
    for (const burst of burstsIn(group, rule)) {
      const tally = new SignTally();
      for (const trace of burst) tally.add(trace);
      this.#signs.push(tally.sign({ ...what, departmentCode: burst[0]?.departmentCode ?? null }));
    }
  }
}

/** What the reviews of a burst have in common; undefined where a review tells nothing of it. */
function keyOf(trace: ReviewTrace, { by }: BurstRule): string | undefined {
  const name = by === 'minute' ? '' : trace[by];
  if (name === null) return undefined;
  // A window's name says something only within its department.
  return by === 'device' ? name : `${trace.departmentCode ?? ''} ${name}`.trim();
}

/** Stretches in which every review stands with enough others within the rule's time. */
function* burstsIn(
  group: readonly ReviewTrace[],
  { withinMs, atLeast }: BurstRule,
): Generator<readonly ReviewTrace[]> {
  let begin = 0;
  let end = 0;
  for (let first = 0; first + atLeast <= group.length; first += 1) {
    const last = first + atLeast - 1;
    if ((group[last]?.at ?? 0) - (group[first]?.at ?? 0) >= withinMs) continue;
    if (first >= end) {
      if (end > begin) yield group.slice(begin, end);
      begin = first;
    }
    end = last + 1;
  }
  if (end > begin) yield group.slice(begin, end);
}
