import type { ClockKind } from '#domain/limits/clock-kind.ts';
import type { LedgerLineText, LimitText } from '#contract/clock-view.ts';

/** One clock as strip and table draw it: of a case, or of the calculator (then without a kind). */
export interface LedgerClock {
  readonly id: string;
  readonly kind: ClockKind | null;
  /** In the language of the page. */
  readonly name: string;
  readonly limit: LimitText;
  readonly due: string | null;
  readonly endedAt: string | null;
  /** Colour of days over the limit: red for the statute, amber for a commitment. */
  readonly overLevel: 'red' | 'yellow';
  readonly ledger: readonly LedgerLineText[];
}
