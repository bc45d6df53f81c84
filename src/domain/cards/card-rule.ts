import type { ClockKind } from '../limits/clock-kind.ts';
import type { Effective } from '../time/in-force.ts';
import type { Amount } from '../time/limit.ts';

/** Levels of a card, rising: 预警, 黄牌, 红牌. */
export type CardLevel = 'warning' | 'yellow' | 'red';

/** All levels, rising. */
export const CARD_LEVELS: readonly CardLevel[] = ['warning', 'yellow', 'red'];

/** What a card is about (`domain.md` 2.3): 时限 流程 收费 内容 廉政 数据. */
export type CardCategory = 'time' | 'process' | 'fee' | 'content' | 'integrity' | 'data';

/** All categories. */
export const CARD_CATEGORIES: readonly CardCategory[] = [
  'time',
  'process',
  'fee',
  'content',
  'integrity',
  'data',
];

/**
 * When a rule fires.
 * - `remaining`: at most so much of the limit is left; `exceptLimit` names a limit it spares.
 * - `over`: the limit has passed.
 * - `unexplained`: a card of `level` on the clock has stood so long without an explanation.
 * - `finding`: the subject has a finding of this code; the card hangs on `finding:CODE`, not on a clock.
 */
type CardCondition =
  | { readonly type: 'remaining'; readonly atMost: Amount; readonly exceptLimit?: Amount }
  | { readonly type: 'over' }
  | { readonly type: 'unexplained'; readonly level: CardLevel; readonly since: Amount }
  | { readonly type: 'finding'; readonly code: string };

/** One rule of a set: on which clock, at what condition, which card. */
export interface CardRule {
  readonly id: string;
  /** Its kind says which subjects the rule is for, also where it asks for a finding. */
  readonly clock: ClockKind;
  readonly level: CardLevel;
  readonly category: CardCategory;
  readonly when: CardCondition;
  /** Whether the card counts as a fault of the department. */
  readonly fault: boolean;
}

/** A version of a rule set: data with effective dates. */
export interface CardRuleSet extends Effective {
  readonly id: string;
  readonly rules: readonly CardRule[];
}
