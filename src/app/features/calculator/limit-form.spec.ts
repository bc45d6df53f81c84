import { EMPTY_FORM, fieldOf, requestOf } from './limit-form.ts';
import { formAddress, formOf } from './form-address.ts';
import type { LimitForm } from './limit-form.ts';

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
    for (const one of [EMPTY_FORM, full, form({ stated: true, due: '2026-03-01' })]) {
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
    ['', ''],
  ] as const;
  for (const [path, field] of rows) {
    it(`puts ${path === '' ? 'no path' : path} at ${field === '' ? 'the form' : field}`, () => {
      expect(fieldOf(path)).toBe(field);
    });
  }
});
