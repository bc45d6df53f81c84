import type { LawTexts } from './zh-law.ts';

export const enLaw: LawTexts = {
  open: (name) => `Read ${name}`,
  names: {
    civilCode201: 'Civil Code, art. 201',
    civilCode203: 'Civil Code, art. 203',
    licensing32: 'Licensing Law, art. 32',
    licensing42: 'Licensing Law, art. 42',
    licensing44: 'Licensing Law, art. 44',
    licensing45: 'Licensing Law, art. 45',
    licensing82: 'Licensing Law, art. 82',
    serviceGuide: 'Service guide',
    holidayNotice: 'State Council holiday notice',
  },
  holidayNotice: (year) => `State Council holiday notice ${year}`,
  wording: {
    civilCode201:
      'In periods counted by year, month or day the first day is not counted; counting begins on the next day. Periods in hours begin at the time that law or agreement sets. (Summary; the Chinese text governs.)',
    civilCode203:
      'Where the last day is a statutory day off, the day after it is the last day. The last day ends at 24:00, or at the close of business where there are business hours. (Summary; the Chinese text governs.)',
    licensing32:
      'Where materials are incomplete, the applicant is told once of everything to be corrected, on the spot or within five days; otherwise the application counts as accepted from the day the materials were received. (Summary; the Chinese text governs.)',
    licensing42:
      'The decision is made within twenty days of acceptance; with the approval of the head of the organ it may be extended by ten days, and the applicant is told why. Other laws and regulations may set other limits. (Summary; the Chinese text governs.)',
    licensing44:
      'A licence is issued and delivered within ten days of the decision. (Summary; the Chinese text governs.)',
    licensing45:
      'Time needed by law for a hearing, tender, auction, inspection, testing, quarantine, appraisal or expert review is not counted; the applicant is told in writing how long it takes. (Summary; the Chinese text governs.)',
    licensing82:
      'Periods of this law are counted in working days, statutory holidays excluded. (Summary; the Chinese text governs.)',
    serviceGuide:
      'The organ publishes its commitment in the service guide; it is no longer than the statutory limit and counts from the day after acceptance in the unit given there.',
    holidayNotice:
      "The General Office of the State Council announces each year the next year's days off and the weekend days worked in exchange; the former do not count, the latter do.",
  },
};
