import fc from 'fast-check';
import type { Json, LoggedEvent } from '../../cases/logged-event.ts';
import { at } from '../../testing/case-fixture.ts';
import { TICKET_NO } from './ticket-fixture.ts';

const HOUR_MS = 3_600_000;
/** The Spring Festival and a worked Saturday lie ahead of it. */
const START = at('2026-02-10 00:00');

type Data = Readonly<Record<string, Json>>;
type Move = readonly [type: string, data: Data];

function ticketEvent([type, data]: Move, hour: number, place: number): LoggedEvent {
  return {
    source: 'urn:city:jinan',
    id: `t${place}`,
    type: `ticket.${type}`,
    subject: TICKET_NO,
    time: START + hour * HOUR_MS,
    sequence: null,
    receivedAt: START + hour * HOUR_MS,
    data,
  };
}

const department = fc.constantFrom('370102-water', '370102-land', '370102-health');
const extension = fc.record({
  value: fc.integer({ min: 1, max: 7 }),
  unit: fc.constant('workingDay'),
});
const limit: fc.Arbitrary<Data> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.constant({ limit: null }),
  fc.integer({ min: 1, max: 6 }).map((value) => ({ limit: { value, unit: 'workingDay' } })),
);

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom<Move>(
    ...(['signed', 'contacted', 'replied', 'closed', 'split'] as const).map((type): Move => [
      type,
      {},
    ]),
    ...(['answeredDirectly', 'extensionGranted', 'extensionDenied', 'reopened'] as const).map(
      (type): Move => [type, {}],
    ),
    ['returned', { reason: '不属本单位' }],
    ['merged', { into: 'T-2' }],
    ['merged', { into: TICKET_NO }],
    ['created', { kind: 'help', regionCode: '370102' }],
  ),
  fc
    .tuple(
      fc.constantFrom('dispatched', 'assisted', 'transferred', 'replied', 'returned', 'signed'),
      department,
      limit,
    )
    .map(([type, departmentCode, own]): Move => [type, { departmentCode, ...own }]),
  extension.map((by): Move => ['extensionRequested', { extension: by }]),
  fc
    .record({
      reached: fc.boolean(),
      solved: fc.boolean(),
      satisfied: fc.constantFrom('satisfied', 'basicallySatisfied', 'dissatisfied', 'odd'),
    })
    .map((data): Move => ['revisited', data]),
);

/** Any events of a ticket at any times, also impossible ones and ties. */
export const anyHistory: fc.Arbitrary<readonly LoggedEvent[]> = fc
  .array(fc.tuple(move, fc.integer({ min: 0, max: 24 * 60 })), { maxLength: 14 })
  .map((rows) => rows.map(([one, hour], place) => ticketEvent(one, hour, place)));

/** What may follow where a ticket waits, is at work, or has its answer; the first of a pair leads on. */
const SENSIBLE: Readonly<Record<'waiting' | 'working' | 'answered' | 'closed', readonly string[]>> =
  {
    waiting: ['dispatched', 'dispatched', 'closed'],
    working: [
      ...['signed', 'contacted', 'returned', 'transferred', 'extensionRequested'],
      ...['extensionGranted', 'replied', 'replied', 'closed'],
    ],
    answered: ['closed', 'reopened', 'contacted'],
    closed: ['reopened'],
  };

const LEADS_TO: Readonly<Record<string, keyof typeof SENSIBLE>> = {
  dispatched: 'working',
  transferred: 'working',
  reopened: 'working',
  returned: 'waiting',
  replied: 'answered',
  closed: 'closed',
};

const choice = fc.record({
  which: fc.nat(),
  hours: fc.integer({ min: 1, max: 96 }),
  departmentCode: department,
  own: limit,
  by: extension,
});

/** A course that makes sense, each step an hour or more after the one before. */
export const sensibleHistory: fc.Arbitrary<readonly LoggedEvent[]> = fc
  .array(choice, { minLength: 1, maxLength: 14 })
  .map((choices) => {
    const events: LoggedEvent[] = [];
    let hour = 0;
    let state: keyof typeof SENSIBLE = 'waiting';
    let isAsked = false;
    const happen = (one: Move): void => {
      events.push(ticketEvent(one, hour, events.length));
    };
    happen(['created', { kind: 'help', regionCode: '370102' }]);
    for (const { which, hours, departmentCode, own, by } of choices) {
      hour += hours;
      const open: readonly string[] = SENSIBLE[state];
      const type: string = open[which % open.length] ?? 'closed';
      if (type === 'extensionGranted' && !isAsked) continue;
      if (type === 'extensionRequested' && isAsked) continue;
      // Who never had it has nothing to be handled again.
      if (type === 'reopened' && !events.some((one) => one.type === 'ticket.dispatched')) continue;
      isAsked = type === 'extensionRequested' || (isAsked && LEADS_TO[type] === undefined);
      if (type === 'extensionGranted') isAsked = false;
      if (type === 'dispatched' || type === 'transferred')
        happen([type, { departmentCode, ...own }]);
      else if (type === 'extensionRequested') happen([type, { extension: by }]);
      else happen([type, type === 'returned' ? { reason: '不属本单位' } : {}]);
      state = LEADS_TO[type] ?? state;
    }
    return events;
  });

/** A moment in the time that histories span, and after it. */
export const moment: fc.Arbitrary<number> = fc
  .integer({ min: 0, max: 24 * 90 })
  .map((hour) => START + hour * HOUR_MS);
