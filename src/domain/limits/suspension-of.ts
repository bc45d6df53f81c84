import type { CaseSuspension } from '../cases/case-course.ts';
import type { Suspension } from '../time/clock.ts';
import type { Instant } from '../time/limit.ts';

interface Moment {
  readonly kind: 'instant';
  readonly at: Instant;
}

/** A suspension of a subject as clocks read it: by instants. */
export interface Pause extends Suspension {
  readonly from: Moment;
  readonly to?: Moment | undefined;
}

export function suspensionOf({ from, to, limit }: CaseSuspension): Pause {
  return {
    from: { kind: 'instant', at: from },
    ...(to === null ? {} : { to: { kind: 'instant', at: to } }),
    ...(limit === null ? {} : { limit }),
  };
}

/**
 * What paused a clock before it ended. A suspension that nobody ended before was over with the clock,
 * and one that began afterwards is none of its: the due day that a period counts by would move else.
 */
export function suspensionsUntil(end: Instant, suspensions: readonly Pause[]): Pause[] {
  return suspensions
    .filter(({ from }) => from.at < end)
    .map((pause) =>
      pause.to !== undefined && pause.to.at <= end
        ? pause
        : { ...pause, to: { kind: 'instant', at: end } },
    );
}
