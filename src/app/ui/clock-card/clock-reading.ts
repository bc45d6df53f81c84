import type { ClockView } from '#contract/clock-view.ts';
import { dayOfInstant } from '../../i18n/format.ts';
import type { LimitReading } from '../../i18n/limit-words.ts';
import type { LedgerTexts } from '../../i18n/zh-ledger.ts';
import { rests } from '../ledger/calendar-day.ts';
import type { CalendarDays } from '../ledger/calendar-day.ts';
import { reasonText } from '../ledger/ledger-words.ts';

/** A clock of the case page as the sentence of its limit needs it. */
export function clockReading(
  clock: ClockView,
  asOf: string,
  calendar: CalendarDays,
  texts: LedgerTexts,
): LimitReading {
  return {
    state: clock.bucket,
    due: clock.due,
    limit: clock.limit,
    elapsed: clock.elapsed,
    remaining: clock.remaining,
    suspension: openSuspension(clock, asOf, calendar, texts),
    beyondCalendar: clock.beyondCalendar,
  };
}

/** The suspension that is open at `asOf`, with what is left of its limit in its own unit of days. */
function openSuspension(
  clock: ClockView,
  asOf: string,
  calendar: CalendarDays,
  texts: LedgerTexts,
): LimitReading['suspension'] {
  const today = dayOfInstant(asOf);
  const open = clock.suspensions.find(
    ({ from, to }) => from.slice(0, 10) <= today && (to === null || to.slice(0, 10) > today),
  );
  if (open === undefined) return null;
  const reason = open.reason === null ? null : reasonText(open.reason, texts);
  const { limit } = open;
  if (limit === null || !('unit' in limit)) return { reason, left: null, of: null };
  const working = limit.unit === 'workingDay';
  if (!working && limit.unit !== 'naturalDay') return { reason, left: null, of: null };
  const used = clock.ledger.filter(
    (line) =>
      line.kind === 'suspended' &&
      line.date >= open.from.slice(0, 10) &&
      line.date <= today &&
      !(working && rests(calendar, line.date)),
  ).length;
  return { reason, left: Math.max(0, limit.value - used), of: limit.value };
}

/** Days of the ledger that suspensions have taken up to `today`: working days, else all. */
export function suspendedDays(clock: ClockView, today: string, calendar: CalendarDays): number {
  const working = 'unit' in clock.limit && clock.limit.unit === 'workingDay';
  return clock.ledger.filter(
    (line) =>
      line.kind === 'suspended' && line.date <= today && !(working && rests(calendar, line.date)),
  ).length;
}
