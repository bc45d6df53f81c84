import type { Json, LoggedEvent } from '../../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../../cases/logged-event.ts';
import type { Configuration } from '../../configuration.ts';
import { deriveReview } from '../derive-review.ts';
import type { DerivedReview } from '../derive-review.ts';
import { at, configuration, event, PLACE } from '../../testing/case-fixture.ts';
import type { Instant } from '../../time/limit.ts';

/** Number of the review that the specs speak of. */
export const REVIEW_NO = 'R-2026-1';

/** Where its case lies, in codes that the fixture's configuration knows. */
export const RATED = { ...PLACE, caseNo: '3701-2026-000001', stage: 'case' } as const;

/** A rating in a bad grade of a person on a Monday morning, unless told otherwise. */
export function rated(
  data: Readonly<Record<string, Json>> = {},
  time = '2026-03-02',
  more: Partial<LoggedEvent> = {},
): LoggedEvent {
  return ofReview('submitted', time, { grade: 1, origin: 'active', ...RATED, ...data }, more);
}

/** An event of the review: type without `review.`. */
export function ofReview(
  type: string,
  time: string,
  data: Readonly<Record<string, Json>> = {},
  more: Partial<LoggedEvent> = {},
): LoggedEvent {
  return event(`review.${type}`, time, data, { subject: REVIEW_NO, ...more });
}

let decisions = 0;

/** What the platform decided about the review, at the time of its rating. */
export function decided(
  type: 'filed' | 'repeated',
  data: Readonly<Record<string, Json>>,
  sequence: number,
): LoggedEvent {
  decisions += 1;
  return ofReview(type, '2026-03-02', data, {
    source: PLATFORM_SOURCE,
    id: `decision-${decisions}`,
    sequence,
  });
}

/** A bad review all the way to a satisfied reviewer, in time. */
export function wholeLife(): readonly LoggedEvent[] {
  return [
    rated({ realName: true }),
    ofReview('assigned', '2026-03-02 10:00', { by: 'zhao' }),
    ofReview('verified', '2026-03-02 15:00', { by: 'qian' }),
    ofReview('rectified', '2026-03-05', { by: 'qian' }),
    ofReview('fedBack', '2026-03-05 11:00', { by: 'qian' }),
    ofReview('revisited', '2026-03-06', { by: 'sun', result: 'satisfied' }),
  ];
}

/** Derives at a moment in the fixture's configuration. */
export function derive(
  events: readonly LoggedEvent[],
  asOf: string | Instant = '2026-06-01',
  config: Configuration = configuration(),
): DerivedReview {
  return deriveReview(events, config, typeof asOf === 'number' ? asOf : at(asOf));
}

/** What the review counts for, without clocks, cards and the breakdowns by stage and channel. */
export function countsIn(derived: DerivedReview): string[] {
  return derived.contribution.flatMap(([cell, amount]) => {
    const [measure, name, , , , , kind] = JSON.parse(cell) as string[];
    if (measure === 'badReview' || measure === 'realNameBadReview')
      return [`${measure} ${name ?? ''}`];
    if (measure !== 'review') return [];
    return [`${name ?? ''} ${kind ?? ''}${amount === 1 ? '' : ` ×${amount}`}`];
  });
}
