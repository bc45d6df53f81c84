import { addDays, dayOf } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Zone } from '#domain/time/zone.ts';
import type { DateOrder } from './profile.ts';

/** A date and time as a file writes it. */
export interface WrittenTime {
  readonly day: Day;
  /** Milliseconds of the day; null where only a date is written. */
  readonly ofDay: number | null;
  /** What the writer's clock was ahead of UTC, in milliseconds; null where it is not said. */
  readonly offset: number | null;
}

const FORM =
  /^(\d{1,4})([-/.年])(\d{1,2})([-/.月])(\d{1,4})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([AaPp])\.?[Mm]\.?)?)?(?: ?(Z|z|UTC|[+-]\d{2}(?::?\d{2})?))?$/;

/** Reads a date or a date and time; undefined for anything else, also for 31 February. */
export function readWritten(text: string, order: DateOrder): WrittenTime | undefined {
  const found = FORM.exec(text.trim());
  if (found === null) return undefined;
  const parts = [found[1] ?? '', found[3] ?? '', found[5] ?? ''] as const;
  const day = readDay(parts, order);
  const ofDay = readOfDay(found);
  const offset = readOffset(found[11]);
  if (day === undefined || ofDay === undefined || offset === undefined) return undefined;
  if (ofDay === null && offset !== null) return undefined;
  return { day, ofDay, offset };
}

/**
 * The instant of a written time. Without an offset it is a reading of `zone`'s clocks: of a
 * repeated hour the first, of a skipped one the instant at which the clocks jumped. A date alone
 * is its first instant.
 */
export function instantOf(written: WrittenTime, zone: Zone): Instant {
  const ofDay = written.ofDay ?? 0;
  if (written.offset !== null) return written.day * DAY_MS + ofDay - written.offset;
  const start = zone.startOf(written.day);
  if (zone.startOf(addDays(written.day, 1)) - start === DAY_MS) return start + ofDay;
  const [first] = zone.stretches(written.day, ofDay, ofDay + 1);
  if (first !== undefined) return first;
  const [after] = zone.stretches(written.day, ofDay, DAY_MS);
  return after ?? zone.startOf(addDays(written.day, 1));
}

const DAY_MS = 86_400_000;

function readDay(parts: readonly [string, string, string], order: DateOrder): Day | undefined {
  // A year of four digits in front is a year, whatever the order of the rest of the file.
  const actual = parts[0].length === 4 ? 'ymd' : order;
  const [year, month, date] =
    actual === 'ymd'
      ? parts
      : actual === 'dmy'
        ? ([parts[2], parts[1], parts[0]] as const)
        : ([parts[2], parts[0], parts[1]] as const);
  if (year.length !== 4 || month.length > 2 || date.length > 2) return undefined;
  const lengths = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[Number(month) - 1];
  if (length === undefined || Number(date) < 1 || Number(date) > length) return undefined;
  return dayOf(Number(year), Number(month), Number(date));
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function readOfDay(found: RegExpExecArray): number | null | undefined {
  if (found[6] === undefined) return null;
  const half = found[10]?.toLowerCase();
  const written = Number(found[6]);
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(found[7]);
  const second = Number(found[8] ?? 0);
  if (hour > 24 || minute > 59 || second > 59) return undefined;
  const milliseconds = Math.floor(Number(`0.${found[9] ?? '0'}`) * 1000 + 1e-6);
  const ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  return ofDay > DAY_MS || (hour === 24 && ofDay !== DAY_MS) ? undefined : ofDay;
}

function readOffset(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  if (!/^[+-]/.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  // Databases write whole hours without minutes: +00.
  const minutes = text.length === 3 ? 0 : Number(text.slice(-2));
  if (hours > 18 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
