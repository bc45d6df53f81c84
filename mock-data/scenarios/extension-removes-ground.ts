import { facts, workingDays } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** A red card whose ground a late-reported extension takes away: the card stays, a person decides. */
export const extensionRemovesGround: Scenario = {
  name: 'extension-removes-ground',
  story:
    '法定二十个工作日已过，发了红牌；后来才报来到期前已经批准的延长，红牌的依据没有了，由人来撤。',
  day: '2026-09-07',
  movable: true,
  events: [
    { after: 0, at: '09:00', type: 'received', data: facts(20, 20) },
    { after: 0, at: '09:30', type: 'accepted' },
    {
      ...{ after: 18, at: '15:00', type: 'extended' },
      data: { by: workingDays(10), approvedBy: '马岱云', reason: '案情复杂，经负责人批准' },
      reported: { after: 22, at: '10:00' },
    },
  ],
  see: [
    {
      ...{ after: 21, at: '09:00', clock: 'statutory', bucket: 'overdue', due: 20, level: 'red' },
      say: '第二十个工作日过后，法定时限超期，发红牌',
    },
    {
      ...{ after: 22, at: '11:00', clock: 'statutory', bucket: 'running', due: 30 },
      ...{ finding: 'groundLost' },
      say: '延长的时间早于到期日，时限改为三十个工作日；红牌留着，提示依据已失',
    },
  ],
};
