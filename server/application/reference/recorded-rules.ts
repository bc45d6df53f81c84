import type { CardRuleSet } from '#domain/cards/card-rule.ts';
import type { ReviewContent } from '#domain/feedback/review-content.ts';
import type { ReviewPeriod } from '#domain/feedback/review-periods.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import type { TicketLimitRule } from '#domain/feedback/ticket-limits.ts';
import type { ReferenceKind, ReferenceRow } from '../store/store-rows.ts';

/** Rules with effective dates, by kind and code; the one recorded last stands last. */
export interface RecordedRules {
  readonly ruleSet: ReadonlyMap<string, CardRuleSet>;
  readonly ticketLimit: ReadonlyMap<string, TicketLimitRule>;
  readonly reviewPeriod: ReadonlyMap<string, ReviewPeriod>;
  readonly reviewContent: ReadonlyMap<string, ReviewContent>;
  readonly survey: ReadonlyMap<string, Survey>;
}

export const NO_RULES: RecordedRules = {
  ruleSet: new Map(),
  ticketLimit: new Map(),
  reviewPeriod: new Map(),
  reviewContent: new Map(),
  survey: new Map(),
};

/** Rules and those recorded since; rows of other kinds are passed over. */
export function rulesWith(rules: RecordedRules, rows: readonly ReferenceRow[]): RecordedRules {
  const added = rows.filter(({ kind }) => isRule(kind));
  if (added.length === 0) return rules;
  const copies = {
    ruleSet: new Map(rules.ruleSet),
    ticketLimit: new Map(rules.ticketLimit),
    reviewPeriod: new Map(rules.reviewPeriod),
    reviewContent: new Map(rules.reviewContent),
    survey: new Map(rules.survey),
  };
  for (const { kind, code, data } of added) {
    if (!isRule(kind)) continue;
    const copy = copies[kind] as Map<string, unknown>;
    // Of rules that begin on one day the one recorded last counts: it stands last.
    copy.delete(code);
    copy.set(code, JSON.parse(data));
  }
  return copies;
}

function isRule(kind: ReferenceKind): kind is keyof RecordedRules {
  return kind in NO_RULES;
}
