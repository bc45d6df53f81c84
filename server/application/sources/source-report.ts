import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { findLateReport } from '#domain/cases/late-report.ts';
import { decodeDue } from '#domain/limits/decode-limit.ts';
import { dayAt, startOfDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { addDays } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Desk } from '../store/desk.ts';
import type { ManifestRow, QuarantineEntry, SourceDay, SourceTally } from '../store/store-rows.ts';

const MANIFEST = 'source.manifest';

/** What a commit adds to the reports of sources. */
export interface SourceReport {
  /** In one order for all writers, so that two commits never wait for each other in a ring. */
  readonly tallies: readonly SourceTally[];
  readonly manifests: readonly ManifestRow[];
}

export const EMPTY_REPORT: SourceReport = { tallies: [], manifests: [] };

/** Of which source and day the new events of a commit are, and what manifests say. */
export function sourceReport(
  calendar: Calendar,
  fresh: readonly LoggedEvent[],
  refused: readonly QuarantineEntry[],
): SourceReport {
  const tallies = new TallyBook();
  for (const event of fresh) {
    // A manifest tells of the other events.
    if (event.type === MANIFEST) continue;
    const late = findLateReport(event, calendar) === undefined ? 0 : 1;
    tallies.add(event.source, dayAt(calendar, event.time), { accepted: 1, rejected: 0, late });
  }
  for (const entry of refused) {
    if (entry.source === null) continue;
    tallies.add(entry.source, refusedDay(calendar, entry), { accepted: 0, rejected: 1, late: 0 });
  }
  const manifests = fresh.flatMap((event) => readManifest(calendar, event) ?? []);
  return {
    tallies: [...tallies.rows()].sort(
      (one, other) => compare(one.source, other.source) || one.day - other.day,
    ),
    manifests: manifests.sort((one, other) => compare(one.source, other.source)),
  };
}

/** A refused event that was taken after all counts no longer as refused. */
export function takenBack(calendar: Calendar, entry: QuarantineEntry): readonly SourceTally[] {
  if (entry.source === null) return [];
  const day = refusedDay(calendar, entry);
  return [{ source: entry.source, day, accepted: 0, rejected: -1, late: 0 }];
}

/** The day on which a refused event says that it happened; of its receipt where it says nothing readable. */
function refusedDay(calendar: Calendar, { event, receivedAt }: QuarantineEntry): Day {
  const value: unknown = event === null ? undefined : JSON.parse(event);
  const time: unknown =
    typeof value === 'object' && value !== null && 'time' in value ? value.time : undefined;
  const at = typeof time === 'string' ? Date.parse(time) : NaN;
  return dayAt(calendar, Number.isNaN(at) ? receivedAt : at);
}

/** The span and count of a manifest: days hold both ends, instants are half open. */
function readManifest(calendar: Calendar, event: LoggedEvent): ManifestRow | undefined {
  if (event.type !== MANIFEST) return undefined;
  const { source, receivedAt, data } = event;
  const from = instantOf(calendar, data['from'], 0);
  const to = instantOf(calendar, data['to'], 1);
  const count = Number(data['count']);
  return from === undefined || to === undefined
    ? undefined
    : { source, from, to, count, receivedAt };
}

function instantOf(calendar: Calendar, value: unknown, daysAfter: number): Instant | undefined {
  const due = decodeDue(value);
  if (!due.ok) return undefined;
  return due.value.kind === 'instant'
    ? due.value.at
    : startOfDay(calendar, addDays(due.value.day, daysAfter));
}

/** Sums by source and day. */
class TallyBook {
  readonly #rows = new Map<string, Map<Day, SourceTally>>();

  add(source: string, day: Day, more: Omit<SourceTally, 'source' | 'day'>): void {
    const days = this.#rows.get(source) ?? new Map<Day, SourceTally>();
    this.#rows.set(source, days);
    const row = days.get(day) ?? { source, day, accepted: 0, rejected: 0, late: 0 };
    days.set(day, {
      source,
      day,
      accepted: row.accepted + more.accepted,
      rejected: row.rejected + more.rejected,
      late: row.late + more.late,
    });
  }

  rows(): readonly SourceTally[] {
    return [...this.#rows.values()].flatMap((days) => [...days.values()]);
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Writes what a commit adds to the figures of sources. */
export async function writeReport(
  desk: Desk,
  days: readonly SourceDay[],
  { tallies, manifests }: SourceReport,
): Promise<void> {
  if (days.length > 0) await desk.addSourceDays(days);
  if (tallies.length > 0) await desk.addSourceTallies(tallies);
  if (manifests.length > 0) await desk.putManifests(manifests);
}
