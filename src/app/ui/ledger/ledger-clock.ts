import type { ClockKind } from '#domain/limits/clock-kind.ts';
import type { LedgerLineText, LimitText, SpanText } from '#contract/clock-view.ts';

/** Limit and extensions of an hour clock, which elapsed and remaining add up to. */
export function limitSeconds(elapsed: SpanText, remaining: SpanText | null): number | null {
  return remaining !== null && 'workingSeconds' in elapsed && 'workingSeconds' in remaining
    ? elapsed.workingSeconds + remaining.workingSeconds
    : null;
}

/** One clock as strip and table draw it: of a case, or of the calculator (then without a kind). */
export interface LedgerClock {
  readonly id: string;
  readonly kind: ClockKind | null;
  /** In the language of the page. */
  readonly name: string;
  readonly limit: LimitText;
  /** Limit and extensions of hour units, in working seconds; null for day units and where unknown. */
  readonly limitSeconds: number | null;
  readonly due: string | null;
  readonly endedAt: string | null;
  /** Colour of days over the limit: red for the statute, amber for a commitment. */
  readonly overLevel: 'red' | 'yellow';
  readonly ledger: readonly LedgerLineText[];
}
