import { facts } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** Working days over the Spring Festival of 2026 with its made-up Saturday. */
export const springFestival: Scenario = {
  name: 'spring-festival',
  story: '2026年2月12日受理、承诺5个工作日的办件，跨过春节假期和补班的周六，到2月26日才到期。',
  day: '2026-02-12',
  movable: false,
  events: [
    { after: 0, at: '09:30', type: 'received', data: facts(20, 5) },
    { after: 0, at: '10:00', type: 'accepted' },
  ],
  see: [
    {
      ...{ after: 0, at: '11:00', clock: 'commitment', bucket: 'running', due: '2026-02-26' },
      say: '13日和补班的14日计两天，16日至23日放假不计，24、25、26日计满五天',
    },
    {
      ...{ after: 5, at: '17:00', clock: 'commitment', bucket: 'running', level: 'warning' },
      say: '到期当天剩余0天，仍在办理，已有预警',
    },
    {
      ...{ after: 6, at: '09:00', clock: 'commitment', bucket: 'overdue', level: 'yellow' },
      say: '次日超出承诺时限，发黄牌',
    },
  ],
};
