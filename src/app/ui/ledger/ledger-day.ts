import type { LedgerKind } from '#contract/clock-view.ts';
import { NO_CALENDAR, rests } from './calendar-day.ts';
import type { CalendarDays } from './calendar-day.ts';
import type { LedgerClock } from './ledger-clock.ts';

/** One day of one clock with its place in the count. */
export interface LedgerDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly kind: LedgerKind;
  /** What the day adds: 1 or 0, working seconds for hour limits. */
  readonly counted: number;
  /** Sum of `counted` up to and including this day; null on days that add nothing. */
  readonly ordinal: number | null;
  /**
   * What is over the limit with this day, for hour limits with what the due instant left of its
   * own day; null up to the due day and on days that add nothing.
   */
  readonly over: number | null;
  /** The last day on which the clock is on time. */
  readonly due: boolean;
  /** After the day of looking or of the end: foreseen, not yet counted. */
  readonly ahead: boolean;
  /** Whether the calendar has it off; tells the worked days of a suspension from its weekends. */
  readonly rests: boolean;
  /** What the calendar makes of a suspended day; null of any other, whose own kind tells it. */
  readonly within: 'holiday' | 'makeUpDay' | null;
  readonly name: string | null;
  readonly reason: string | null;
}

/** Whether a clock counts working time within days. */
export function countsHours(clock: LedgerClock): boolean {
  return 'unit' in clock.limit
    ? clock.limit.unit === 'workingHour' || clock.limit.unit === 'workingMinute'
    : clock.ledger.some((line) => line.counted > 1);
}

/** The day of a day or of an instant as the server writes it: its first ten characters. */
function dayPart(text: string): string {
  return text.slice(0, 10);
}

/**
 * Numbers the days of a clock.
 *
 * @param today day of looking, `YYYY-MM-DD`; a clock that has ended is read at its end.
 */
export function ledgerDays(
  clock: LedgerClock,
  today: string,
  calendar: CalendarDays = NO_CALENDAR,
): readonly LedgerDay[] {
  const dueDay = clock.due === null ? null : dayPart(clock.due);
  const lastDay = clock.endedAt === null ? today : dayPart(clock.endedAt);
  let ordinal = 0;
  let over = 0;
  return clock.ledger.map((line) => {
    const late = dueDay !== null && line.date > dueDay;
    const counts = line.counted > 0;
    if (counts) ordinal += line.counted;
    // The due instant cuts its own day: what it left of that day is over as well.
    if (counts && late) {
      over = clock.limitSeconds === null ? over + line.counted : ordinal - clock.limitSeconds;
    }
    return {
      date: line.date,
      kind: line.kind,
      counted: line.counted,
      ordinal: counts ? ordinal : null,
      over: counts && late ? over : null,
      due: line.date === dueDay,
      ahead: line.date > lastDay,
      rests: line.kind !== 'makeUpDay' && rests(calendar, line.date),
      within: line.kind === 'suspended' ? special(calendar, line.date) : null,
      name: line.name ?? calendar.get(line.date)?.name ?? null,
      reason: line.reason ?? null,
    };
  });
}

function special(calendar: CalendarDays, date: string): LedgerDay['within'] {
  const kind = calendar.get(date)?.kind;
  return kind === 'holiday' || kind === 'makeUpDay' ? kind : null;
}
