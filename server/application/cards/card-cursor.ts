import type { CardPlace } from '#domain/cards/card-order.ts';
import { CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import { CARD_LEVELS } from '#domain/cards/card-rule.ts';
import { readCursor, writeCursor } from '../cursor.ts';

/** The cards as a cursor looks one up. */
interface Cards {
  find(id: string): CardPlace | undefined;
}

/** The place of a page's last card, and the day on which it stood there. */
export function writeCardCursor(place: CardPlace, today: string): string {
  const { id, level, daysLeft, dueAt, groundAt, itemCode, subject, regionCode } = place;
  const { departmentCode, clock, state } = place;
  const end = dueAt === Infinity ? null : dueAt;
  return writeCursor([
    today,
    id,
    level,
    daysLeft,
    end,
    groundAt,
    itemCode,
    subject,
    regionCode,
    departmentCode,
    clock,
    state,
  ]);
}

/**
 * The place after which a page begins; undefined for text that is no cursor of ours. With a new day
 * every open limit has a day less, so a cursor of yesterday means the card, not where it stood.
 */
export function placeAfter(cursor: string, today: string, cards: Cards): CardPlace | undefined {
  const parts = readCursor(cursor);
  if (parts === undefined) return undefined;
  const [day, id, level, daysLeft, end, groundAt, itemCode, subject, regionCode] = parts;
  const [departmentCode, clock, state] = parts.slice(9);
  if (typeof id !== 'string' || typeof groundAt !== 'number') return undefined;
  if (typeof subject !== 'string' || typeof regionCode !== 'string') return undefined;
  const found = {
    level: CARD_LEVELS.find((one) => one === level),
    clock: CLOCK_KINDS.find((one) => one === clock),
  };
  if (found.level === undefined || found.clock === undefined) return undefined;
  const now = day === today ? undefined : cards.find(id);
  return (
    now ?? {
      id,
      level: found.level,
      daysLeft: typeof daysLeft === 'number' ? daysLeft : null,
      dueAt: typeof end === 'number' ? end : Infinity,
      groundAt,
      itemCode: typeof itemCode === 'string' ? itemCode : null,
      subject,
      regionCode,
      departmentCode: typeof departmentCode === 'string' ? departmentCode : null,
      clock: found.clock,
      state: state as CardPlace['state'],
    }
  );
}
