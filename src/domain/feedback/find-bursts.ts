import type { GamingSign, ReviewTrace } from './sign-of-gaming.ts';
import { signOf } from './sign-of-gaming.ts';

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
  const good = traces.filter((trace) => trace.good && trace.active);
  return rules.flatMap((rule) => {
    const signs: GamingSign[] = [];
    for (const [key, group] of groupsOf(good, rule)) {
      group.sort((one, other) => one.at - other.at || (one.no < other.no ? -1 : 1));
      for (const burst of burstsIn(group, rule)) {
        signs.push(signOf({ kind: 'burst', by: rule.by, key, expected: rule.atLeast - 1 }, burst));
      }
    }
    return signs;
  });
}

function groupsOf(
  traces: readonly ReviewTrace[],
  { by }: BurstRule,
): ReadonlyMap<string, ReviewTrace[]> {
  const groups = new Map<string, ReviewTrace[]>();
  for (const trace of traces) {
    const name = by === 'minute' ? '' : trace[by];
    if (name === null) continue;
    // A window's name says something only within its department.
    const key = by === 'device' ? name : `${trace.departmentCode ?? ''} ${name}`.trim();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [trace]);
    else group.push(trace);
  }
  return groups;
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
