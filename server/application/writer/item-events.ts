import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import { decodeLimit } from '#domain/limits/decode-limit.ts';
import type { ItemRecord } from '../reference/reference-data.ts';

const TYPES: ReadonlySet<unknown> = new Set(['onTheSpot', 'commitment', 'forwarded']);

/** The versions of items that events record, in their order: each goes on from the one before. */
export function itemRecordsOf(
  events: readonly LoggedEvent[],
  findBefore: (code: string) => ItemRecord | undefined,
  calendar: Calendar,
): readonly ItemRecord[] {
  const latest = new Map<string, ItemRecord>();
  return events.map((event) => {
    const record = itemRecordOf(event, (code) => latest.get(code) ?? findBefore(code), calendar);
    latest.set(record.code, record);
    return record;
  });
}

/** The code of the item that an `item.…` event is about. */
export function itemCodeOf({ subject, data }: Pick<LoggedEvent, 'subject' | 'data'>): string {
  return textOf(data['code']) ?? subject;
}

/**
 * The version of an item that an `item.…` event records: in force from the day on which it
 * happened. What a revision does not say stays as it was.
 */
function itemRecordOf(
  event: LoggedEvent,
  findBefore: (code: string) => ItemRecord | undefined,
  calendar: Calendar,
): ItemRecord {
  const { type, time, data } = event;
  const code = itemCodeOf(event);
  const before = findBefore(code);
  const limits = data['limits'];
  const limit = (name: 'statutory' | 'commitment'): unknown => {
    const stated = fieldOf(limits, name) ?? fieldOf(limits, `${name}Limit`) ?? data[`${name}Limit`];
    if (stated !== undefined && decodeLimit(stated).ok) return stated;
    return before?.[`${name}Limit`] ?? null;
  };
  const itemType = data['type'];
  return {
    code,
    name: textOf(data['name']) ?? before?.name ?? code,
    type: TYPES.has(itemType) ? (itemType as ItemRecord['type']) : (before?.type ?? 'commitment'),
    departmentCode: textOf(data['departmentCode']) ?? before?.departmentCode ?? null,
    statutoryLimit: limit('statutory'),
    commitmentLimit: limit('commitment'),
    onlineDepth: countOf(data['onlineDepth']) ?? before?.onlineDepth ?? null,
    visits: countOf(data['visits']) ?? before?.visits ?? null,
    validFrom: formatDay(dayAt(calendar, time)),
    validTo: null,
    withdrawn: type === 'item.withdrawn',
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
