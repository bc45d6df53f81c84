/** Shanghai has had one offset since 1992; a moment picked on the page is one of its clocks. */
const OFFSET = '+08:00';

/** `2026-11-01T09:00` of a field as an instant; null where it is not one. */
export function instantOfField(field: string): string | null {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(field) ? `${field}:00${OFFSET}` : null;
}

/**
 * The moment that an answer is of where it is an earlier one than was asked for: far back only ends of
 * hours and days are kept. Null where it is the one, to the minute.
 */
export function earlierMoment(asked: string, told: string | undefined): string | null {
  if (told === undefined) return null;
  return Date.parse(told) < Math.floor(Date.parse(asked) / 60_000) * 60_000 ? told : null;
}

/** An instant of the address as the field shows it; empty where it is unreadable. */
export function fieldOfInstant(instant: string | null): string {
  if (instant === null || Number.isNaN(Date.parse(instant))) return '';
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return local.slice(0, 16);
}
