import fc from 'fast-check';
import { cellsOfPlain, endOfPlain } from '#domain/plain-case.ts';
import type { PlainCase } from '#domain/plain-case.ts';
import { at, configuration } from '#domain/testing/case-fixture.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { SharedPlains } from './shared-plains.ts';

const HOUR = 3_600_000;
const START = at('2026-02-02');
const now = configuration();

const aPlain = fc
  .record({
    accepted: fc.integer({ min: 0, max: 40 }),
    // Some are not finished, and some long after any end.
    lasted: fc.option(fc.integer({ min: 0, max: 90 })),
    limit: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom(400, 5000)),
  })
  .map(({ accepted, lasted, limit }): PlainCase => {
    const begin = START + accepted * 24 * HOUR;
    return {
      ...{ path: '370000/370100/', departmentCode: 'w', itemCode: null, limit },
      acceptedOn: dayAt(now.calendar, begin),
      finishedAt: lasted === null ? null : begin + lasted * 24 * HOUR,
    };
  });
const aQuestion = fc.record({
  plain: aPlain,
  days: fc.integer({ min: -6, max: 12 }),
  hour: fc.integer({ min: 0, max: 130 * 24 }),
});

describe('plain commitments, each kept once', () => {
  it('end as each case by itself does, whichever of them was kept', () => {
    fc.assert(
      fc.property(fc.array(aQuestion, { maxLength: 40 }), (questions) => {
        const plains = new SharedPlains();
        const kept = new Set<object>();
        for (const { plain, days, hour } of questions) {
          const asOf = START + hour * HOUR;
          const shared = plains.of(plain, now);
          kept.add(shared);
          const end = endOfPlain(shared, now, asOf, days);
          const alone = cellsOfPlain(plain, now, asOf, days);
          const cells = end && [
            [`["clock","commitment","370000/370100/","w",null,${end.due},"${end.bucket}"]`, 1],
            ...(end.isEarly
              ? [[`["early","commitment","370000/370100/","w",null,${end.due},null]`, 1]]
              : []),
          ];
          expect(cells).toEqual(alone?.cells as typeof cells);
          if (plain.finishedAt === null) expect(end?.nextAt).toEqual(alone?.nextAt);
        }
        for (const { plain } of questions) {
          // A longer limit fits into no key.
          if (plain.limit <= 400) expect(kept.has(plains.of(plain, now))).toBeTrue();
        }
      }),
      { numRuns: 300 },
    );
  });
});
