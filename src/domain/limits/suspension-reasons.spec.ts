import { findSuspensionReason, SUSPENSION_REASONS } from './suspension-reasons.ts';

describe('reasons of suspension', () => {
  const article45 = [
    'HEARING',
    'TENDER',
    'AUCTION',
    'INSPECTION',
    'TESTING',
    'QUARANTINE',
    'APPRAISAL',
    'EXPERT_REVIEW',
  ];
  for (const code of article45) {
    it(`${code} is excluded by article 45`, () => {
      expect(findSuspensionReason(code)?.statutoryExcluded).toBeTrue();
      expect(findSuspensionReason(code)?.article).toContain('第四十五条');
    });
  }

  const others = [
    'PUBLICITY',
    'SITE_SURVEY',
    'EXTENSION',
    'CORRECTION',
    'APPLICANT_REASON',
    'OTHER',
  ];
  for (const code of others) {
    it(`${code} is not`, () => {
      expect(findSuspensionReason(code)?.statutoryExcluded).toBeFalse();
      expect(findSuspensionReason(code)?.article).toBeNull();
    });
  }

  it('are these fourteen', () => {
    expect(SUSPENSION_REASONS.map(({ code }) => code)).toEqual([...article45, ...others]);
  });

  for (const code of ['expertReview', 'expert_review', 'EXPERT-REVIEW', 'Expert Review']) {
    it(`reads ${code} in whatever casing`, () => {
      expect(findSuspensionReason(code)?.code).toBe('EXPERT_REVIEW');
    });
  }

  it('does not know any other', () => {
    expect(findSuspensionReason('WEATHER')).toBeUndefined();
    expect(findSuspensionReason('')).toBeUndefined();
  });
});
