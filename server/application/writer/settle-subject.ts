import { issuedData } from '#domain/cards/issued-card.ts';
import { isLateKnown } from '#domain/cards/late-known.ts';
import type { CardToIssue, SubjectCard } from '#domain/cards/subject-card.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { deriveSubject } from '#domain/derive-subject.ts';
import type { DerivedKind } from '#domain/derive-subject.ts';
import type { DerivedSubject } from '#domain/derived-subject.ts';
import { subjectName } from '#domain/subject-kind.ts';
import type { Instant } from '#domain/time/limit.ts';

/** How the cards of a settlement come about. */
export interface Circumstances {
  /** Moment at which the subject is derived; decisions bear it as their time. */
  readonly asOf: Instant;
  /** When the decisions are stored. */
  readonly receivedAt: Instant;
  /** Limits that passed up to here should have been seen before, had the events come in time. */
  readonly sweptBefore: Instant;
  /** From a file: retroactive, and nobody is told. */
  readonly silent: boolean;
}

/** A subject derived until nothing is left to decide. */
export interface Settlement {
  readonly derived: DerivedSubject;
  /** Decisions that the platform took on the way. */
  readonly decided: readonly LoggedEvent[];
}

// A card may give rise to the next one (a yellow long unexplained to a red); more are a fault of the rules.
const MOST_ROUNDS = 8;

/**
 * Derives a subject and takes the decisions that are due, as events, until none is left: the cards
 * whose ground has come, and the note of those that lost it.
 *
 * @throws {RangeError} it never comes to rest: a mistake in the rules.
 */
export function settleSubject(
  kind: DerivedKind,
  events: readonly LoggedEvent[],
  configuration: Configuration,
  circumstances: Circumstances,
): Settlement {
  let derived = deriveSubject(kind, events, configuration, circumstances.asOf);
  if (derived.toIssue.length === 0 && derived.groundsLost.length === 0) {
    return { derived, decided: [] };
  }
  const decided: LoggedEvent[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const first = lastDecision(events) + decided.length;
    const known = { ...circumstances, findings: derived.findings, events };
    const late = new Set(
      derived.toIssue.filter((card) => isLateKnown(card, known, configuration.calendar)),
    );
    decided.push(...decisionsOf(kind, derived, subjectOf(events), first, circumstances, late));
    derived = deriveSubject(kind, [...events, ...decided], configuration, circumstances.asOf);
    if (derived.toIssue.length === 0 && derived.groundsLost.length === 0) {
      return { derived, decided };
    }
  }
  throw new RangeError(`${kind} ${subjectOf(events)} does not come to rest`);
}

/** Decisions of one instant keep the order in which they were taken: they are numbered by subject. */
export function lastDecision(events: readonly LoggedEvent[]): number {
  let last = 0;
  for (const { source, sequence } of events) {
    if (source === PLATFORM_SOURCE && sequence !== null && sequence > last) last = sequence;
  }
  return last;
}

function subjectOf(events: readonly LoggedEvent[]): string {
  return events[0]?.subject ?? '';
}

function decisionsOf(
  kind: DerivedKind,
  derived: DerivedSubject,
  subject: string,
  first: number,
  { asOf, receivedAt, silent }: Circumstances,
  late: ReadonlySet<CardToIssue>,
): LoggedEvent[] {
  const name = subjectName(kind, subject);
  let sequence = first;
  const decision = (type: string, id: string, data: EventData): LoggedEvent => {
    sequence += 1;
    return {
      source: PLATFORM_SOURCE,
      id,
      type,
      subject,
      time: asOf,
      sequence,
      receivedAt,
      data,
    };
  };
  const lost = [...lostByClock(derived)].map(([clockId, cards]) => {
    const cycle = Math.max(...cards.map((card) => card.cycle));
    return decision('card.groundLost', `${name}/${clockId}/groundLost/${cycle}`, {
      clockId,
      cycle,
      cards: cards.map(({ id }) => id),
    });
  });
  const issued = derived.toIssue.map((card) =>
    decision(
      'card.issued',
      card.id,
      issuedData(card, { retroactive: silent || late.has(card), notified: !silent }),
    ),
  );
  return [...lost, ...issued];
}

function lostByClock(derived: DerivedSubject): Map<string, SubjectCard[]> {
  const lost = new Map<string, SubjectCard[]>();
  for (const card of derived.cards) {
    if (!derived.groundsLost.includes(card.id)) continue;
    const cards = lost.get(card.clockId);
    if (cards === undefined) lost.set(card.clockId, [card]);
    else cards.push(card);
  }
  return lost;
}
