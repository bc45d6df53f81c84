import type { Texts } from '../../i18n/texts.ts';
import type { searchZh } from './search-zh.ts';

/** The words of the search, in English. */
export const searchEn: Texts<typeof searchZh> = {
  title: (text) => `Search for “${text}”`,
  how: 'Looked for within your reach: case number or item, ticket or review number or title, departments and regions by name, pinyin initials or code.',
  cases: 'Cases',
  feedback: 'Tickets and reviews',
  departments: 'Departments',
  regions: 'Regions',
  none: 'Nothing found.',
  ended: 'Tickets and reviews that have ended are found by their whole number.',
  all: (count) => `All ${count}`,
  more: (count) => `${count} more: type more of it`,
  casesOf: (name) => `Cases of ${name}`,
  feedbackOf: (name) => `Tickets and reviews of ${name}`,
  cardsOf: (name) => `Cards of ${name}`,
};
