import type { Json, LoggedEvent } from '../../cases/logged-event.ts';
import type { Configuration } from '../../configuration.ts';
import type { SubjectClock } from '../../limits/subject-clock.ts';
import { at, configuration, dueText, event } from '../../testing/case-fixture.ts';
import type { Instant } from '../../time/limit.ts';
import { deriveTicket } from '../derive-ticket.ts';
import type { DerivedTicket } from '../derive-ticket.ts';

/** Number of the ticket that all specs speak of. */
export const TICKET_NO = 'T2026030200001';

/** Departments of the specs; the fixture's configuration knows the first. */
export const WATER = '370102-water';
export const LAND = '370102-land';

/** An event of the ticket: type without `ticket.`, when, and data. */
export function ticketEvent(
  type: string,
  time: string,
  data: Readonly<Record<string, Json>> = {},
  more: Partial<LoggedEvent> = {},
): LoggedEvent {
  return event(`ticket.${type}`, time, data, { subject: TICKET_NO, ...more });
}

/** A complaint that came in on Monday, 2 March 2026 at nine. */
export function created(data: Readonly<Record<string, Json>> = {}): LoggedEvent {
  const facts = { kind: 'complaint', regionCode: '370102', channel: 'hotline', ...data };
  return ticketEvent('created', '2026-03-02', facts);
}

/** Its dispatch to the water bureau, an hour later unless said otherwise. */
export function dispatched(
  departmentCode = WATER,
  time = '2026-03-02 10:00',
  data: Readonly<Record<string, Json>> = {},
): LoggedEvent {
  return ticketEvent('dispatched', time, { departmentCode, ...data });
}

/** Derives the ticket at a moment in the fixture's configuration. */
export function deriveT(
  events: readonly LoggedEvent[],
  asOf: string | Instant,
  config: Configuration = configuration(),
): DerivedTicket {
  return deriveTicket(events, config, typeof asOf === 'number' ? asOf : at(asOf));
}

/** The clock of an id as `due bucket`; undefined where there is none. */
function ticketClock(derived: DerivedTicket, id: string): string | undefined {
  const clock: SubjectClock | undefined = derived.clocks.find((one) => one.id === id);
  return clock === undefined
    ? undefined
    : `${dueText(clock.reading.due) ?? 'unknown'} ${clock.bucket}`;
}

/** What one clock of a ticket shows: `due bucket`, or undefined where there is none. */
export interface ClockRow {
  readonly rule: string;
  readonly events: readonly LoggedEvent[];
  /** Long after everything unless said otherwise. */
  readonly asOf?: string;
  readonly clock: string;
  readonly shows: string | undefined;
}

/** A table of clocks; each row is a spec that is named after its rule. */
export function describeClocks(subject: string, rows: readonly ClockRow[]): void {
  describe(subject, () => {
    for (const { rule, events, asOf = '2026-06-01', clock, shows } of rows) {
      it(rule, () => {
        expect(ticketClock(deriveT(events, asOf), clock)).toBe(shows);
      });
    }
  });
}
