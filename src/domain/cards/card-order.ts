import type { ClockKind } from '../limits/clock-kind.ts';
import { CLOCK_KINDS } from '../limits/clock-kind.ts';
import type { Instant } from '../time/limit.ts';
import { CARD_LEVELS } from './card-rule.ts';
import type { CardLevel } from './card-rule.ts';
import type { CardState } from './subject-card.ts';

/** What of a card decides where it stands in a list. */
export interface CardPlace {
  readonly id: string;
  readonly level: CardLevel;
  /**
   * Days left of its limit, negative when over; null where that is not known. An ended clock keeps
   * what it had when it ended. It changes with the day and never within one, so no list moves by
   * the mere passing of time before midnight.
   */
  readonly daysLeft: number | null;
  /** Last instant of the limit; Infinity where it is not known. */
  readonly dueAt: Instant;
  /** When the warning or breach arose. */
  readonly groundAt: Instant;
  readonly itemCode: string | null;
  readonly subject: string;
  readonly regionCode: string;
  readonly departmentCode: string | null;
  readonly clock: ClockKind;
  readonly state: CardState;
}

/** Columns by which a list of cards can be sorted. */
const COLUMNS = ['level', 'left', 'due', 'item', 'no', 'place', 'clock', 'handling'] as const;
type Column = (typeof COLUMNS)[number];

/** A column, with a minus before it the other way round. */
export type CardSort = Column | `-${Column}`;

export const CARD_SORTS: readonly CardSort[] = COLUMNS.flatMap((column): readonly CardSort[] => [
  column,
  `-${column}`,
]);

/** How a list is sorted where nobody says otherwise. */
export const DEFAULT_CARD_SORT: CardSort = 'level';

/** In the order of handling: what nobody has taken up comes first. */
const STATES: readonly CardState[] = [
  'open',
  'acknowledged',
  'explained',
  'appealed',
  'closed',
  'lapsed',
  'superseded',
  'revoked',
];

/** Negative where the first comes before the second; what is not known comes last either way. */
type Comparison = (one: CardPlace, other: CardPlace, turn: 1 | -1) => number;

const COMPARISONS: Readonly<Record<Column, Comparison>> = {
  level: (one, other, turn) =>
    turn * (CARD_LEVELS.indexOf(other.level) - CARD_LEVELS.indexOf(one.level)),
  left: (one, other, turn) => compareDays(one, other, turn),
  due: (one, other, turn) => knownFirst(one.dueAt, other.dueAt, turn),
  item: (one, other, turn) => textsFirst(one.itemCode, other.itemCode, turn),
  no: (one, other, turn) => turn * compareTexts(one.subject, other.subject),
  place: (one, other, turn) =>
    turn * compareTexts(one.regionCode, other.regionCode) ||
    textsFirst(one.departmentCode, other.departmentCode, turn),
  clock: (one, other, turn) =>
    turn * (CLOCK_KINDS.indexOf(one.clock) - CLOCK_KINDS.indexOf(other.clock)),
  handling: (one, other, turn) => turn * (STATES.indexOf(one.state) - STATES.indexOf(other.state)),
};

/**
 * The order of a list of cards, the same on the server and in the browser. Of itself: level, then
 * days over (most first), then days left (least first), then age; a clock that has ended stands
 * where the days place it that it was over when it ended. Codes stand for names, so that regions
 * come in the order of their official codes. A sorted column comes before that order; the id makes
 * it total.
 */
export function cardOrder(sort: CardSort): (one: CardPlace, other: CardPlace) => number {
  const turn = sort.startsWith('-') ? -1 : 1;
  const column = (turn === 1 ? sort : sort.slice(1)) as Column;
  const first = COMPARISONS[column];
  return (one, other) => first(one, other, turn) || compareUrgency(one, other);
}

function compareUrgency(one: CardPlace, other: CardPlace): number {
  return (
    COMPARISONS.level(one, other, 1) ||
    compareDays(one, other, 1) ||
    one.groundAt - other.groundAt ||
    compareTexts(one.id, other.id)
  );
}

/** Among equal days the earlier end comes first: over since a rest day before due today. */
function compareDays(one: CardPlace, other: CardPlace, turn: 1 | -1): number {
  return (
    knownFirst(one.daysLeft ?? Infinity, other.daysLeft ?? Infinity, turn) ||
    knownFirst(one.dueAt, other.dueAt, turn)
  );
}

function knownFirst(one: number, other: number, turn: 1 | -1): number {
  if (one === other) return 0;
  if (one === Infinity) return 1;
  return other === Infinity ? -1 : turn * (one - other);
}

function textsFirst(one: string | null, other: string | null, turn: 1 | -1): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return turn * compareTexts(one, other);
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
