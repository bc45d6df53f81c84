import { facts } from './scenario.ts';
import type { Scenario } from './scenario.ts';

const HEARD = { after: 14, at: '08:30' } as const;

/** A case of which the platform hears only when it is over time already. */
export const lateReport: Scenario = {
  name: 'late-report',
  story: '办件超出承诺时限一天才办结，而市里的系统两个多星期后才一次报来：牌照发，注明是补发的。',
  day: '2026-09-07',
  movable: true,
  events: [
    { after: 0, at: '09:00', type: 'received', data: facts(20, 10), reported: HEARD },
    { after: 0, at: '09:30', type: 'accepted', reported: HEARD },
    { after: 11, at: '10:00', type: 'decided', data: { result: 'approved' }, reported: HEARD },
    { after: 11, at: '10:05', type: 'finished', reported: HEARD },
  ],
  see: [
    {
      ...{ after: 14, at: '09:00', clock: 'commitment', bucket: 'late', due: 10 },
      ...{ level: 'yellow', retroactive: true },
      say: '报来时已经办结，仍是超期，黄牌为补发',
    },
    {
      ...{ after: 14, at: '09:00', clock: 'statutory', bucket: 'onTime', due: 20 },
      say: '没有超出法定时限',
    },
  ],
};
