import type { LimitUnit } from '#domain/time/limit.ts';
import type { SuspensionBody, TimeLimitRequestBody } from '#contract/time-limits.ts';
import { momentIn } from './calendar-wall.ts';
import { sourceOf } from './own-calendar.ts';
import type { OwnCalendarForm } from './own-calendar.ts';

/** An amount as it is typed. */
export interface AmountForm {
  readonly value: string;
  readonly unit: LimitUnit;
}

export interface SuspensionForm extends AmountForm {
  readonly from: string;
  readonly to: string;
}

/** What stands in the form, as typed; moments are `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, empty where not given. */
export interface LimitForm extends AmountForm {
  /** Id of a calendar; a calendar of one's own stands before it. */
  readonly calendar: string;
  readonly own: OwnCalendarForm | null;
  readonly start: string;
  /** Whether the end is stated instead of a length. */
  readonly stated: boolean;
  readonly due: string;
  readonly extensions: readonly AmountForm[];
  readonly suspensions: readonly SuspensionForm[];
  /** How long before the end to warn. */
  readonly warnings: readonly AmountForm[];
  readonly finished: string;
  readonly asOf: string;
}

export const UNITS: readonly LimitUnit[] = [
  'workingDay',
  'naturalDay',
  'month',
  'year',
  'workingHour',
  'workingMinute',
];

export const EMPTY_FORM: LimitForm = {
  calendar: 'cn',
  own: null,
  start: '',
  stated: false,
  value: '',
  unit: 'workingDay',
  due: '',
  extensions: [],
  suspensions: [],
  warnings: [],
  finished: '',
  asOf: '',
};

export const EMPTY_AMOUNT: AmountForm = { value: '', unit: 'workingDay' };
export const EMPTY_SUSPENSION: SuspensionForm = { from: '', to: '', value: '', unit: 'workingDay' };

/**
 * The request of a form; null while start or limit are not given, when there is nothing to answer
 * yet. What is wrong is sent as it is: the server names the field.
 */
export function requestOf(form: LimitForm): TimeLimitRequestBody | null {
  if (form.start === '' || (form.stated ? form.due === '' : form.value === '')) return null;
  const own = form.own === null ? undefined : sourceOf(form.own);
  const moment = (text: string): string => momentIn(own?.timeZone, text);
  const suspensionOf = ({ from, to, ...amount }: SuspensionForm): SuspensionBody => ({
    from: moment(from),
    ...(to === '' ? {} : { to: moment(to) }),
    ...(amount.value === '' ? {} : { limit: amountOf(amount) }),
  });
  return {
    calendar: own ?? form.calendar,
    start: moment(form.start),
    limit: form.stated ? { due: moment(form.due) } : amountOf(form),
    ...(form.extensions.length === 0 ? {} : { extensions: form.extensions.map(amountOf) }),
    ...(form.suspensions.length === 0 ? {} : { suspensions: form.suspensions.map(suspensionOf) }),
    ...(form.warnings.length === 0
      ? {}
      : { warnings: form.warnings.map((one) => ({ before: amountOf(one) })) }),
    ...(form.asOf === '' ? {} : { asOf: moment(form.asOf) }),
    ...(form.finished === '' ? {} : { finished: moment(form.finished) }),
  };
}

/** What is not a number is sent as typed and refused at its field; so are fractions and negatives. */
function amountOf(form: AmountForm): { readonly value: number; readonly unit: LimitUnit } {
  const text = form.value.trim();
  const value: unknown = /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return { value: value as number, unit: form.unit };
}

/**
 * Where a problem's path points in the form: `start`, `value`, `due`, `finished`, `asOf`,
 * `calendar`, or `extensions.0`, `warnings.0`, `suspensions.1.to`, `calendar.week.mon` and the like;
 * empty for the form as a whole.
 */
export function fieldOf(path: string): string {
  const parts = path.split(/[.[\]/$]+/).filter((part) => part !== '');
  const [head = '', index, field] = parts;
  if (head === 'limit') return index === 'due' ? 'due' : 'value';
  if (head === 'extensions' || head === 'warnings')
    return index === undefined ? head : `${head}.${index}`;
  if (head === 'suspensions') {
    if (index === undefined) return head;
    return `${head}.${index}.${field === 'limit' ? 'value' : (field ?? 'from')}`;
  }
  if (head === 'calendar' && index !== undefined) {
    if (index === 'covers') return `calendar.covers.${field === 'to' ? 'to' : 'from'}`;
    return index === 'week' ? `calendar.week.${field ?? ''}` : `calendar.${index}`;
  }
  return ['start', 'finished', 'asOf', 'calendar'].includes(head) ? head : '';
}

/**
 * What a problem's path points at inside a calendar that was sent, as it was typed: one of the many
 * days of a list; empty where the field says it already.
 */
export function entryAt(request: TimeLimitRequestBody, path: string): string {
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '');
  if (!['holidays', 'workdays', 'hours'].includes(parts[1] ?? '')) return '';
  let at: unknown = request;
  for (const part of parts) {
    at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
  }
  if (parts[1] === 'hours') return parts[2] ?? '';
  return typeof at === 'string' ? at : '';
}
