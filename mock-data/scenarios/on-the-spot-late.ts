import { facts } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** An item to be done on the spot that waits until the next working day. */
export const onTheSpotLate: Scenario = {
  name: 'on-the-spot-late',
  story: '即办件星期五下午受理，星期一上午才办结：晚了一个工作日。',
  day: '2026-09-11',
  movable: true,
  events: [
    { after: 0, at: '16:20', type: 'received', data: facts(20, 0, { kind: 'onTheSpot' }) },
    { after: 0, at: '16:25', type: 'accepted' },
    { after: 1, at: '09:10', type: 'decided', data: { result: 'approved' } },
    { after: 1, at: '09:15', type: 'finished' },
    { after: 1, at: '09:20', type: 'delivered', data: { method: '窗口领取' } },
  ],
  see: [
    {
      ...{ after: 0, at: '17:00', clock: 'commitment', bucket: 'running', due: 0 },
      say: '当天之内仍算当场办结',
    },
    {
      ...{ after: 1, at: '10:00', clock: 'commitment', bucket: 'late', due: 0, level: 'yellow' },
      say: '下一个工作日办结即为超期',
    },
    { after: 1, at: '10:00', clock: 'delivery', bucket: 'onTime', say: '结果当场送达' },
  ],
};
