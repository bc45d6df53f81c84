import type { Texts } from '../../../i18n/texts.ts';
import type { SurveyTexts } from './survey-zh.ts';

/** The words of surveys in English. */
export const surveyEn: Texts<SurveyTexts> = {
  title: 'Surveys',
  subtitle:
    'Written, published and followed here; those of a source are published and closed by it',
  back: 'All surveys',
  list: {
    label: 'Surveys',
    name: 'Name',
    phase: 'State',
    period: 'Open',
    questions: 'Questions',
    answered: 'Answers',
    empty: 'No survey has been published.',
    total: (count: number, asOf: string) =>
      `${count} ${count === 1 ? 'survey' : 'surveys'} as of ${asOf}`,
  },
  phase: { unpublished: 'Unpublished', waiting: 'Not open yet', open: 'Open', closed: 'Closed' },
  period: (from: string, to: string) => `${from} to ${to}`,
  openEnd: 'not set',
  origin: { source: 'Published by a source', person: 'Published here' },
  answered: (count: string) => `${count} answers`,
  scope: 'Only answers within your reach count; they bear no name. A number opens its answers.',
  answers: {
    title: 'Answers',
    back: 'Back to the results',
    whole: 'All answers',
    masked:
      'Answers bear no name, only their day and region; telephone and ID numbers in words are masked.',
    more: 'Show more',
  },
  public: {
    title: 'Page for the public',
    open: 'Open the page',
    copy: 'Copy the link',
    copied: 'Copied',
    code: 'QR code of the page',
    closed: 'The survey has closed: the public page only says so.',
    waiting: 'The survey is not open yet: the public page only says so.',
  },
  links: {
    title: 'Links for one answer each',
    hint: 'Each takes one answer and can be handed to one person; nobody notes to whom. The page above is open to everybody.',
    count: 'Number',
    wrong: 'A whole number from 1 to 200',
    make: 'Make links',
    making: 'Making…',
    made: (count: number) => `${count} ${count === 1 ? 'link' : 'links'}, shown this once`,
    copy: 'Copy all',
  },
  result: {
    whole: 'All answers',
    units: { region: 'Regions', department: 'Departments' },
    by: { region: 'By region', department: 'By department' },
    unit: { region: 'Region', department: 'Department' },
    question: 'Question',
    option: 'Option compared',
    value: 'Option',
    count: 'Times',
    share: 'Share',
    drawn: 'Drawn',
    mean: 'Mean',
    answered: 'Answered',
    said: (count: string) => `${count} left words of their own`,
    none: 'Nobody has answered yet.',
    ofScale: (mean: string, from: string, to: string) => `mean ${mean} (${from} to ${to})`,
    finding: (name: string, share: string) => `Most chose “${name}”, ${share}`,
    noUnits: 'There are no answers to list apart.',
    missing: 'There is no survey of this number.',
  },
};
