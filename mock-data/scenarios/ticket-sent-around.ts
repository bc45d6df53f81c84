import type { Scenario } from './scenario.ts';

/** The wrong department sends a ticket back: the right one has its full time, the caller waits no longer. */
export const ticketSentAround: Scenario = {
  about: 'ticket',
  name: 'ticket-sent-around',
  story:
    '工单先派错单位，次日退回再派：新单位的时限重新起算，来电人等的时间从第一次派单算起，不因退单而变长。',
  day: '2026-09-07',
  movable: true,
  events: [
    {
      ...{ after: 0, at: '09:00', type: 'created' },
      data: {
        kind: 'help',
        regionCode: '370102',
        channel: 'hotline',
        category: 'water-supply',
        title: '水压不足',
      },
    },
    { after: 0, at: '10:00', type: 'dispatched', data: { departmentCode: '370102-housing' } },
    { after: 1, at: '15:00', type: 'returned', data: { reason: '二次供水不属本单位职责' } },
    { after: 2, at: '09:30', type: 'dispatched', data: { departmentCode: '370102-water' } },
    { after: 2, at: '11:00', type: 'signed', data: { by: '王麦穗' } },
    { after: 6, at: '16:00', type: 'replied', data: { text: '水泵已更换，水压恢复。' } },
  ],
  see: [
    {
      ...{ after: 1, at: '16:00', clock: 'matter', bucket: 'running', due: 5, phase: 'returned' },
      say: '退回之后，事项的时限照走',
    },
    {
      ...{ after: 1, at: '16:00', clock: 'return:370102-housing', bucket: 'onTime' },
      say: '两个工作日内说明理由退回，合规',
    },
    {
      ...{ after: 2, at: '12:00', clock: 'close:370102-water', bucket: 'running', due: 7 },
      ...{ phase: 'signed' },
      say: '新单位从派给它的那天起有五个工作日',
    },
    {
      ...{ after: 6, at: '17:00', clock: 'close:370102-water', bucket: 'onTime', due: 7 },
      say: '新单位按时答复',
    },
    {
      ...{ after: 6, at: '17:00', clock: 'matter', bucket: 'late', due: 5, phase: 'replied' },
      say: '来电人却多等了一天：按地区统计为超期',
    },
  ],
};
