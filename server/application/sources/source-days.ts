import type { SourceDayView } from '#contract/source-days.ts';
import { dayAt, startOfDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { addDays, formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { ManifestRow, SourceTally } from '../store/store-rows.ts';
import { instantText } from '../times.ts';

/**
 * Holds what sources say they sent against what arrived: a row for each manifest, and one for each
 * day with events that no manifest covers. Latest days first, then by source.
 *
 * Events of the same day that came under another id count for themselves, so a refused event that
 * was mended and sent under a new id is in both `accepted` and `rejected`.
 */
export function sourceDays(
  calendar: Calendar,
  tallies: readonly SourceTally[],
  manifests: readonly ManifestRow[],
): readonly SourceDayView[] {
  const rows: SourceDayView[] = [];
  const covered = new Set<string>();
  for (const manifest of manifests) {
    const days = wholeDays(calendar, manifest);
    const within = tallies.filter(
      ({ source, day }) =>
        days !== undefined && source === manifest.source && day >= days.from && day <= days.to,
    );
    for (const { source, day } of within) covered.add(keyOf(source, day));
    rows.push(manifestRow(calendar, manifest, days, within));
  }
  for (const tally of tallies) {
    if (!covered.has(keyOf(tally.source, tally.day))) rows.push(tallyRow(tally));
  }
  return rows.sort((one, other) => compare(other.to, one.to) || compare(one.source, other.source));
}

function manifestRow(
  calendar: Calendar,
  { source, from, to, count, receivedAt }: ManifestRow,
  days: WholeDays | undefined,
  tallies: readonly SourceTally[],
): SourceDayView {
  const manifestAt = instantText(calendar, receivedAt);
  if (days === undefined) {
    const unknown = { accepted: null, rejected: null, missing: null, late: null };
    const ends = { from: instantText(calendar, from), to: instantText(calendar, to) };
    return { source, ...ends, sent: count, ...unknown, manifestAt };
  }
  const { accepted, rejected, late } = sumOf(tallies);
  return {
    source,
    from: formatDay(days.from),
    to: formatDay(days.to),
    sent: count,
    accepted,
    rejected,
    missing: Math.max(0, count - accepted - rejected),
    late,
    manifestAt,
  };
}

function tallyRow({ source, day, accepted, rejected, late }: SourceTally): SourceDayView {
  const text = formatDay(day);
  return {
    ...{ source, from: text, to: text, sent: null },
    ...{ accepted, rejected, missing: null, late, manifestAt: null },
  };
}

interface WholeDays {
  readonly from: Day;
  readonly to: Day;
}

/** The days that a manifest covers; undefined where it begins or ends within one. */
function wholeDays(calendar: Calendar, { from, to }: ManifestRow): WholeDays | undefined {
  const first = dayAt(calendar, from);
  const last = addDays(dayAt(calendar, to - 1), 1);
  if (to <= from || startOfDay(calendar, first) !== from) return undefined;
  if (startOfDay(calendar, last) !== to) return undefined;
  return { from: first, to: addDays(last, -1) };
}

function sumOf(tallies: readonly SourceTally[]) {
  const sum = { accepted: 0, rejected: 0, late: 0 };
  for (const { accepted, rejected, late } of tallies) {
    sum.accepted += accepted;
    sum.rejected += rejected;
    sum.late += late;
  }
  return sum;
}

function keyOf(source: string, day: number): string {
  return `${day} ${source}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
