import type { CaseSuspension } from '../cases/case-course.ts';
import type { Suspension } from '../time/clock.ts';

/** A suspension of a case as clocks read it: by instants. */
export function suspensionOf({ from, to, limit }: CaseSuspension): Suspension {
  const begin = { kind: 'instant', at: from } as const;
  return {
    from: begin,
    ...(to === null ? {} : { to: { kind: 'instant', at: to } as const }),
    ...(limit === null ? {} : { limit }),
  };
}
