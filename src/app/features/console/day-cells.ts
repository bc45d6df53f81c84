import type { ClockView, LedgerLineText } from '#contract/clock-view.ts';
import { dayOfDue, dayOfInstant } from '../../i18n/format.ts';

/** How one day of the small strip looks. */
export type DayCellKind =
  'trigger' | 'counted' | 'rest' | 'holiday' | 'suspended' | 'overCommitment' | 'overStatutory';

interface DayCell {
  readonly date: string;
  readonly kind: DayCellKind;
  /** A post after this day: a limit ends with it. */
  readonly due: boolean;
}

/** The small strip: its cells up to today, and the sums that its label says. */
export interface DayStrip {
  readonly cells: readonly DayCell[];
  readonly counted: number;
  readonly suspended: number;
  /** First and last suspended day; null where nothing was suspended. */
  readonly suspension: { readonly from: string; readonly to: string } | null;
}

/** At most so many days: the panel is 350 px wide and a day takes at least 3. */
const DAYS = 110;

/**
 * One line for the case's two limits: the ledger of the statutory clock, else of the commitment,
 * coloured from the day after each limit's end. Undefined where no ledger is known.
 */
export function dayStrip(clocks: readonly ClockView[], asOf: string): DayStrip | undefined {
  const statutory = clocks.find((clock) => clock.kind === 'statutory');
  const commitment = clocks.find((clock) => clock.kind === 'commitment');
  const base = statutory ?? commitment ?? clocks[0];
  if (base === undefined || base.ledger.length === 0) return undefined;
  const today = dayOfInstant(asOf);
  const statutoryEnd = endOf(statutory);
  const commitmentEnd = endOf(commitment);
  const lines = base.ledger.filter((line) => line.date <= today).slice(-DAYS);
  const cells = lines.map((line) => ({
    date: line.date,
    kind: cellKind(line, statutoryEnd, commitmentEnd),
    due: line.date === statutoryEnd || line.date === commitmentEnd,
  }));
  const suspended = lines.filter((line) => line.kind === 'suspended');
  const [first] = suspended;
  const last = suspended[suspended.length - 1];
  return {
    cells,
    counted: lines.filter((line) => line.counted > 0).length,
    suspended: suspended.length,
    suspension:
      first === undefined || last === undefined ? null : { from: first.date, to: last.date },
  };
}

function endOf(clock: ClockView | undefined): string | null {
  return clock === undefined || clock.due === null ? null : dayOfDue(clock.due);
}

function cellKind(
  line: LedgerLineText,
  statutoryEnd: string | null,
  commitmentEnd: string | null,
): DayCellKind {
  if (line.kind === 'trigger') return 'trigger';
  if (line.kind === 'suspended') return 'suspended';
  if (line.kind === 'holiday') return 'holiday';
  if (line.kind === 'restDay') return 'rest';
  if (statutoryEnd !== null && line.date > statutoryEnd) return 'overStatutory';
  if (commitmentEnd !== null && line.date > commitmentEnd) return 'overCommitment';
  return 'counted';
}
