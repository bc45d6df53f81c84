import type { ClockKind } from '../limits/clock-kind.ts';
import { ownerOfClock } from '../subject-kind.ts';
import type { CardedKind } from '../subject-kind.ts';
import type { CardRule, CardRuleSet } from './card-rule.ts';

/** A rule and the version of the set that it belongs to. */
export interface RuleOfSet {
  readonly set: CardRuleSet;
  readonly rule: CardRule;
}

interface RuleIndex {
  readonly onClocks: ReadonlyMap<ClockKind, readonly RuleOfSet[]>;
  readonly onFindings: ReadonlyMap<CardedKind, readonly RuleOfSet[]>;
}

/** Every event of every subject asks for them: they are looked up once for a configuration. */
const indexes = new WeakMap<readonly CardRuleSet[], RuleIndex>();
const NONE: readonly RuleOfSet[] = [];

/** The rules that look at a clock of this kind, in the order of the sets. */
export function rulesOnClock(sets: readonly CardRuleSet[], clock: ClockKind): readonly RuleOfSet[] {
  return indexOf(sets).onClocks.get(clock) ?? NONE;
}

/** The rules that ask for a finding of a subject of this kind, in the order of the sets. */
export function rulesOnFindings(
  sets: readonly CardRuleSet[],
  owner: CardedKind,
): readonly RuleOfSet[] {
  return indexOf(sets).onFindings.get(owner) ?? NONE;
}

function indexOf(sets: readonly CardRuleSet[]): RuleIndex {
  const known = indexes.get(sets);
  if (known !== undefined) return known;
  const onClocks = new Map<ClockKind, RuleOfSet[]>();
  const onFindings = new Map<CardedKind, RuleOfSet[]>();
  for (const set of sets) {
    for (const rule of set.rules) {
      if (rule.when.type === 'finding') add(onFindings, ownerOfClock(rule.clock), { set, rule });
      else add(onClocks, rule.clock, { set, rule });
    }
  }
  const index = { onClocks, onFindings };
  indexes.set(sets, index);
  return index;
}

function add<Key>(rules: Map<Key, RuleOfSet[]>, key: Key, one: RuleOfSet): void {
  const known = rules.get(key);
  if (known === undefined) rules.set(key, [one]);
  else known.push(one);
}
