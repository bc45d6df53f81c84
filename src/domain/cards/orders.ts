import type { LoggedEvent } from '../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import type { Instant } from '../time/limit.ts';

/** An order 督办 as it was issued. */
export interface IssuedOrder {
  readonly no: string;
  /** The source that issued it, whose word on it counts. */
  readonly issuer: string;
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

/** What an event makes of an order that the platform issued; undefined for any that does not count. */
export function orderStateBy(event: LoggedEvent): string | undefined {
  return stateBy(event, PLATFORM_SOURCE);
}

function stateBy({ type, source }: LoggedEvent, issuer: string): string | undefined {
  return source === issuer || BY_ANYONE.has(type) ? STATES[type] : undefined;
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
    issuer: PLATFORM_SOURCE,
    due: textOf(data, 'due'),
    replacedAt: issued[place + 1]?.time ?? null,
  }));
}

/**
 * The number of the case, ticket, review or item that an event of an order is about: its subject, unless
 * that is the order's own number and the data say it. Null where nothing does.
 */
export function orderAbout({
  subject,
  data,
}: Pick<LoggedEvent, 'subject' | 'data'>): string | null {
  return subject === textOf(data, 'no') ? textOf(data, 'subject') : subject;
}

/**
 * The orders that sources tell of the subject itself, each number once, as it was told first. One that
 * names a card, or bears a number of the platform's, is none: those are the platform's to issue.
 */
export function ordersOfSources(decisions: readonly LoggedEvent[]): readonly IssuedOrder[] {
  const issued = decisions.filter(({ type }) => type === 'order.issued');
  const taken = new Set(
    issued.filter(({ source }) => source === PLATFORM_SOURCE).map(({ data }) => textOf(data, 'no')),
  );
  return issued.flatMap(({ source, data }) => {
    const no = textOf(data, 'no');
    if (no === null || taken.has(no) || textOf(data, 'card') !== null) return [];
    taken.add(no);
    return [{ no, issuer: source, due: textOf(data, 'due'), replacedAt: null }];
  });
}

/** When an order was answered; one that was verified or closed without a reply is as good as answered then. */
export function orderAnsweredAt(
  { no, issuer }: Pick<IssuedOrder, 'no' | 'issuer'>,
  decisions: readonly LoggedEvent[],
): Instant | undefined {
  const isAnswer = (event: LoggedEvent): boolean =>
    ANSWERS.has(stateBy(event, issuer) ?? '') && textOf(event.data, 'no') === no;
  return decisions.find(isAnswer)?.time;
}
