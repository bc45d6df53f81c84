import { formatDay } from './day.ts';
import type { Day } from './day.ts';
import type { Instant } from './limit.ts';
import { DAY_MS } from './zone.ts';
import type { Zone } from './zone.ts';

const MINUTE_MS = 60_000;

/** Writes an instant as RFC 3339 with the offset of a zone; milliseconds only where there are some. */
export function formatInstant(zone: Zone, at: Instant): string {
  const exact = zone.offsetAt(at);
  // Offsets with seconds, before standard time, cannot be written; such instants are given in UTC.
  const offset = exact % MINUTE_MS === 0 ? exact : 0;
  const local = at + offset;
  const day = Math.floor(local / DAY_MS);
  const time = local - day * DAY_MS;
  const fraction = time % 1000 === 0 ? '' : `.${pad(time % 1000, 3)}`;
  const minutes = Math.abs(offset) / MINUTE_MS;
  const sign = offset < 0 ? '-' : '+';
  return (
    `${formatDay(day as Day)}T${clock(Math.floor(time / MINUTE_MS))}:` +
    `${pad(Math.floor(time / 1000) % 60, 2)}${fraction}${sign}${clock(minutes)}`
  );
}

function clock(minutes: number): string {
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
