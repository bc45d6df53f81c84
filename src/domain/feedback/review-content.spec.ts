import { day } from '../testing/case-fixture.ts';
import { ALWAYS } from '../time/in-force.ts';
import { contentOn, REVIEW_CONTENTS } from './review-content.ts';
import type { ReviewContent } from './review-content.ts';

const OLD: ReviewContent = {
  ...ALWAYS,
  place: 'online',
  dimensions: ['overall'],
  good: ['quick'],
  bad: ['slow'],
};
const NEW: ReviewContent = { ...OLD, bad: ['停车难'], effectiveFrom: day('2026-06-01') };

describe('what is asked of whoever rates', () => {
  it('is what was in force on the day, in whatever order the versions stand', () => {
    for (const contents of [
      [OLD, NEW],
      [NEW, OLD],
    ]) {
      expect(contentOn(contents, 'online', day('2026-05-31'))?.bad).toEqual(['slow']);
      expect(contentOn(contents, 'online', day('2026-06-01'))?.bad).toEqual(['停车难']);
    }
  });

  it('is nothing where no version is in force, or only another place’s', () => {
    expect(contentOn([NEW], 'online', day('2026-05-31'))).toBeUndefined();
    expect(contentOn([OLD], 'hotline', day('2026-05-31'))).toBeUndefined();
    const ended = { ...OLD, effectiveTo: day('2026-01-31') };
    expect(contentOn([ended], 'online', day('2026-02-01'))).toBeUndefined();
  });

  it('of two of one day is the one recorded last', () => {
    expect(contentOn([OLD, { ...OLD, bad: ['rude'] }], 'online', day('2026-01-01'))?.bad).toEqual([
      'rude',
    ]);
  });

  it('is there from the first start for every place', () => {
    for (const place of ['online', 'onSite', 'hotline'] as const) {
      const content = contentOn(REVIEW_CONTENTS, place, day('2000-01-01'));
      expect(content?.dimensions).toContain('overall');
      expect(content?.bad.length).toBeGreaterThan(0);
    }
  });
});
