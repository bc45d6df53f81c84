import { decodeLimit } from '#domain/limits/decode-limit.ts';
import { readItemType } from '#domain/reference/read-item-type.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { readCalendar } from '#domain/time/calendar.ts';
import type { CalendarSource } from '#domain/time/calendar.ts';
import type { DepartmentRecord, ItemRecord, RegionRecord } from './reference-data.ts';
import { decodeRow } from '../store/row-reader.ts';
import type { Row, RowProblem, RowReader } from '../store/row-reader.ts';
import { validityOf } from './row-validity.ts';

/** Reads a region: code, name, parent, validity. */
export function decodeRegion(value: unknown): Result<RegionRecord, RowProblem> {
  return decodeRow(value, (_row, read) => ({
    code: read.text('code'),
    name: read.text('name'),
    parent: read.optional('parent') ?? read.optional('parentCode'),
    ...validityOf(read),
  }));
}

/** Reads a department: code, name, regionCode, line, parent, validity. */
export function decodeDepartment(value: unknown): Result<DepartmentRecord, RowProblem> {
  return decodeRow(value, (_row, read) => ({
    code: read.text('code'),
    name: read.text('name'),
    regionCode: read.text('regionCode'),
    line: read.optional('line'),
    parent: read.optional('parent'),
    ...validityOf(read),
  }));
}

/** Reads an item version: code, name, type, departmentCode, limits, validity. */
export function decodeItem(value: unknown): Result<ItemRecord, RowProblem> {
  return decodeRow(value, (row, read) => {
    const stated = read.optional('type') ?? 'commitment';
    const type = readItemType(stated);
    if (type === undefined) {
      read.fail(
        'type must be onTheSpot, commitment or forwarded (即办件, 承诺件, 上报件), or a category such as 01 or 行政许可',
      );
    }
    return {
      code: read.text('code'),
      name: read.text('name'),
      type: type === undefined || type === 'category' ? 'commitment' : type,
      departmentCode: read.optional('departmentCode'),
      statutoryLimit: limit(row, read, 'statutory'),
      commitmentLimit: limit(row, read, 'commitment'),
      ...told('onlineDepth', read.count('onlineDepth')),
      ...told('visits', read.count('visits')),
      ...validityOf(read),
      withdrawn: row['withdrawn'] === true,
    };
  });
}

/** Reads a calendar; one without an id is the official one. */
export function decodeCalendar(
  value: unknown,
): Result<CalendarSource & { id: string }, RowProblem> {
  const calendar = readCalendar(value);
  if (!calendar.ok) {
    const { code, path, message } = calendar.error;
    return err({ code, message: `${path}: ${message}` });
  }
  return ok({ ...(value as CalendarSource), id: calendar.value.id ?? 'cn' });
}

/** What nobody told has no field, so that what was recorded before it could be told stays the same. */
function told<Field extends string>(
  field: Field,
  value: number | null,
): Partial<Record<Field, number>> {
  return value === null ? {} : ({ [field]: value } as Record<Field, number>);
}

function limit(row: Row, read: RowReader, name: 'statutory' | 'commitment'): unknown {
  const field = `${name}Limit`;
  const limits = row['limits'];
  const nested = typeof limits === 'object' && limits !== null ? (limits as Row) : {};
  const value = row[field] ?? nested[name] ?? nested[field] ?? amountOf(row, field);
  if (value === undefined || value === null || value === '') return null;
  const decoded = decodeLimit(value);
  if (!decoded.ok) read.fail(`${field}: ${decoded.error.message}`);
  return value;
}

/** Tables have no objects: `statutoryLimit.value` and `statutoryLimit.unit` are columns there. */
function amountOf(row: Row, field: string): unknown {
  const count = row[`${field}.value`];
  if (count === undefined || count === '') return undefined;
  return { value: Number(count), unit: row[`${field}.unit`] ?? 'workingDay' };
}
