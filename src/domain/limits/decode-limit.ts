import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { parseDay } from '../time/day.ts';
import type { Amount, Limit, LimitUnit, StatedDue } from '../time/limit.ts';
import { parseInstant } from '../time/parse-instant.ts';

/** Why a limit cannot be read: the field below it (empty for itself) and the way out. */
export interface LimitProblem {
  readonly path: string;
  readonly message: string;
}

const UNITS: ReadonlySet<unknown> = new Set<LimitUnit>([
  'workingDay',
  'naturalDay',
  'month',
  'year',
  'workingHour',
  'workingMinute',
]);

// Above any limit of law or practice (10,000 working days are 40 years), below what could cost time.
const MOST = 100_000;

/** Reads a limit of interfaces.md 1.4: `{value, unit}`, or `{due}` as a day or an instant with offset. */
export function decodeLimit(value: unknown): Result<Limit, LimitProblem> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err({ path: '', message: 'a limit is {value, unit} or {due}' });
  }
  const { due, value: count, unit } = value as Readonly<Record<string, unknown>>;
  if (due === undefined) return decodeAmount(value);
  if (count !== undefined || unit !== undefined) {
    return err({ path: 'due', message: 'a limit has either value and unit or due, not both' });
  }
  const stated = decodeDue(due);
  return stated.ok ? ok({ due: stated.value }) : err({ ...stated.error, path: 'due' });
}

/** Reads a whole, non-negative amount of one unit. */
export function decodeAmount(value: unknown): Result<Amount, LimitProblem> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err({ path: '', message: 'an amount is {value, unit}' });
  }
  const { value: count, unit } = value as Readonly<Record<string, unknown>>;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > MOST) {
    return err({ path: 'value', message: `value is a whole number from 0 to ${MOST}` });
  }
  if (!UNITS.has(unit)) {
    return err({
      path: 'unit',
      message: 'unit is workingDay, naturalDay, month, year, workingHour or workingMinute',
    });
  }
  return ok({ value: count, unit: unit as LimitUnit });
}

/** Reads an end that a source states: a day ends with its day, an instant is that instant. */
export function decodeDue(value: unknown): Result<StatedDue, LimitProblem> {
  if (typeof value === 'string') {
    const day = parseDay(value);
    if (day !== undefined) return ok({ kind: 'day', day });
    const at = parseInstant(value);
    if (at !== undefined) return ok({ kind: 'instant', at });
    if (/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/.test(value)) {
      return err({
        path: '',
        message:
          'a time of day needs its offset, such as 2026-03-02T17:30:00+08:00; or send the day alone, 2026-03-02',
      });
    }
  }
  return err({
    path: '',
    message: 'due is a day, 2026-03-02, or an instant with offset, 2026-03-02T17:30:00+08:00',
  });
}
