import type { LoggedEvent } from '../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import type { Instant } from '../time/limit.ts';

/** An order 督办 on a card, as it was issued. */
export interface IssuedOrder {
  readonly no: string;
  readonly due: string | null;
  /** When another one took its place on the card; null where it is the last. */
  readonly replacedAt: Instant | null;
}

const STATES: Readonly<Record<string, string>> = {
  'order.issued': 'issued',
  'order.signed': 'signed',
  'order.replied': 'replied',
  'order.verified': 'verified',
  'order.closed': 'closed',
};

/** Departments may sign and reply from their own systems; the rest is the platform's to say. */
const BY_ANYONE: ReadonlySet<string> = new Set(['order.signed', 'order.replied']);

const ANSWERS: ReadonlySet<string> = new Set(['replied', 'verified', 'closed']);

/** What an event makes of an order; undefined for any that does not count. */
export function orderStateBy({ type, source }: LoggedEvent): string | undefined {
  return source === PLATFORM_SOURCE || BY_ANYONE.has(type) ? STATES[type] : undefined;
}

/** All orders on a card, in the order in which they were issued. */
export function ordersOn(card: string, decisions: readonly LoggedEvent[]): readonly IssuedOrder[] {
  const issued = decisions.filter(
    (event) =>
      orderStateBy(event) === 'issued' &&
      textOf(event.data, 'card') === card &&
      textOf(event.data, 'no') !== null,
  );
  return issued.map(({ data }, place) => ({
    no: textOf(data, 'no') ?? '',
    due: textOf(data, 'due'),
    replacedAt: issued[place + 1]?.time ?? null,
  }));
}

/** When an order was answered; one that was verified or closed without a reply is as good as answered then. */
export function orderAnsweredAt(
  no: string,
  decisions: readonly LoggedEvent[],
): Instant | undefined {
  const isAnswer = (event: LoggedEvent): boolean =>
    ANSWERS.has(orderStateBy(event) ?? '') && textOf(event.data, 'no') === no;
  return decisions.find(isAnswer)?.time;
}
