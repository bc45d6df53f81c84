import { codesOf, clockOf, configuration, dueText } from '../testing/case-fixture.ts';
import type { ReviewPhase } from './feedback-phase.ts';
import { derive, countsIn, ofReview, rated } from './testing/review-fixture.ts';

describe('an appeal', () => {
  const appealed = ofReview('appealed', '2026-03-03', { by: 'zhao' });

  it('waits for a second person', () => {
    expect(derive([rated(), appealed]).phase).toBe('appealed');
  });

  it('cannot be upheld by whoever made it', () => {
    const own = ofReview('excluded', '2026-03-04', { by: 'zhao', result: 'mistaken' });
    const derived = derive([rated(), appealed, own]);
    expect(derived.phase).toBe('appealed');
    expect(countsIn(derived)).toEqual(['active 1', 'badReview appealed', 'badReview active']);
    expect(codesOf(derived)).toEqual(['appealDecidedBySame']);
  });

  const rejected = ofReview('appealRejected', '2026-03-04', { by: 'li' });
  const afterwards: readonly (readonly [
    events: Parameters<typeof derive>[0],
    phase: ReviewPhase,
  ])[] = [
    [[], 'appealRejected'],
    [[ofReview('assigned', '2026-03-02 10:00')], 'appealRejected'],
    [[ofReview('verified', '2026-03-05')], 'verified'],
    [[ofReview('rectified', '2026-03-02 10:00')], 'rectified'],
  ];
  for (const [events, phase] of afterwards) {
    it(`that is rejected leaves it ${phase} after ${events.map(({ type }) => type).join() || 'the rating'}`, () => {
      expect(derive([rated(), appealed, rejected, ...events]).phase).toBe(phase);
    });
  }

  it('may be made again and is decided on its own', () => {
    const derived = derive([
      rated(),
      appealed,
      ofReview('appealRejected', '2026-03-04', { by: 'li' }),
      ofReview('appealed', '2026-03-05', { by: 'zhao' }),
      ofReview('excluded', '2026-03-06', { by: 'li', result: 'mistaken' }),
    ]);
    expect(derived.phase).toBe('excluded');
    expect(derived.clocks.filter(({ kind }) => kind === 'appeal').map(({ id }) => id)).toEqual([
      'appeal:1',
      'appeal:2',
    ]);
  });

  const rows: readonly (readonly [
    rule: string,
    event: Parameters<typeof derive>[0],
    codes: readonly string[],
  ])[] = [
    [
      'a decision without an appeal is asked about',
      [ofReview('excluded', '2026-03-04', { by: 'li', result: 'mistaken' })],
      ['decidedWithoutAppeal'],
    ],
    [
      'a ground that nobody knows as well',
      [appealed, ofReview('excluded', '2026-03-04', { by: 'li', result: 'because' })],
      ['unknownExclusion'],
    ],
    [
      'and one that nobody answers for',
      [appealed, ofReview('excluded', '2026-03-04', { result: 'mistaken' })],
      ['excludedWithoutReviewer'],
    ],
  ];
  for (const [rule, events, codes] of rows) {
    it(rule, () => {
      expect(codesOf(derive([rated(), ...events]))).toEqual([...codes]);
    });
  }
});

describe('the clocks of a bad review', () => {
  it('run from the rating: a working day to the first contact, five to the fix', () => {
    const derived = derive([rated()], '2026-03-02 10:00');
    expect(dueText(clockOf(derived, 'contact').reading.due)).toBe('2026-03-03');
    expect(dueText(clockOf(derived, 'rectification').reading.due)).toBe('2026-03-09');
  });

  for (const value of [5, 7, 15]) {
    it(`follow a region that gives ${value} working days`, () => {
      const reviewPeriods = [
        ...configuration().reviewPeriods,
        {
          ...({ clock: 'rectification', regionCode: '370100', source: 'spec' } as const),
          limit: { value, unit: 'workingDay' } as const,
          ...{ effectiveFrom: 0, effectiveTo: null },
        },
      ] as ReturnType<typeof configuration>['reviewPeriods'];
      const derived = derive([rated()], '2026-03-02 10:00', configuration({ reviewPeriods }));
      const due = { 5: '2026-03-09', 7: '2026-03-11', 15: '2026-03-23' }[value] ?? '';
      expect(dueText(clockOf(derived, 'rectification').reading.due)).toBe(due);
    });
  }

  it('take the limit of whoever assigned it', () => {
    const assigned = ofReview('assigned', '2026-03-02 10:00', { limit: { due: '2026-03-04' } });
    const derived = derive([rated(), assigned], '2026-03-02 11:00');
    expect(dueText(clockOf(derived, 'rectification').reading.due)).toBe('2026-03-04');
  });

  const ends: readonly (readonly [day: string, bucket: string])[] = [
    ['2026-03-09 23:59', 'onTime'],
    ['2026-03-10 00:00', 'late'],
  ];
  for (const [moment, bucket] of ends) {
    it(`call a fix of ${moment} ${bucket}`, () => {
      const derived = derive([rated(), ofReview('rectified', moment)]);
      expect(clockOf(derived, 'rectification').bucket).toBe(bucket as 'late');
    });
  }

  it('end as void with the exclusion', () => {
    const derived = derive([
      rated(),
      ofReview('excluded', '2026-03-03', { by: 'li', result: 'mistaken' }),
    ]);
    expect(derived.clocks.map(({ bucket }) => bucket)).toEqual(['void', 'void']);
  });

  it('count as void once it is excluded, also where they had ended before', () => {
    const derived = derive([
      rated(),
      ofReview('rectified', '2026-03-04'),
      ofReview('excluded', '2026-03-20', { by: 'li', result: 'mistaken' }),
    ]);
    expect(clockOf(derived, 'rectification').bucket).toBe('onTime');
    const counted = derived.contribution.filter(([cell]) => cell.startsWith('["clock"'));
    expect(counted.map(([cell]) => cell.slice(cell.lastIndexOf(',')))).toEqual([
      ',"void"]',
      ',"void"]',
    ]);
  });

  it('do not stop for an appeal', () => {
    const derived = derive([rated(), ofReview('appealed', '2026-03-03')], '2026-03-20');
    expect(derived.clocks.map(({ id, bucket }) => [id, bucket])).toEqual([
      ['contact', 'overdue'],
      ['rectification', 'overdue'],
      ['appeal:1', 'overdue'],
    ]);
  });

  for (const data of [{ grade: 3 }, { origin: 'default' }] as const) {
    it(`do not run for ${JSON.stringify(data)}`, () => {
      expect(derive([rated(data)]).clocks).toEqual([]);
    });
  }
});
