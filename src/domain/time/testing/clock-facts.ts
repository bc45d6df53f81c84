import type { ClockInput, ClockStart, Due, Suspension } from '../clock.ts';
import { formatDay, parseDay } from '../day.ts';
import type { Day } from '../day.ts';
import type { Amount, LimitUnit } from '../limit.ts';
import { parseInstant } from '../parse-instant.ts';

/** A date written as text. */
export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new Error(`not a day: ${text}`);
  return found;
}

/** An instant written as text. */
export function at(text: string): number {
  const found = parseInstant(text);
  if (found === undefined) throw new Error(`not an instant: ${text}`);
  return found;
}

/** A day or an instant, whichever the text is. */
function time(text: string): ClockStart {
  return text.length === 10 ? { kind: 'day', day: day(text) } : { kind: 'instant', at: at(text) };
}

/** An amount such as `20 workingDay`. */
export function amount(text: string): Amount {
  const [value, unit] = text.split(' ');
  return { value: Number(value), unit: unit as LimitUnit };
}

/** A suspension `from..to`, open `from..`, either with a limit `from..to/5 workingDay`. */
export function suspension(text: string): Suspension {
  const [range = '', limit] = text.split('/');
  const [from = '', to = ''] = range.split('..');
  return {
    from: time(from),
    to: to === '' ? undefined : time(to),
    limit: limit === undefined ? undefined : amount(limit),
  };
}

/** A clock in the short forms above; a limit that is a day or an instant is a stated end. */
export function clock(facts: {
  readonly start: string;
  readonly limit: string;
  readonly extensions?: readonly string[] | undefined;
  readonly suspensions?: readonly string[] | undefined;
  readonly finished?: string | undefined;
}): ClockInput {
  return {
    start: time(facts.start),
    limit: facts.limit.includes(' ') ? amount(facts.limit) : { due: time(facts.limit) },
    extensions: (facts.extensions ?? []).map(amount),
    suspensions: (facts.suspensions ?? []).map(suspension),
    finished: facts.finished === undefined ? undefined : time(facts.finished),
  };
}

/** A due date as text: a day, or an instant in UTC. */
export function dueText(due: Due | null): string | null {
  if (due === null) return null;
  return due.kind === 'day' ? formatDay(due.day) : instantText(due.at);
}

/** An instant as text in UTC. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
