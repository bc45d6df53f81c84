import type { Scenario } from './scenario.ts';

/** Nobody excludes a review alone: the department appeals, somebody else decides. */
export const badReviewExcluded: Scenario = {
  about: 'review',
  name: 'bad-review-excluded',
  story: '误评由部门申诉；申诉人自己剔除不算数，换一个人复核才算。',
  day: '2026-09-07',
  movable: true,
  events: [
    {
      ...{ after: 0, at: '10:00', type: 'submitted' },
      data: {
        ...{ grade: 2, stage: 'case', origin: 'active', channel: 'qr', labels: ['slow'] },
        ...{ regionCode: '370102', departmentCode: '370102-water' },
      },
    },
    { after: 0, at: '15:00', type: 'appealed', data: { by: '周槐花', reason: '评价人误点' } },
    { after: 1, at: '09:00', type: 'excluded', data: { by: '周槐花', result: 'mistaken' } },
    { after: 2, at: '09:00', type: 'excluded', data: { by: '高石榴', result: 'mistaken' } },
  ],
  see: [
    {
      ...{ after: 1, at: '10:00', clock: 'appeal:1', bucket: 'running', due: 5, phase: 'appealed' },
      ...{ finding: 'appealDecidedBySame' },
      say: '自己申诉自己剔除，不算数',
    },
    {
      ...{ after: 2, at: '10:00', clock: 'rectification', bucket: 'void', phase: 'excluded' },
      say: '第二个人复核后剔除，不再计入',
    },
  ],
};
