import type { ClockKind } from '#domain/limits/clock-kind.ts';
import type { ClockView } from '#contract/clock-view.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { zh } from '../../i18n/zh.ts';
import { limitSeconds } from '../../ui/ledger/ledger-clock.ts';
import type { LedgerClock } from '../../ui/ledger/ledger-clock.ts';

/** The order in the strip: the stricter limit above, so that its end is met first. */
const ORDER: readonly ClockKind[] = [
  'commitment',
  'statutory',
  'correctionNotice',
  'step',
  'delivery',
];
const MAIN: readonly ClockKind[] = ['commitment', 'statutory'];

/** A clock of the case as strip and table draw it. */
export function ledgerClock(clock: ClockView, shared: Texts<typeof zh>): LedgerClock {
  return {
    id: clock.id,
    kind: clock.kind,
    name: clock.kind === 'step' ? stepName(clock) : shared.clock[clock.kind],
    limit: clock.limit,
    limitSeconds: limitSeconds(clock.elapsed, clock.remaining),
    due: clock.due,
    endedAt: clock.endedAt,
    overLevel: clock.kind === 'statutory' ? 'red' : 'yellow',
    ledger: clock.ledger,
  };
}

/** The step's own name: its id is `step:` and the step's id, which may end in its occurrence. */
export function stepName(clock: ClockView): string {
  return clock.id.replace(/^step:/, '').replace(/:1$/, '');
}

/** The clocks that the strip shows: commitment and statute, or all where asked or where it has neither. */
export function stripClocks(clocks: readonly ClockView[], all: boolean): readonly ClockView[] {
  const main = clocks.filter((clock) => MAIN.includes(clock.kind));
  const shown = all || main.length === 0 ? clocks : main;
  return [...shown].sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

/** First and last day of all ledgers; null without any. */
export function ledgerRange(
  clocks: readonly ClockView[],
): { readonly from: string; readonly to: string } | null {
  const dates = clocks.flatMap((clock) => [clock.ledger.at(0)?.date, clock.ledger.at(-1)?.date]);
  const known = dates.filter((date) => date !== undefined).sort();
  const [from, to] = [known.at(0), known.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}
