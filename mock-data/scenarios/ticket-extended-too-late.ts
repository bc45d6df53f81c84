import type { Scenario } from './scenario.ts';

/** More time is asked for when it is over: it moves nothing, and the card stays. */
export const ticketExtendedTooLate: Scenario = {
  about: 'ticket',
  name: 'ticket-extended-too-late',
  story: '期限过后才申请延期并获同意：延期不改变应办结日，红牌照发。',
  day: '2026-09-07',
  movable: true,
  events: [
    {
      ...{ after: 0, at: '09:00', type: 'created' },
      data: {
        kind: 'report',
        regionCode: '370102',
        channel: 'app',
        category: 'illegal-building',
        title: '违法搭建',
      },
    },
    {
      after: 0,
      at: '10:00',
      type: 'dispatched',
      data: { departmentCode: '370102-urbanManagement' },
    },
    { after: 0, at: '11:00', type: 'signed', data: { by: '李云舟' } },
    {
      ...{ after: 6, at: '10:00', type: 'extensionRequested' },
      data: { by: { value: 5, unit: 'workingDay' }, reason: '需规划部门认定' },
    },
    {
      ...{ after: 6, at: '11:00', type: 'extensionGranted' },
      data: { by: { value: 5, unit: 'workingDay' } },
    },
  ],
  see: [
    {
      ...{
        after: 4,
        at: '17:00',
        clock: 'close:370102-urbanManagement',
        bucket: 'running',
        due: 5,
      },
      ...{ level: 'yellow' },
      say: '到期前一个工作日发黄牌提醒',
    },
    {
      ...{
        after: 6,
        at: '09:00',
        clock: 'close:370102-urbanManagement',
        bucket: 'overdue',
        due: 5,
      },
      ...{ level: 'red' },
      say: '到期后第一个工作日发红牌',
    },
    {
      ...{
        after: 6,
        at: '12:00',
        clock: 'close:370102-urbanManagement',
        bucket: 'overdue',
        due: 5,
      },
      ...{ level: 'red', finding: 'extensionTooLate' },
      say: '过期才申请的延期不算，只留下提示',
    },
  ],
};
