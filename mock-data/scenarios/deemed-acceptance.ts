import { facts } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** Nobody answers the applicant: the law takes the case as accepted (Administrative Licensing Law art. 32). */
export const deemedAcceptance: Scenario = {
  name: 'deemed-acceptance',
  story:
    '收件后五个工作日既不受理也不告知补正，依法自收到材料之日起即为受理；迟到的受理只是一个事实。',
  day: '2026-09-07',
  movable: true,
  events: [
    { after: 0, at: '10:00', type: 'received', data: facts(20, 10) },
    { after: 7, at: '09:30', type: 'accepted' },
  ],
  see: [
    {
      ...{ after: 5, at: '17:00', clock: 'correctionNotice', bucket: 'running', due: 5 },
      ...{ phase: 'received', level: null },
      say: '第五个工作日还可以一次性告知补正',
    },
    {
      ...{ after: 6, at: '09:00', clock: 'correctionNotice', bucket: 'overdue' },
      ...{ phase: 'accepted', level: 'yellow' },
      say: '逾期不告知，视为已受理，告知时钟超期发黄牌',
    },
    {
      ...{ after: 6, at: '09:00', clock: 'commitment', bucket: 'running', due: 10 },
      say: '承诺时限从收件那天起算',
    },
    {
      ...{ after: 7, at: '10:00', clock: 'commitment', bucket: 'running', due: 10 },
      ...{ finding: 'acceptedAfterDeemed' },
      say: '之后报来的受理不改变起算日，只留下提示',
    },
  ],
};
