import type { AlarmView } from '#contract/alarm-view.ts';
import type { SourceDayView } from '#contract/source-days.ts';
import type { SourceView } from '#contract/session-view.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';

/** The state of the machine and of the standing jobs; null where it cannot be known. */
export interface Surroundings {
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null;
  /** Ours minus the database's, or what a jump was. */
  readonly clockOffsetMs: number | null;
  readonly checkDifferences: number;
  readonly sweepLagMs: number;
  /** Events of which something sealed cannot be opened, met since the start. */
  readonly unreadable: number;
}

// Next year's arrangement is announced in autumn: two months leave time to ask for it.
const CALENDAR_DAYS_LEFT = 60;
/** Below either of the two, an operator has to make room. */
const LEAST_FREE_SHARE = 0.1;
const LEAST_FREE_BYTES = 1_073_741_824;
/** Beyond this, instants of two machines cannot be compared any more. */
const CLOCK_OFF_MS = 2000;
const SWEEP_LATE_MS = 60_000;

/** What an operator of the whole province has to look at, the most pressing first. */
export function alarmsOf(
  calendar: Calendar,
  at: Instant,
  surroundings: Surroundings,
  sources: readonly SourceView[],
  days: readonly SourceDayView[],
): readonly AlarmView[] {
  return [
    ...machineAlarms(surroundings),
    ...calendarAlarms(calendar, at),
    ...sourceAlarms(sources, days),
  ];
}

/** What the staff of a source have to look at. */
export function sourceAlarms(
  sources: readonly SourceView[],
  days: readonly SourceDayView[],
): readonly AlarmView[] {
  const silent = sources
    .filter((source) => source.silent)
    .map(({ name, lastReceivedAt }) => ({
      ...{ kind: 'sourceSilent' as const, source: name, since: lastReceivedAt },
    }));
  const missing = days.flatMap(({ source, from, to, missing: count }) =>
    count === null || count === 0
      ? []
      : [{ kind: 'eventsMissing' as const, source, from, to, missing: count }],
  );
  return [...silent, ...missing];
}

function machineAlarms({
  disk,
  clockOffsetMs,
  checkDifferences,
  sweepLagMs,
  unreadable,
}: Surroundings): readonly AlarmView[] {
  const alarms: AlarmView[] = [];
  if (checkDifferences > 0) alarms.push({ kind: 'checkDiffers', differences: checkDifferences });
  if (disk !== null && isLow(disk)) alarms.push({ kind: 'diskLow', ...disk });
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) > CLOCK_OFF_MS) {
    alarms.push({ kind: 'clockOff', seconds: clockOffsetMs / 1000 });
  }
  if (unreadable > 0) alarms.push({ kind: 'personalUnreadable', events: unreadable });
  if (sweepLagMs > SWEEP_LATE_MS) alarms.push({ kind: 'sweepLate', seconds: sweepLagMs / 1000 });
  return alarms;
}

function isLow({ freeBytes, totalBytes }: NonNullable<Surroundings['disk']>): boolean {
  return freeBytes < LEAST_FREE_BYTES || freeBytes < totalBytes * LEAST_FREE_SHARE;
}

function calendarAlarms(calendar: Calendar, at: Instant): readonly AlarmView[] {
  const days = calendar.covers.to - dayAt(calendar, at);
  if (days > CALENDAR_DAYS_LEFT) return [];
  return [{ kind: 'calendarEnds', lastDay: formatDay(calendar.covers.to), days }];
}
