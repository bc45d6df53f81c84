import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import { readItemType } from '#domain/reference/read-item-type.ts';
import { decodeLimit } from '#domain/limits/decode-limit.ts';
import type { ItemRecord } from '../reference/reference-data.ts';

/**
 * The versions of one item that events record, in their order: each goes on from the one before, or from
 * what was recorded otherwise where that begins later.
 *
 * @param findOther what was recorded otherwise and is in force on a day
 */
export function itemRecordsOf(
  events: readonly LoggedEvent[],
  findOther: (day: string) => ItemRecord | undefined,
  calendar: Calendar,
): readonly ItemRecord[] {
  let latest: ItemRecord | undefined;
  return events.map((event) => {
    const day = formatDay(dayAt(calendar, event.time));
    const other = findOther(day);
    const isLater = (other?.validFrom ?? '') > (latest?.validFrom ?? '');
    latest = itemRecordOf(event, latest === undefined || isLater ? other : latest, day);
    return latest;
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
function itemRecordOf(event: LoggedEvent, before: ItemRecord | undefined, day: string): ItemRecord {
  const { type, data } = event;
  const code = itemCodeOf(event);
  const limits = data['limits'];
  const limit = (name: 'statutory' | 'commitment'): unknown => {
    const stated = fieldOf(limits, name) ?? fieldOf(limits, `${name}Limit`) ?? data[`${name}Limit`];
    if (stated !== undefined && decodeLimit(stated).ok) return stated;
    return before?.[`${name}Limit`] ?? null;
  };
  const itemType = readItemType(data['type']);
  return {
    code,
    name: textOf(data['name']) ?? before?.name ?? code,
    type:
      itemType === undefined || itemType === 'category' ? (before?.type ?? 'commitment') : itemType,
    departmentCode: textOf(data['departmentCode']) ?? before?.departmentCode ?? null,
    statutoryLimit: limit('statutory'),
    commitmentLimit: limit('commitment'),
    onlineDepth: countOf(data['onlineDepth']) ?? before?.onlineDepth ?? null,
    visits: countOf(data['visits']) ?? before?.visits ?? null,
    validFrom: day,
    validTo: null,
    withdrawn: type === 'item.withdrawn',
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A count as a number, or as the decimal text that sources may send for one. */
function countOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
