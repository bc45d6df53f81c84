import { entryAt, EMPTY_FORM, fieldOf, requestOf } from './limit-form.ts';
import { formAddress, formOf } from './form-address.ts';
import type { LimitForm } from './limit-form.ts';
import { USUAL_OWN } from './own-calendar.ts';

const form = (facts: Partial<LimitForm>): LimitForm => ({ ...EMPTY_FORM, ...facts });
const full = form({
  start: '2026-02-12T09:30',
  value: '20',
  extensions: [{ value: '10', unit: 'workingDay' }],
  suspensions: [
    { from: '2026-03-02', to: '2026-03-06', value: '5', unit: 'workingDay' },
    { from: '2026-03-20', to: '', value: '', unit: 'workingDay' },
  ],
  warnings: [{ value: '1', unit: 'workingDay' }],
  finished: '2026-04-01',
  asOf: '2026-04-02T08:00',
});

const ownCalendar = form({
  start: '2026-02-12T09:30',
  value: '3',
  unit: 'workingHour',
  own: {
    ...USUAL_OWN,
    timeZone: 'Europe/Berlin',
    holidays: '2026-02-16 ',
    workdays: '2026-02-14,\n2026-02-15',
    hours: '2026-02-13 09:00-12:00\n',
    from: '2026-01-01',
    to: '',
  },
});

/** The address as the router hands it back. */
function queryOf(address: ReturnType<typeof formAddress>): Parameters<typeof formOf>[0] {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(address)) {
    for (const one of value === null ? [] : typeof value === 'string' ? [value] : value) {
      parameters.append(name, one);
    }
  }
  return new URLSearchParams(parameters.toString());
}

describe('requestOf', () => {
  it('asks nothing before start and limit are given', () => {
    expect(requestOf(EMPTY_FORM)).toBeNull();
    expect(requestOf(form({ start: '2026-02-12' }))).toBeNull();
    expect(requestOf(form({ value: '20' }))).toBeNull();
    expect(requestOf(form({ start: '2026-02-12', stated: true, value: '20' }))).toBeNull();
  });

  it('sends days as days and times of day as instants of the calendar', () => {
    expect(requestOf(full)).toEqual({
      calendar: 'cn',
      start: '2026-02-12T09:30:00+08:00',
      limit: { value: 20, unit: 'workingDay' },
      extensions: [{ value: 10, unit: 'workingDay' }],
      suspensions: [
        { from: '2026-03-02', to: '2026-03-06', limit: { value: 5, unit: 'workingDay' } },
        { from: '2026-03-20' },
      ],
      warnings: [{ before: { value: 1, unit: 'workingDay' } }],
      asOf: '2026-04-02T08:00:00+08:00',
      finished: '2026-04-01',
    });
  });

  it('sends a stated end instead of a length', () => {
    const stated = form({ start: '2026-02-12', stated: true, due: '2026-03-01' });
    expect(requestOf(stated)?.limit).toEqual({ due: '2026-03-01' });
  });

  it('brings a calendar of its own along, and reads every time in its zone', () => {
    const request = requestOf(ownCalendar);
    expect(request?.start).toBe('2026-02-12T09:30:00+01:00');
    expect(request?.calendar).toEqual(
      jasmine.objectContaining({
        timeZone: 'Europe/Berlin',
        holidays: ['2026-02-16'],
        workdays: ['2026-02-14', '2026-02-15'],
        hours: { '2026-02-13': [['09:00', '12:00']] },
        covers: { from: '2026-01-01', to: '' },
      }),
    );
  });

  it('leaves what is wrong to the server, which names the field', () => {
    const values = ['-1', '1.5', 'abc'].map(
      (value) => requestOf(form({ start: '2026-02-12', value }))?.limit,
    );
    expect(values).toEqual([
      { value: -1, unit: 'workingDay' },
      { value: 1.5, unit: 'workingDay' },
      jasmine.objectContaining({ value: 'abc' }),
    ]);
  });
});

describe('formAddress', () => {
  it('brings back the same form', () => {
    for (const one of [EMPTY_FORM, full, form({ stated: true, due: '2026-03-01' }), ownCalendar]) {
      expect(formOf(queryOf(formAddress(one)))).toEqual(one);
    }
  });

  it('keeps a unit that was chosen before its value', () => {
    const chosen = form({ unit: 'naturalDay' });
    expect(formOf(queryOf(formAddress(chosen)))).toEqual(chosen);
  });

  it('leaves the address bare for an empty form', () => {
    expect(Object.values(formAddress(EMPTY_FORM)).every((value) => value === null)).toBeTrue();
  });
});

describe('fieldOf', () => {
  const rows = [
    ['start', 'start'],
    ['limit', 'value'],
    ['limit.value', 'value'],
    ['limit.due', 'due'],
    ['extensions[0].unit', 'extensions.0'],
    ['extensions', 'extensions'],
    ['suspensions[1].to', 'suspensions.1.to'],
    ['suspensions[1].limit.value', 'suspensions.1.value'],
    ['suspensions[0]', 'suspensions.0.from'],
    ['finished', 'finished'],
    ['warnings[0].before.value', 'warnings.0'],
    ['warnings', 'warnings'],
    ['calendar', 'calendar'],
    ['calendar.timeZone', 'calendar.timeZone'],
    ['calendar.week.mon[0][1]', 'calendar.week.mon'],
    ['calendar.holidays[3]', 'calendar.holidays'],
    ['calendar.hours.2026-02-16[0]', 'calendar.hours'],
    ['calendar.covers', 'calendar.covers.from'],
    ['calendar.covers.to', 'calendar.covers.to'],
    ['', ''],
  ] as const;
  for (const [path, field] of rows) {
    it(`puts ${path === '' ? 'no path' : path} at ${field === '' ? 'the form' : field}`, () => {
      expect(fieldOf(path)).toBe(field);
    });
  }
});

describe('entryAt', () => {
  const request = requestOf({
    ...ownCalendar,
    own: { ...USUAL_OWN, holidays: '2026-02-16 2026-02-30', hours: '2026-02-13 9-12' },
  });
  const rows = [
    ['calendar.holidays[1]', '2026-02-30'],
    ['calendar.hours.2026-02-13[0][0]', '2026-02-13'],
    ['calendar.week.mon[0]', ''],
    ['calendar.timeZone', ''],
    ['start', ''],
  ] as const;
  for (const [path, entry] of rows) {
    it(`names ${entry === '' ? 'nothing' : entry} for ${path}`, () => {
      if (request === null) throw new Error('the form asks nothing');
      expect(entryAt(request, path)).toBe(entry);
    });
  }
});
