import type { Scenario } from './scenario.ts';

/** The caller says that nothing is solved: the matter is handled again, and that is seen. */
export const ticketHandledAgain: Scenario = {
  about: 'ticket',
  name: 'ticket-handled-again',
  story: '按时答复，回访不满意，重办；重办后仍不满意：先黄后红，提请督办。',
  day: '2026-09-07',
  movable: true,
  events: [
    {
      ...{ after: 0, at: '09:00', type: 'created' },
      data: {
        kind: 'complaint',
        regionCode: '370102',
        channel: 'hotline',
        category: 'noise',
        title: '夜间施工',
      },
    },
    { after: 0, at: '09:30', type: 'dispatched', data: { departmentCode: '370102-environment' } },
    { after: 2, at: '15:00', type: 'replied', data: { text: '已责令停工。' } },
    {
      ...{ after: 3, at: '10:00', type: 'revisited' },
      data: { reached: true, solved: false, satisfied: 'dissatisfied' },
    },
    { after: 3, at: '10:30', type: 'reopened', data: { reason: '夜里仍在施工' } },
    { after: 6, at: '15:00', type: 'replied', data: { text: '已立案查处，夜间派人值守。' } },
    {
      ...{ after: 7, at: '10:00', type: 'revisited' },
      data: { reached: true, solved: false, satisfied: 'dissatisfied' },
    },
  ],
  see: [
    {
      ...{ after: 2, at: '16:00', clock: 'matter', bucket: 'onTime', due: 5, level: null },
      say: '第一次按时答复，没有牌',
    },
    {
      ...{ after: 3, at: '11:00', clock: 'matter:2', bucket: 'running', due: 8 },
      ...{ phase: 'reopened', level: 'yellow', finding: 'dissatisfiedAtCallBack' },
      say: '回访不满意发黄牌，重办另起一轮时限',
    },
    {
      ...{ after: 7, at: '11:00', clock: 'matter:2', bucket: 'onTime', due: 8 },
      ...{ level: 'red', finding: 'dissatisfiedAfterRehandling' },
      say: '重办后仍不满意发红牌，应当督办',
    },
  ],
};
