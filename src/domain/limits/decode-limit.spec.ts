import { dueText } from '../testing/case-fixture.ts';
import { decodeAmount, decodeDue, decodeLimit } from './decode-limit.ts';

describe('decodeLimit', () => {
  for (const unit of [
    'workingDay',
    'naturalDay',
    'month',
    'year',
    'workingHour',
    'workingMinute',
  ]) {
    it(`takes an amount of ${unit}`, () => {
      expect(decodeLimit({ value: 3, unit })).toEqual({
        ok: true,
        value: { value: 3, unit },
      } as never);
    });
  }

  it('takes 0: on the spot', () => {
    expect(decodeLimit({ value: 0, unit: 'workingDay' }).ok).toBeTrue();
  });

  it('takes a day that the source states', () => {
    const limit = decodeLimit({ due: '2026-03-02' });
    expect(limit.ok && 'due' in limit.value ? dueText(limit.value.due) : null).toBe('2026-03-02');
  });

  it('takes an instant that the source states', () => {
    const limit = decodeLimit({ due: '2026-03-02T17:30:00+08:00' });
    expect(limit.ok && 'due' in limit.value ? dueText(limit.value.due) : null).toBe(
      '2026-03-02T09:30:00.000Z',
    );
  });

  const refused: readonly { why: string; value: unknown; path: string }[] = [
    { why: 'a number', value: 20, path: '' },
    { why: 'null', value: null, path: '' },
    { why: 'a list', value: [20], path: '' },
    { why: 'nothing inside', value: {}, path: 'value' },
    { why: 'no unit', value: { value: 20 }, path: 'unit' },
    { why: 'an unknown unit', value: { value: 20, unit: 'day' }, path: 'unit' },
    { why: 'a fraction', value: { value: 1.5, unit: 'workingDay' }, path: 'value' },
    { why: 'a negative amount', value: { value: -1, unit: 'workingDay' }, path: 'value' },
    { why: 'an amount as text', value: { value: '20', unit: 'workingDay' }, path: 'value' },
    { why: 'an amount past all limits', value: { value: 1e9, unit: 'workingDay' }, path: 'value' },
    {
      why: 'an end and an amount at once',
      value: { due: '2026-03-02', value: 5, unit: 'month' },
      path: 'due',
    },
    { why: 'a day that does not exist', value: { due: '2026-02-30' }, path: 'due' },
    { why: 'an end as number', value: { due: 20260302 }, path: 'due' },
    { why: 'an end that is null', value: { due: null }, path: 'due' },
  ];
  for (const { why, value, path } of refused) {
    it(`refuses ${why} at ${path === '' ? 'itself' : path}`, () => {
      const limit = decodeLimit(value);
      expect(limit.ok ? undefined : limit.error.path).toBe(path);
    });
  }

  it('refuses a time of day without offset and says the way out', () => {
    const limit = decodeLimit({ due: '2026-03-02T17:30:00' });
    expect(limit.ok ? '' : limit.error.message).toContain('+08:00');
    expect(limit.ok ? '' : limit.error.message).toContain('the day alone');
  });
});

describe('decodeAmount', () => {
  it('knows no stated end', () => {
    expect(decodeAmount({ due: '2026-03-02' }).ok).toBeFalse();
  });

  it('refuses what is no object', () => {
    expect(decodeAmount('5').ok).toBeFalse();
  });
});

describe('decodeDue', () => {
  it('takes the last day of time that people write for "without end"', () => {
    expect(decodeDue('9999-12-31').ok).toBeTrue();
  });

  it('refuses a blank between day and time even with offset', () => {
    expect(decodeDue('2026-03-02 17:30:00+08:00').ok).toBeFalse();
  });
});
