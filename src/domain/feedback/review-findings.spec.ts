import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { at, codesOf } from '../testing/case-fixture.ts';
import { derive, ofReview, rated, wholeLife } from './testing/review-fixture.ts';

describe('findings of a review', () => {
  const rows: readonly (readonly [
    rule: string,
    events: Parameters<typeof derive>[0],
    codes: readonly string[],
  ])[] = [
    [
      'fixed before it was called back',
      [ofReview('rectified', '2026-03-03')],
      ['rectifiedBeforeVerified'],
    ],
    [
      'answered before it was fixed',
      [ofReview('verified', '2026-03-03'), ofReview('fedBack', '2026-03-04')],
      ['fedBackBeforeRectified'],
    ],
    ['handled before it was rated', [ofReview('assigned', '2026-03-01')], ['handledBeforeRating']],
    [
      'still dissatisfied after the fix',
      [...wholeLife().slice(1, 5), ofReview('revisited', '2026-03-06', { result: 'dissatisfied' })],
      ['dissatisfiedAfterRectification'],
    ],
  ];
  for (const [rule, events, codes] of rows) {
    it(`${rule}: ${codes.join()}`, () => {
      expect(codesOf(derive([rated(), ...events]))).toEqual([...codes]);
    });
  }

  it('is late of what a source reported, not of what the platform filed beside it', () => {
    const receivedAt = at('2026-03-05');
    const filed = { ...ofReview('filed', '2026-03-02'), source: PLATFORM_SOURCE, receivedAt };
    const late = derive([{ ...rated({ grade: 5 }), receivedAt }, filed], '2026-03-06');

    expect(codesOf(late)).toEqual(['reportedLate']);
  });

  const codes: readonly (readonly [data: Parameters<typeof rated>[0], code: string])[] = [
    [{ origin: 'odd' }, 'unknownOrigin'],
    [{ stage: 'odd' }, 'unknownStage'],
    [{ channel: 'odd' }, 'unknownChannel'],
    [{ channel: 'pc', labels: ['friendly'] }, 'unknownLabel'],
    [{ regionCode: '999999' }, 'unknownRegion'],
    [{ departmentCode: 'odd' }, 'unknownDepartment'],
    [{ itemCode: 'odd' }, 'unknownItem'],
  ];
  for (const [data, code] of codes) {
    it(`${JSON.stringify(data)}: ${code}, and it is kept`, () => {
      const derived = derive([rated({ grade: 5, ...data })]);
      expect(codesOf(derived)).toEqual([code]);
      expect(derived.phase).toBe('submitted');
    });
  }
});

describe('cards of reviews', () => {
  const levels: readonly (readonly [at: string, ids: readonly string[]])[] = [
    ['2026-03-03 12:00', []],
    ['2026-03-04 00:00', ['contact/yellow']],
    ['2026-03-06 00:00', ['contact/yellow', 'rectification/yellow']],
    ['2026-03-10 00:00', ['contact/yellow', 'rectification/red']],
  ];
  for (const [moment, ids] of levels) {
    it(`are ${ids.join(' and ') || 'none'} on ${moment}`, () => {
      const due = derive([rated()], moment).toIssue.map(
        ({ clockId, level }) => `${clockId}/${level}`,
      );
      expect([...new Set(due)].filter((id) => ids.includes(id))).toEqual([...ids]);
    });
  }

  it('name the review, so that a case of the same number is another', () => {
    const [card] = derive([rated()], '2026-03-04 00:00').toIssue;
    expect(card?.id).toBe('review:R-2026-1/contact/yellow/1');
  });

  it('come of a fix that did not satisfy', () => {
    const events = [
      ...wholeLife().slice(0, 5),
      ofReview('revisited', '2026-03-06', { result: '不满意' }),
    ];
    const ids = derive(events).toIssue.map(({ clockId, level }) => `${clockId}/${level}`);
    expect(ids).toEqual(['finding:dissatisfiedAfterRectification/yellow']);
  });
});
