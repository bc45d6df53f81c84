import type { Finding } from '../cases/finding.ts';
import type { Configuration } from '../configuration.ts';
import type { SubjectClock } from '../limits/subject-clock.ts';
import { calendarOf } from '../limits/make-clock.ts';
import { dayAt } from '../time/calendar.ts';
import type { Amount, Instant } from '../time/limit.ts';
import { isInForce } from '../time/in-force.ts';
import { isHourUnit, isStated } from '../time/limit.ts';
import { readClock } from '../time/read-clock.ts';
import { warnAt } from '../time/warn-at.ts';
import type { CardRule, CardRuleSet } from './card-rule.ts';
import type { CardRecord } from './fold-cards.ts';

/**
 * Instant at which a rule of `remaining` fires on a clock, never before its start; null where it
 * never does: without a due date, or for a limit that the rule spares (that limit and any shorter
 * one in days, which would warn from the first hour).
 */
export function warningAt(
  clock: SubjectClock,
  rule: CardRule,
  configuration: Configuration,
): Instant | null {
  const { when } = rule;
  if (when.type !== 'remaining' || clock.reading.due === null) return null;
  if (when.exceptLimit !== undefined && isSpared(clock, when.exceptLimit)) return null;
  return warnAt(calendarOf(clock.endedAt, configuration), clock.input, when.atMost);
}

function isSpared({ input: { limit } }: SubjectClock, spared: Amount): boolean {
  if (isStated(limit)) return false;
  const inDays = isDays(limit) && isDays(spared);
  return (inDays || limit.unit === spared.unit) && limit.value <= spared.value;
}

function isDays({ unit }: Amount): boolean {
  return !isHourUnit(unit) && unit !== 'month' && unit !== 'year';
}

/** Whether the limit of a clock was over while it ran: once it was, the end does not undo it. */
export function isOver(clock: SubjectClock, asOf: Instant): boolean {
  const { breachAt } = clock.reading;
  return (
    breachAt !== null && breachAt <= asOf && (clock.endedAt === null || clock.endedAt >= breachAt)
  );
}

/**
 * When a card has stood so long without an answer; null where it was answered in time, where
 * nobody was told of it, or beyond the calendar.
 */
export function unexplainedAt(
  record: CardRecord,
  since: Amount,
  configuration: Configuration,
): Instant | null {
  const { card, answeredAt, notified } = record;
  if (!notified) return null;
  const start = { kind: 'instant', at: card.issuedAt } as const;
  const input = { start, limit: since, extensions: [], suspensions: [] };
  const { breachAt } = readClock(configuration.calendar, input, card.issuedAt);
  if (breachAt === null) return null;
  return answeredAt !== null && answeredAt < breachAt ? null : breachAt;
}

/** Whether a rule set is in force at an instant: the version at the breach decides (`design.md` 5). */
export function isSetInForce(set: CardRuleSet, at: Instant, configuration: Configuration): boolean {
  return isInForce(set, dayAt(configuration.calendar, at));
}

/** In place of a clock's id: what the cards for a finding are listed under. */
export function findingClock(code: string): string {
  return `finding:${code}`;
}

/** The finding that a rule asks for, the first in order of time. */
export function findingOf(rule: CardRule, findings: readonly Finding[]): Finding | undefined {
  const { when } = rule;
  return when.type === 'finding'
    ? findings.find((finding) => finding.code === when.code)
    : undefined;
}
