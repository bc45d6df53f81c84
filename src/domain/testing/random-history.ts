import fc from 'fast-check';
import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import type { Instant } from '../time/limit.ts';
import { at, CASE_NO, PLACE } from './case-fixture.ts';

const HOUR_MS = 3_600_000;

/** First hour of random histories; the Spring Festival and a worked Saturday lie ahead of it. */
const HISTORY_START: Instant = at('2026-02-10 00:00');

const HISTORY_HOURS = 24 * 70;

const amount = fc.record({
  value: fc.integer({ min: 0, max: 12 }),
  unit: fc.constantFrom('workingDay', 'workingDay', 'naturalDay', 'workingHour', 'month'),
});

const limit = fc.oneof(
  amount,
  fc.constantFrom({ due: '2026-03-14' }, { due: '2026-03-10T10:00:00+08:00' }),
);

const facts = fc.record(
  {
    statutoryLimit: limit,
    commitmentLimit: limit,
    kind: fc.constantFrom('standard', 'joint', 'onTheSpot', 'odd'),
    regionCode: fc.constantFrom('370102', '999999'),
    expiresOn: fc.constantFrom('2026-03-12', 'never'),
    officer: fc.constantFrom('王', '李'),
  },
  { requiredKeys: [] },
);

const step = fc.record(
  {
    step: fc.constantFrom('审查', '批准'),
    stepId: fc.constantFrom('s1', 's2'),
    limit,
    officer: fc.constantFrom('王', '李'),
  },
  { requiredKeys: ['step'] },
);

const some = (type: string, data: fc.Arbitrary<object>): fc.Arbitrary<readonly [string, object]> =>
  fc.tuple(fc.constant(`case.${type}`), data);

const what = fc.oneof(
  some(
    'received',
    facts.map((more) => ({ ...PLACE, ...more })),
  ),
  some('accepted', facts),
  some('stepStarted', step),
  some('stepFinished', step),
  some(
    'suspended',
    fc.record(
      { reason: fc.constantFrom('HEARING', 'OTHER', 'WEATHER'), limit: amount },
      { requiredKeys: ['reason'] },
    ),
  ),
  some('extended', fc.record({ by: amount, approvedBy: fc.constantFrom('局长', '') })),
  some('decided', fc.record({ result: fc.constantFrom('approved', 'denied', 'odd') })),
  some('corrected', facts),
  fc.tuple(
    fc
      .constantFrom(
        ...['submitted', 'correctionRequested', 'correctionSubmitted', 'resumed', 'returned'],
        ...['finished', 'delivered', 'withdrawn', 'terminated', 'notAccepted', 'note'],
      )
      .map((type) => `case.${type}`),
    fc.constant({}),
  ),
);

/** A random moment of the history, or a while after it. */
export const aMoment: fc.Arbitrary<Instant> = fc
  .integer({ min: 0, max: (HISTORY_HOURS + 24 * 40) * 4 })
  .map((quarter) => HISTORY_START + (quarter * HOUR_MS) / 4);

/** Random events of one case: any types at any times, also impossible ones, late ones and ties. */
export const aHistory: fc.Arbitrary<readonly LoggedEvent[]> = fc
  .array(
    fc.record({
      what,
      hour: fc.integer({ min: 0, max: HISTORY_HOURS }),
      lateHours: fc.constantFrom(0, 0, 30, 200),
      source: fc.constantFrom('urn:city:jinan', 'urn:line:water'),
      sequence: fc.constantFrom(null, 0, 1, 2),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ what: [type, data], hour, lateHours, source, sequence }, index) => ({
      source,
      id: `r${index}`,
      type,
      subject: CASE_NO,
      time: HISTORY_START + hour * HOUR_MS,
      sequence,
      receivedAt: HISTORY_START + (hour + lateHours) * HOUR_MS,
      data: data as Readonly<Record<string, Json>>,
    })),
  );
