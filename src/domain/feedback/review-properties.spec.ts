import fc from 'fast-check';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { at, configuration } from '../testing/case-fixture.ts';
import { deriveReview } from './derive-review.ts';
import { RATED, REVIEW_NO } from './testing/review-fixture.ts';

const START = at('2026-02-10 00:00');
const HOUR_MS = 3_600_000;

const rating = fc.record({
  type: fc.constantFrom('submitted', 'added'),
  data: fc.record(
    {
      ...{ grade: fc.integer({ min: 1, max: 5 }), realName: fc.boolean() },
      origin: fc.constantFrom('active', 'default', 'imported', 'odd'),
      channel: fc.constantFrom('pc', 'window', 'odd'),
      regionCode: fc.constantFrom(RATED.regionCode, '999999'),
    },
    { requiredKeys: ['grade'] },
  ),
});

const handling = fc.record({
  type: fc.constantFrom(
    ...['assigned', 'verified', 'rectified', 'fedBack', 'revisited', 'appealed', 'excluded'],
    ...['appealRejected', 'filed', 'repeated'],
  ),
  data: fc.record(
    {
      by: fc.constantFrom('zhao', 'qian'),
      result: fc.constantFrom('satisfied', 'dissatisfied', 'mistaken', 'notReached'),
      of: fc.constantFrom('R-0', null),
    },
    { requiredKeys: [] },
  ),
});

/** Any events of a review at any times, also impossible ones and ties. */
const history: fc.Arbitrary<readonly LoggedEvent[]> = fc
  .array(
    fc.record({
      what: fc.oneof(rating, handling),
      hour: fc.integer({ min: 0, max: 24 * 40 }),
      own: fc.boolean(),
    }),
    { maxLength: 10 },
  )
  .map((rows) =>
    rows.map(({ what, hour, own }, place) => ({
      source: own ? PLATFORM_SOURCE : 'urn:city:jinan',
      id: `r${place}`,
      type: `review.${what.type}`,
      subject: REVIEW_NO,
      time: START + hour * HOUR_MS,
      sequence: own ? place : null,
      receivedAt: START + hour * HOUR_MS,
      data: what.data,
    })),
  );

const moment = fc.integer({ min: 0, max: 24 * 80 }).map((hour) => START + hour * HOUR_MS);

describe('a derived review', () => {
  it('depends on the set of its events, not on their order or how often they came', () => {
    fc.assert(
      fc.property(history, moment, fc.nat(), (events, asOf, turn) => {
        const place = events.length === 0 ? 0 : turn % events.length;
        const other = [...events.slice(place), ...events, ...events.slice(0, place)].toReversed();
        expect(deriveReview(other, configuration(), asOf)).toEqual(
          deriveReview(events, configuration(), asOf),
        );
      }),
    );
  });

  it('stays as it is until it says that it changes', () => {
    fc.assert(
      fc.property(history, moment, moment, (events, asOf, later) => {
        const now = deriveReview(events, configuration(), asOf);
        if (later < asOf || (now.nextAt !== null && later >= now.nextAt)) return;
        const then = deriveReview(events, configuration(), later);
        for (const part of ['phase', 'contribution', 'findings', 'toIssue', 'nextAt'] as const) {
          expect(then[part]).withContext(part).toEqual(now[part]);
        }
      }),
    );
  });

  it('never changes its rating by what follows', () => {
    fc.assert(
      fc.property(history, moment, (events, asOf) => {
        const { course } = deriveReview(events, configuration(), asOf);
        if (course.rating === null) return;
        const alone = deriveReview([course.rating], configuration(), asOf);
        expect(course.facts?.grade).toBe(alone.course.facts?.grade);
        expect(course.facts?.origin).toBe(alone.course.facts?.origin);
      }),
    );
  });

  it('counts at most once, and of its handling nothing that was not bad', () => {
    fc.assert(
      fc.property(history, moment, (events, asOf) => {
        const { contribution } = deriveReview(events, configuration(), asOf);
        const names = contribution.map(([cell]) =>
          (JSON.parse(cell) as string[]).slice(0, 2).join(' '),
        );
        const ratings = names.filter((name) => /^review (active|default|imported)$/.test(name));
        expect(ratings.length).toBeLessThanOrEqual(1);
        const handled = names.filter((name) =>
          /^badReview (rectified|satisfied|contacted)$/.test(name),
        );
        if (handled.length > 0) expect(names).toContain(`badReview ${ratings[0]?.slice(7) ?? ''}`);
      }),
    );
  });
});
