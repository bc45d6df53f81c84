import type { Scenario } from './scenario.ts';

/** A bad review is called back, fixed, told, and asked about again. */
export const badReviewPutRight: Scenario = {
  about: 'review',
  name: 'bad-review-put-right',
  story:
    '差评当日派办、次日回访核实、第四天整改并反馈，再回访时评价人满意：差评仍是差评，整改按期。',
  day: '2026-09-07',
  movable: true,
  events: [
    {
      ...{ after: 0, at: '10:00', type: 'submitted' },
      data: {
        ...{ grade: 1, stage: 'case', origin: 'active', channel: 'qr', labels: ['extraMaterials'] },
        ...{ regionCode: '370102', departmentCode: '370102-water', realName: true },
      },
    },
    { after: 0, at: '11:00', type: 'assigned', data: { by: '张海棠' } },
    {
      after: 1,
      at: '09:30',
      type: 'verified',
      data: { by: '张海棠', reached: true, result: '情况属实' },
    },
    { after: 4, at: '15:00', type: 'rectified', data: { by: '张海棠', result: '清单已更新' } },
    { after: 4, at: '16:00', type: 'fedBack', data: { by: '张海棠' } },
    { after: 6, at: '10:00', type: 'revisited', data: { reached: true, satisfied: 'satisfied' } },
  ],
  see: [
    {
      ...{ after: 1, at: '10:00', clock: 'contact', bucket: 'onTime', due: 1, phase: 'verified' },
      say: '一个工作日内联系到评价人',
    },
    {
      ...{ after: 3, at: '10:00', clock: 'rectification', bucket: 'running', due: 5 },
      say: '五个工作日内整改',
    },
    {
      ...{ after: 6, at: '11:00', clock: 'rectification', bucket: 'onTime', due: 5 },
      ...{ phase: 'revisited' },
      say: '整改按期，评价人对整改满意',
    },
  ],
};
