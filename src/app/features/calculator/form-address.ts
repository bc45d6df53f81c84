import type { LimitUnit } from '#domain/time/limit.ts';
import { EMPTY_FORM, UNITS } from './limit-form.ts';
import type { AmountForm, LimitForm, SuspensionForm } from './limit-form.ts';
import { EMPTY_OWN, WEEK_FROM_MONDAY } from './own-calendar.ts';

/** The calendar's id in the address when it brings its own. */
const OWN = 'own';

/** The form's words in the address; an absent one is null, so that a navigation takes it away. */
export type FormAddress = Readonly<Record<string, string | readonly string[] | null>>;

/** How the query of the address is read. */
export interface AddressQuery {
  readonly get: (name: string) => string | null;
  readonly getAll: (name: string) => readonly string[];
}

/** Writes a form into the address, so that a link gives the same answer. */
export function formAddress(form: LimitForm): FormAddress {
  return {
    ...calendarAddress(form),
    start: form.start || null,
    limit: form.stated ? null : amountText(form) || null,
    due: form.stated ? form.due : null,
    extension: listOf(form.extensions.map(amountText)),
    suspension: listOf(
      form.suspensions.map((one) => [one.from, one.to, amountText(one)].join('~')),
    ),
    warning: listOf(form.warnings.map(amountText)),
    finished: form.finished || null,
    asOf: form.asOf || null,
  };
}

/** Reads the form of an address; what cannot be read is left empty. */
export function formOf(query: AddressQuery): LimitForm {
  const due = query.get('due');
  return {
    ...EMPTY_FORM,
    ...readAmount(query.get('limit') ?? ''),
    ...readCalendar(query),
    start: query.get('start') ?? '',
    stated: due !== null,
    due: due ?? '',
    extensions: query.getAll('extension').map(readAmount),
    suspensions: query.getAll('suspension').map(readSuspension),
    warnings: query.getAll('warning').map(readAmount),
    finished: query.get('finished') ?? '',
    asOf: query.get('asOf') ?? '',
  };
}

function calendarAddress({ calendar, own }: LimitForm): FormAddress {
  const named = calendar === EMPTY_FORM.calendar ? null : calendar;
  const covers = own === null || (own.from === '' && own.to === '');
  return {
    calendar: own === null ? named : OWN,
    zone: own === null || own.timeZone === EMPTY_OWN.timeZone ? null : own.timeZone,
    ...Object.fromEntries(WEEK_FROM_MONDAY.map((key) => [key, textOf(own?.week[key])])),
    holidays: textOf(own?.holidays),
    workdays: textOf(own?.workdays),
    hours: textOf(own?.hours),
    covers: covers ? null : `${own.from}~${own.to}`,
  };
}

function textOf(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function readCalendar(query: AddressQuery): Pick<LimitForm, 'calendar' | 'own'> {
  const calendar = query.get('calendar') ?? EMPTY_FORM.calendar;
  if (calendar !== OWN) return { calendar, own: null };
  const [from = '', to = ''] = (query.get('covers') ?? '').split('~');
  const week = Object.fromEntries(WEEK_FROM_MONDAY.map((key) => [key, query.get(key) ?? '']));
  return {
    calendar: EMPTY_FORM.calendar,
    own: {
      timeZone: query.get('zone') ?? EMPTY_OWN.timeZone,
      week: { ...EMPTY_OWN.week, ...week },
      holidays: query.get('holidays') ?? '',
      workdays: query.get('workdays') ?? '',
      hours: query.get('hours') ?? '',
      from,
      to,
    },
  };
}

function listOf(texts: readonly string[]): readonly string[] | null {
  return texts.length === 0 ? null : texts;
}

/** `20workingDay`; an empty value keeps its unit, so that what is being typed is not lost. */
function amountText({ value, unit }: AmountForm): string {
  return value === '' && unit === EMPTY_FORM.unit ? '' : `${value}${unit}`;
}

function readAmount(text: string): AmountForm {
  const unit: LimitUnit = UNITS.find((one) => text.endsWith(one)) ?? EMPTY_FORM.unit;
  return { value: text.endsWith(unit) ? text.slice(0, -unit.length) : text, unit };
}

function readSuspension(text: string): SuspensionForm {
  const [from = '', to = '', amount = ''] = text.split('~');
  return { from, to, ...readAmount(amount) };
}
