import type { Texts } from '../../../i18n/texts.ts';
import type { SignsTexts } from './signs-zh.ts';

/** The words of signs in English. */
export const signsEn: Texts<SignsTexts> = {
  title: 'Signs',
  notVerdict:
    'A sign is worth a look and no verdict: open the reviews or tickets and see for yourself.',
  days: { from: 'Rated from', to: 'to', last: 'Last 7 days' },
  asOf: (found: number, looked: string, asOf: string) =>
    `${found} ${found === 1 ? 'sign' : 'signs'} in ${looked} reviews as of ${asOf}`,
  partial: (looked: string) =>
    `Only the latest ${looked} reviews were looked at: choose fewer days or a region.`,
  empty: (from: string, to: string) => `Nothing was found from ${from} to ${to}.`,
  label: 'Signs',
  kind: {
    burst: 'A burst of good reviews',
    moreReviewsThanCases: 'More reviews than cases',
    defaultAsActive: 'Defaults sent as active?',
    copiedReply: 'Answers copied',
  },
  by: {
    window: (key: string) => `window ${key}`,
    device: (key: string) => `device ${key}`,
    minute: (key: string) => `moment ${key}`,
    department: (key: string) => key,
    words: () => 'word for word',
  },
  found: {
    burst: (count: string, expected: string, span: string) =>
      `${count} active good reviews within ${span}; up to ${expected} are nothing to ask about`,
    moreReviewsThanCases: (count: string, expected: string) =>
      `${count} active reviews; the cases finished meanwhile could be rated ${expected} times`,
    defaultAsActive: (count: string, expected: string) =>
      `${count} good reviews sent as active have no word, label or reviewer; up to ${expected} are nothing to ask about`,
    copiedReply: (count: string, expected: string) =>
      `${count} tickets were answered with the same words; up to ${expected} are nothing to ask about`,
  },
  minutes: (minutes: string) => `${minutes} min`,
  hours: (hours: string) => `${hours} h`,
  wholeDays: (days: string) => `${days} days`,
  span: (from: string, to: string) => `${from} to ${to}`,
  noDepartment: 'No department',
  evidence: (count: string) => `The ${count} reviews behind it`,
  tickets: (count: string) => `The ${count} tickets behind it`,
  first: (count: string) => `the first ${count} only`,
  others:
    'Refusals that go round, re-openings after a close just in time and a reply that its own caller had before stand among the findings of each ticket.',
};
