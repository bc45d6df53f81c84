import { itIsDue } from './testing/it-is-due.ts';

describe('a limit in working days', () => {
  itIsDue([
    {
      why: 'the Saturday before Spring Festival is worked',
      start: '2026-02-12',
      limit: '5 workingDay',
      due: '2026-02-26',
    },
    {
      why: 'a worked Saturday after it',
      start: '2026-02-12',
      limit: '20 workingDay',
      due: '2026-03-18',
    },
    {
      why: 'extended by ten',
      start: '2026-02-12',
      limit: '20 workingDay',
      extensions: ['10 workingDay'],
      due: '2026-04-01',
    },
    {
      why: 'a worked Sunday before the feast',
      start: '2025-01-24',
      limit: '5 workingDay',
      due: '2025-02-07',
    },
    {
      why: 'the eve was worked in 2024',
      start: '2024-02-08',
      limit: '3 workingDay',
      due: '2024-02-19',
    },
    {
      why: 'a trigger on a holiday',
      start: '2026-01-01',
      limit: '1 workingDay',
      due: '2026-01-04',
    },
    { why: 'nothing suspended', start: '2026-03-02', limit: '10 workingDay', due: '2026-03-16' },
    {
      why: 'suspended for six working days',
      start: '2026-03-02',
      limit: '10 workingDay',
      suspensions: ['2026-03-06..2026-03-16'],
      due: '2026-03-24',
    },
    {
      why: 'an instant counts from its local day',
      start: '2026-03-02T23:59:59+08:00',
      limit: '1 workingDay',
      due: '2026-03-03',
    },
    {
      why: 'the local day is not that of UTC',
      start: '2026-03-02T16:00:00Z',
      limit: '1 workingDay',
      due: '2026-03-04',
    },
    {
      why: 'zero is the trigger day if worked',
      start: '2026-02-14',
      limit: '0 workingDay',
      due: '2026-02-14',
    },
    {
      why: 'zero on a day of rest is the next working day',
      start: '2026-02-15',
      limit: '0 workingDay',
      due: '2026-02-24',
    },
    {
      why: 'zero and an extension count as the extension',
      start: '2026-02-15',
      limit: '0 workingDay',
      extensions: ['1 workingDay'],
      due: '2026-02-24',
    },
    { why: 'beyond the calendar', start: '2026-12-28', limit: '5 workingDay', due: null },
    { why: 'the last covered day', start: '2026-12-28', limit: '3 workingDay', due: '2026-12-31' },
  ]);
});
