import type { Configuration } from '../configuration.ts';
import type { CardContext } from './card-context.ts';
import type { CardRule } from './card-rule.ts';
import type { SubjectCard } from './subject-card.ts';
import { cycleOf } from './fold-cards.ts';
import type { CardLog } from './fold-cards.ts';
import { findingOf, isOver, isSetInForce, warningAt } from './ground.ts';

/** Ids of the cards of the current cycle whose ground is gone, revoked ones included. */
export function lostGrounds(log: CardLog, context: CardContext): readonly string[] {
  if (log.records.length === 0) return [];
  const lost: string[] = [];
  for (const { card } of log.records) {
    if (card.cycle !== cycleOf(log, card.clockId)) continue;
    if (!hasGround(card, context)) lost.push(card.id);
  }
  return lost;
}

function hasGround(
  card: SubjectCard,
  { clocks, findings, configuration, asOf }: CardContext,
): boolean {
  const rule = findRule(card, configuration);
  if (rule?.when.type === 'finding') return findingOf(rule, findings) !== undefined;
  const clock = clocks.find(({ id }) => id === card.clockId);
  if (clock === undefined) return card.clockId.startsWith('finding:');
  // What is over was also about to be: while the breach stands, no card of the clock falls.
  if (isOver(clock, asOf)) return true;
  if (rule?.when.type !== 'remaining') return false;
  const at = warningAt(clock, rule, configuration);
  return at !== null && at <= asOf && (clock.endedAt === null || at <= clock.endedAt);
}

function findRule(card: SubjectCard, configuration: Configuration): CardRule | undefined {
  let found: CardRule | undefined;
  for (const set of configuration.cardRules) {
    if (set.id !== card.ruleSet) continue;
    const rule = set.rules.find(({ id }) => id === card.rule);
    if (rule !== undefined && isSetInForce(set, card.groundAt, configuration)) return rule;
    found ??= rule;
  }
  return found;
}
