import { EMPTY_OWN, ownCalendarDays, sourceOf, USUAL_OWN } from './own-calendar.ts';
import type { OwnCalendarForm } from './own-calendar.ts';

const own = (facts: Partial<OwnCalendarForm>): OwnCalendarForm => ({ ...EMPTY_OWN, ...facts });

describe('sourceOf', () => {
  it('sends a week only where a day has office hours: without one no working days are counted', () => {
    expect(sourceOf(EMPTY_OWN)).toEqual({
      timeZone: 'Asia/Shanghai',
      holidays: [],
      workdays: [],
    });
    expect(Object.keys(sourceOf(USUAL_OWN).week ?? {})).toEqual([
      ...['mon', 'tue', 'wed', 'thu', 'fri'],
    ]);
  });

  const days = [
    {
      why: 'spaces, commas and lines part days',
      text: '2026-10-01，2026-10-02\n2026-10-05',
      count: 3,
    },
    { why: 'a range lists its days, both ends included', text: '2026-10-01~2026-10-07', count: 7 },
    { why: 'a range in Chinese', text: '2026-10-01至2026-10-03 2026-12-25', count: 4 },
    { why: 'nothing lists nothing', text: ' \n', count: 0 },
  ] as const;
  for (const { why, text, count } of days) {
    it(why, () => {
      expect(sourceOf(own({ holidays: text })).holidays.length).toBe(count);
    });
  }

  it('sends what is no day, a range backwards and one over centuries as typed, to be refused', () => {
    const wrong = ['2026-13-01', '2026-10-07~2026-10-01', '1926-10-01~2026-10-01'];
    expect(sourceOf(own({ workdays: wrong.join(' ') })).workdays).toEqual(wrong);
  });

  it('reads the office hours of single days by line; a date alone rests', () => {
    const hours = '2026-02-16 09:00-12:00 13:00–16:00\n2026-02-17\n2026-02-16 19:00-20:00';
    expect(sourceOf(own({ hours })).hours).toEqual({
      '2026-02-16': [
        ['09:00', '12:00'],
        ['13:00', '16:00'],
        ['19:00', '20:00'],
      ],
      '2026-02-17': [],
    });
  });

  it('sends half a span and half a range of cover as they are: the server names the field', () => {
    const source = sourceOf(own({ week: { ...EMPTY_OWN.week, mon: '09:00' }, from: '2026-01-01' }));
    expect(source.week).toEqual({ mon: [['09:00', '']] });
    expect(source.covers).toEqual({ from: '2026-01-01', to: '' });
  });
});

describe('ownCalendarDays', () => {
  it('tells holidays, make-up days, rest days and what is not covered apart', () => {
    const source = sourceOf({
      ...USUAL_OWN,
      holidays: '2026-10-01',
      workdays: '2026-10-04',
      from: '2026-01-01',
      to: '2026-10-05',
    });
    const days = ownCalendarDays(source, '2026-10-01', '2026-10-06');
    expect([...days.values()].map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      '2026-10-01 holiday',
      '2026-10-02 workday',
      '2026-10-03 restDay',
      '2026-10-04 makeUpDay',
      '2026-10-05 workday',
      '2026-10-06 unknown',
    ]);
  });

  it('says nothing of a calendar that is refused', () => {
    const source = sourceOf(own({ timeZone: 'Nowhere/Land' }));
    expect(ownCalendarDays(source, '2026-10-01', '2026-10-02').size).toBe(0);
  });
});
