import { dayOf } from '../time/day.ts';
import type { Day } from '../time/day.ts';
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
export interface TicketLimitRule extends TicketLimits {
  readonly id: string;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
  /** The kinds it is for; null for all that no other rule names. */
  readonly kinds: readonly TicketKind[] | null;
  /** Whether it is for what cannot wait. */
  readonly urgent: boolean;
}

const days = (value: number): Amount => ({ value, unit: 'workingDay' });

/** Earlier than any event that is taken, so that history that is imported has its limits. */
const ALWAYS = { effectiveFrom: dayOf(2000, 1, 1), effectiveTo: null } as const;

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

/** All versions; of those in force the one that names the kind counts, then the one for all. */
export const TICKET_LIMITS: readonly TicketLimitRule[] = [
  { ...ALWAYS, ...SD_2020, id: 'SD_2020', kinds: null, urgent: false },
  { ...ALWAYS, ...SD_2020, id: 'SD_2020_CONSULTATION', kinds: ['consultation'], urgent: false },
  { ...ALWAYS, ...SD_2020, id: 'SD_2020_SUGGESTION', kinds: ['suggestion'], urgent: false },
  { ...ALWAYS, ...SD_2020, id: 'URGENT_1_DAY', close: days(1), kinds: null, urgent: true },
];

/**
 * The limits in force on the day of a dispatch; undefined where no rule is.
 *
 * @param rules later ones replace earlier ones of the same reach
 */
export function findTicketLimits(
  rules: readonly TicketLimitRule[],
  kind: TicketKind | null,
  urgent: boolean,
  on: Day,
): TicketLimitRule | undefined {
  const inForce = rules.filter(
    (rule) =>
      rule.urgent === urgent &&
      on >= rule.effectiveFrom &&
      (rule.effectiveTo === null || on <= rule.effectiveTo),
  );
  return (
    inForce.findLast(({ kinds }) => kind !== null && kinds?.includes(kind) === true) ??
    inForce.findLast(({ kinds }) => kinds === null)
  );
}
