import { dayText, event, workingDays } from '../testing/case-fixture.ts';
import { foldCase } from './fold-case.ts';

describe('course of a case', () => {
  it('has no milestones before any event', () => {
    const course = foldCase([]);
    expect(course.received).toBeNull();
    expect(course.phase).toBe('submitted');
    expect(course.steps).toEqual([]);
  });

  it('keeps the first of each milestone', () => {
    const first = event('accepted', '2026-03-02');
    const course = foldCase([first, event('accepted', '2026-03-03')]);
    expect(course.accepted).toBe(first);
  });

  it('pairs a suspension with the resumption after it', () => {
    const { suspensions } = foldCase([
      event('suspended', '2026-03-03', { reason: 'HEARING', limit: workingDays(5) }),
      event('resumed', '2026-03-05'),
      event('suspended', '2026-03-09', { reason: 'TESTING' }),
    ]);
    expect(
      suspensions.map(({ from, to, reason, limit }) => [dayText(from), dayText(to), reason, limit]),
    ).toEqual([
      ['2026-03-03', '2026-03-05', 'HEARING', { value: 5, unit: 'workingDay' }],
      ['2026-03-09', null, 'TESTING', null],
    ]);
  });

  it('ends all open suspensions with one resumption', () => {
    const { suspensions } = foldCase([
      event('suspended', '2026-03-03', { reason: 'HEARING' }),
      event('suspended', '2026-03-04', { reason: 'TESTING' }),
      event('resumed', '2026-03-05'),
    ]);
    expect(suspensions.map(({ to }) => dayText(to))).toEqual(['2026-03-05', '2026-03-05']);
  });

  it('does not end a correction with a resumption, nor a suspension with a correction handed in', () => {
    const { suspensions, corrections } = foldCase([
      event('suspended', '2026-03-03', { reason: 'HEARING' }),
      event('correctionRequested', '2026-03-03 10:00'),
      event('correctionSubmitted', '2026-03-04'),
    ]);
    expect(suspensions[0]?.to).toBeNull();
    expect(dayText(corrections[0]?.to ?? null)).toBe('2026-03-04');
  });

  it('takes extensions with who approved them', () => {
    const { extensions } = foldCase([
      event('extended', '2026-03-03', { by: workingDays(10), approvedBy: '局长' }),
      event('extended', '2026-03-04', { by: workingDays(5) }),
      event('extended', '2026-03-05', { by: 'long' }),
    ]);
    expect(extensions.map(({ by, approved }) => [by.value, approved])).toEqual([
      [10, true],
      [5, false],
    ]);
  });

  it('gathers what ends a case without a result', () => {
    const { ends, notAccepted } = foldCase([
      event('notAccepted', '2026-03-03', { reason: '职权' }),
      event('withdrawn', '2026-03-04'),
      event('terminated', '2026-03-05'),
    ]);
    expect(ends.map(({ type }) => type)).toEqual([
      'case.notAccepted',
      'case.withdrawn',
      'case.terminated',
    ]);
    expect(notAccepted).toBe(ends[0] ?? null);
  });
});
