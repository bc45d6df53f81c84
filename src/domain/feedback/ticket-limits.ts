import { nearnessOf } from '../reference/nearest-region.ts';
import type { Day } from '../time/day.ts';
import { ALWAYS, isInForce } from '../time/in-force.ts';
import type { Effective } from '../time/in-force.ts';
import type { Amount } from '../time/limit.ts';
import type { TicketKind } from './ticket-facts.ts';

/** Limits of a dispatch that states none of its own. */
interface TicketLimits {
  /** 签收. */
  readonly sign: Amount;
  /** 退单: as long as the department may send it back. */
  readonly return: Amount;
  /** 办结: until the caller has an answer. */
  readonly close: Amount;
  /** 延期: the most that extensions may add, together. */
  readonly extension: Amount;
}

/** A version of the limits: data with effective dates. */
export interface TicketLimitRule extends TicketLimits, Effective {
  readonly id: string;
  /** The region whose rule it is, and of all below it; null for everywhere that has none of its own. */
  readonly regionCode: string | null;
  /** The kinds it is for; null for all that no other rule names. */
  readonly kinds: readonly TicketKind[] | null;
  /** Whether it is for what cannot wait. */
  readonly urgent: boolean;
}

const days = (value: number): Amount => ({ value, unit: 'workingDay' });

/**
 * Shandong's rules for hotlines (2020): return within 2 working days, an answer within 5, an extension
 * of at most 10. That it is signed for within a day is this platform's own. Consultations and
 * suggestions have the same figures and rows of their own, so that a province that gives them other
 * limits changes one row. What cannot wait is to be done within a working day (practice of 盘锦).
 */
const SD_2020: TicketLimits = {
  sign: days(1),
  return: days(2),
  close: days(5),
  extension: days(10),
};

const FOR_ALL = { ...ALWAYS, ...SD_2020, regionCode: null, kinds: null, urgent: false } as const;

/** What a store begins with; others are loaded. */
export const TICKET_LIMITS: readonly TicketLimitRule[] = [
  { ...FOR_ALL, id: 'SD_2020' },
  { ...FOR_ALL, id: 'SD_2020_CONSULTATION', kinds: ['consultation'] },
  { ...FOR_ALL, id: 'SD_2020_SUGGESTION', kinds: ['suggestion'] },
  { ...FOR_ALL, id: 'URGENT_1_DAY', close: days(1), urgent: true },
];

/** What a ticket's limits are looked up by. */
export interface TicketReach {
  readonly kind: TicketKind | null;
  readonly urgent: boolean;
  /** Codes of the regions it lies in from the root down, as `370000/370100/`. */
  readonly path: string;
}

/**
 * The limits in force on the day of a dispatch; undefined where no rule is. The nearest region that
 * has any decides; there a rule that names the kind comes before one for all, then the one that
 * began last, of those of one day the last of the list.
 */
export function findTicketLimits(
  rules: readonly TicketLimitRule[],
  { kind, urgent, path }: TicketReach,
  on: Day,
): TicketLimitRule | undefined {
  let found: TicketLimitRule | undefined;
  let rank: Rank = [-2, 0, 0];
  for (const rule of rules) {
    if (rule.urgent !== urgent || !isInForce(rule, on)) continue;
    const near = nearnessOf(rule.regionCode, path);
    const named = rule.kinds !== null && kind !== null && rule.kinds.includes(kind);
    if (near === undefined || (rule.kinds !== null && !named)) continue;
    const other: Rank = [near, named ? 1 : 0, rule.effectiveFrom];
    if (isBelow(other, rank)) continue;
    found = rule;
    rank = other;
  }
  return found;
}

type Rank = readonly [nearness: number, named: number, began: number];

function isBelow(one: Rank, other: Rank): boolean {
  const at = one.findIndex((part, place) => part !== other[place]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
