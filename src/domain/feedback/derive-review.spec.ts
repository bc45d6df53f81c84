import { codesOf } from '../testing/case-fixture.ts';
import type { ReviewPhase } from './feedback-phase.ts';
import {
  decided,
  derive,
  countsIn,
  ofReview,
  rated,
  RATED,
  wholeLife,
} from './testing/review-fixture.ts';

describe('the life of a bad review', () => {
  const steps: readonly (readonly [at: string, phase: ReviewPhase])[] = [
    ['2026-03-01', 'submitted'],
    ['2026-03-02 09:30', 'submitted'],
    ['2026-03-02 12:00', 'assigned'],
    ['2026-03-03', 'verified'],
    ['2026-03-05 10:00', 'rectified'],
    ['2026-03-05 12:00', 'fedBack'],
    ['2026-03-07', 'revisited'],
  ];
  for (const [moment, phase] of steps) {
    it(`is ${phase} on ${moment}`, () => {
      expect(derive(wholeLife(), moment).phase).toBe(phase);
    });
  }

  it('counts as bad, contacted, rectified, fed back, revisited and satisfied', () => {
    expect(countsIn(derive(wholeLife()))).toEqual([
      'active 1',
      ...['active', 'contacted', 'rectified', 'fedBack', 'revisited', 'satisfied'].map(
        (name) => `badReview ${name}`,
      ),
      ...['realNameBadReview given', 'realNameBadReview calledBack'],
    ]);
  });

  it('has no finding when it goes as it should', () => {
    expect(codesOf(derive(wholeLife()))).toEqual([]);
  });

  it('is settled with the revisit', () => {
    expect(derive(wholeLife()).finishedAt).toBe(wholeLife()[5]?.time ?? -1);
  });
});

describe('what a review counts for', () => {
  const rows: readonly (readonly [
    rule: string,
    events: Parameters<typeof derive>[0],
    names: readonly string[],
  ])[] = [
    ['a good one by origin and grade alone', [rated({ grade: 5 })], ['active 5', 'points 5 ×10']],
    ['a 3 is not bad', [rated({ grade: 3 })], ['active 3', 'points 3 ×6']],
    ['a default rating apart', [rated({ grade: 5, origin: 'default' })], ['default 5']],
    [
      'a bad default one is nobody’s complaint',
      [rated({ grade: 1, origin: 'default' })],
      ['default 1'],
    ],
    [
      'an imported bad one has to be answered',
      [rated({ origin: 'imported' })],
      ['imported 1', 'badReview imported'],
    ],
    [
      'an origin nobody knows is never a person’s',
      [rated({ grade: 5, origin: 'odd' })],
      ['imported 5'],
    ],
    [
      'without an origin a person’s',
      [ofReview('submitted', '2026-03-02', { grade: 4 })],
      ['active 4', 'points 4 ×8'],
    ],
    ['a repeated one for nothing', [rated(), decided('repeated', { of: 'R-0' }, 1)], []],
    ['what followed alone for nothing', [ofReview('assigned', '2026-03-02')], []],
    [
      'an excluded one apart',
      [rated(), ofReview('excluded', '2026-03-03', { by: 'li', result: 'mistaken' })],
      ['active 1', 'excluded 1'],
    ],
    [
      'an appeal upheld',
      [
        rated(),
        ofReview('appealed', '2026-03-03', { by: 'zhao' }),
        ofReview('excluded', '2026-03-04', { by: 'li', result: 'malicious' }),
      ],
      ['active 1', 'badReview appealed', 'excluded 1', 'badReview appealUpheld'],
    ],
    [
      'a fix that did not satisfy',
      [rated(), ofReview('revisited', '2026-03-03', { result: '不满意' })],
      ['active 1', 'badReview active', 'badReview revisited'],
    ],
    [
      'somebody who was not reached was not asked',
      [rated(), ofReview('revisited', '2026-03-03', { reached: false, satisfied: true })],
      ['active 1', 'badReview active'],
    ],
    [
      'a call that reached nobody is no contact',
      [rated(), ofReview('verified', '2026-03-03', { result: 'notReached' })],
      ['active 1', 'badReview active'],
    ],
  ];
  for (const [rule, events, names] of rows) {
    it(rule, () => {
      expect(countsIn(derive(events))).toEqual([...names]);
    });
  }

  it('all of it in one place, by the day of the rating, the good ones with their channel, and by stage too', () => {
    const cells = derive([rated({ grade: 4, channel: 'pc' })]).contribution.map(([cell]) => cell);
    const place = `"370000/370100/370102/","${RATED.departmentCode}","${RATED.itemCode}",20514`;
    expect(cells).toEqual([
      `["review","active",${place},"4","pc"]`,
      `["review","points",${place},"4","pc"]`,
      `["reviewStage","case",${place},"4"]`,
    ]);
  });
});

describe('a rating', () => {
  it('never changes: what is added later is an addition', () => {
    const derived = derive([
      rated({ grade: 5 }),
      ofReview('added', '2026-03-04', { grade: 1, text: '后来又出了问题' }),
    ]);
    expect(derived.course.facts?.grade).toBe(5);
    expect(derived.course.additions.length).toBe(1);
    expect(codesOf(derived)).toEqual([]);
  });

  it('may be added by somebody who did not rate on the spot', () => {
    expect(countsIn(derive([ofReview('added', '2026-03-04', { grade: 4, ...RATED })]))).toEqual([
      'active 4',
      'points 4 ×8',
    ]);
  });

  it('is the first one sent under its number', () => {
    const derived = derive([rated({ grade: 2 }), rated({ grade: 5 }, '2026-03-03')]);
    expect(derived.course.facts?.grade).toBe(2);
    expect(codesOf(derived)).toEqual(['ratedAgain']);
  });

  const additions: readonly (readonly [day: string, codes: readonly string[]])[] = [
    ['2026-03-09', []],
    ['2026-03-10', ['addedTooLate']],
    ['2026-03-01', ['addedBeforeRating']],
  ];
  for (const [day, codes] of additions) {
    it(`of 2026-03-02 with an addition of ${day} has ${codes.join() || 'no finding'}`, () => {
      const derived = derive([rated({ grade: 4 }), ofReview('added', day, { grade: 4 })]);
      expect(codesOf(derived)).toEqual([...codes]);
    });
  }

  it('takes its place from its case where it names none', () => {
    const { caseNo } = RATED;
    const bare = ofReview('submitted', '2026-03-02', { grade: 5, caseNo });
    expect(derive([bare]).filing.regionCode).toBe('unassigned');
    const filed = derive([
      bare,
      decided('filed', { regionCode: '370102', departmentCode: '370102-water' }, 1),
    ]);
    expect(filed.filing.regionCode).toBe('370102');
    expect(filed.departmentCode).toBe('370102-water');
  });

  it('is filed as the platform decided last, whatever order the decisions come in', () => {
    const bare = ofReview('submitted', '2026-03-02', { grade: 5 });
    const first = decided('filed', { regionCode: '999999' }, 1);
    const last = decided('filed', { regionCode: '370102' }, 2);
    expect(derive([bare, last, first]).filing.regionCode).toBe('370102');
  });

  it('is filed and repeated by the platform alone', () => {
    const forged = ofReview('filed', '2026-03-02', { regionCode: '370102' });
    const also = ofReview('repeated', '2026-03-02', { of: 'R-0' });
    const derived = derive([ofReview('submitted', '2026-03-02', { grade: 5 }), forged, also]);
    expect(derived.filing.regionCode).toBe('unassigned');
    expect(derived.phase).toBe('submitted');
  });
});
