import type { EventData, Json, LoggedEvent } from '../cases/logged-event.ts';
import { isJsonObject, numberOf, textOf } from '../cases/read-data.ts';
import { CLOCK_KINDS } from '../limits/clock-kind.ts';
import type { ClockKind } from '../limits/clock-kind.ts';
import type { Day } from '../time/day.ts';
import type { Due } from '../time/clock.ts';
import type { Instant } from '../time/limit.ts';
import type { CardCategory, CardLevel } from './card-rule.ts';
import { CARD_CATEGORIES, CARD_LEVELS } from './card-rule.ts';
import type { CardToIssue } from './subject-card.ts';

/** A card as its `card.issued` event tells it. */
export interface IssuedCard extends CardToIssue {
  readonly issuedAt: Instant;
  readonly retroactive: boolean;
  readonly notified: boolean;
}

/** What the platform knew when it issued a card, beside its ground. */
export interface IssueFacts {
  /** Its ground arose before the platform could know of it. */
  readonly retroactive: boolean;
  /** False where nobody was told, as in a file import: no explanation is expected then. */
  readonly notified: boolean;
}

/** The data of the `card.issued` event; the event's id is the card's. */
export function issuedData(card: CardToIssue, { retroactive, notified }: IssueFacts): EventData {
  const { id, due, ...facts } = card;
  return { ...facts, card: id, due: due === null ? null : { ...due }, retroactive, notified };
}

/** Reads a `card.issued` event back; null for one that no platform wrote. */
export function readIssued(event: LoggedEvent): IssuedCard | null {
  const { data } = event;
  const level = findIn(CARD_LEVELS, data['level']);
  const clockId = textOf(data, 'clockId');
  if (level === undefined || clockId === null) return null;
  return {
    id: event.id,
    clockId,
    level,
    cycle: numberOf(data, 'cycle') ?? 1,
    clock: findIn<ClockKind>(CLOCK_KINDS, data['clock']) ?? 'commitment',
    category: findIn<CardCategory>(CARD_CATEGORIES, data['category']) ?? 'time',
    groundAt: numberOf(data, 'groundAt') ?? event.time,
    ruleSet: textOf(data, 'ruleSet') ?? '',
    rule: textOf(data, 'rule') ?? '',
    fault: data['fault'] === true,
    due: readDue(data['due']),
    departmentCode: textOf(data, 'departmentCode'),
    issuedAt: event.time,
    retroactive: data['retroactive'] === true,
    notified: data['notified'] !== false,
  };
}

function readDue(value: Json | undefined): Due | null {
  if (!isJsonObject(value)) return null;
  if (typeof value['day'] === 'number') return { kind: 'day', day: value['day'] as Day };
  return typeof value['at'] === 'number' ? { kind: 'instant', at: value['at'] } : null;
}

function findIn<T extends CardLevel | CardCategory | ClockKind>(
  known: readonly T[],
  value: Json | undefined,
): T | undefined {
  return known.find((one) => one === value);
}
