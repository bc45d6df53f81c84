import { itIsDue } from './testing/it-is-due.ts';

describe('a limit in natural days, months or years', () => {
  itIsDue([
    { why: 'every day counts', start: '2026-03-02', limit: '10 naturalDay', due: '2026-03-12' },
    {
      why: 'a Saturday moves to Monday',
      start: '2026-03-04',
      limit: '10 naturalDay',
      due: '2026-03-16',
    },
    {
      why: 'a worked Saturday does not move',
      start: '2026-02-18',
      limit: '10 naturalDay',
      due: '2026-02-28',
    },
    {
      why: 'a holiday week moves to its end',
      start: '2026-09-25',
      limit: '6 naturalDay',
      due: '2026-10-08',
    },
    {
      why: 'the last of a shorter month',
      start: '2024-01-31',
      limit: '1 month',
      due: '2024-02-29',
    },
    {
      why: 'a month that ends on a worked Saturday',
      start: '2026-01-31',
      limit: '1 month',
      due: '2026-02-28',
    },
    {
      why: 'a month that ends on a holiday',
      start: '2026-09-01',
      limit: '1 month',
      due: '2026-10-08',
    },
    { why: 'a year from a leap day', start: '2024-02-29', limit: '1 year', due: '2025-02-28' },
    {
      why: 'months are added in one step',
      start: '2026-01-31',
      limit: '1 month',
      extensions: ['1 month'],
      due: '2026-03-31',
    },
    {
      why: 'days after months',
      start: '2026-01-31',
      limit: '1 month',
      extensions: ['3 naturalDay'],
      due: '2026-03-03',
    },
    {
      why: 'suspended days are added',
      start: '2026-03-02',
      limit: '10 naturalDay',
      suspensions: ['2026-03-05..2026-03-09'],
      due: '2026-03-16',
    },
    {
      why: 'suspended days are added to a month',
      start: '2026-03-02',
      limit: '1 month',
      suspensions: ['2026-03-05..2026-03-09'],
      due: '2026-04-07',
    },
    {
      why: 'a suspension on the last day',
      start: '2026-03-02',
      limit: '10 naturalDay',
      suspensions: ['2026-03-12..2026-03-13'],
      due: '2026-03-13',
    },
    {
      why: 'a suspension while the due day rests',
      start: '2026-03-04',
      limit: '10 naturalDay',
      suspensions: ['2026-03-16..2026-03-18'],
      due: '2026-03-18',
    },
    { why: 'zero on a day of rest', start: '2026-03-07', limit: '0 naturalDay', due: '2026-03-09' },
    {
      why: 'days on the way need no cover',
      start: '2023-12-20',
      limit: '1 month',
      due: '2024-01-22',
    },
    {
      why: 'whether the due day rests is unknown',
      start: '2026-12-01',
      limit: '1 month',
      due: null,
    },
  ]);
});
