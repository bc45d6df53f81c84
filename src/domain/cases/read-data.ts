import type { EventData, Json } from './logged-event.ts';

/** A text field of an event's data; null where it is absent, empty or of another type. */
export function textOf(data: EventData, field: string): string | null {
  const value = data[field];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A number field, also sent as decimal text; null where it is absent or not a number. */
export function numberOf(data: EventData, field: string): number | null {
  const value = data[field];
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
}

/** Whether a JSON value is an object, not an array and not null. */
export function isJsonObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
