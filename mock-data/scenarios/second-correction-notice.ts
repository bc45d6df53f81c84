import { facts } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** Corrections asked for twice, where the law says once and all of them. */
export const secondCorrectionNotice: Scenario = {
  name: 'second-correction-notice',
  story: '窗口先后两次要求补正，而法律要求一次告知全部内容。',
  day: '2026-09-07',
  movable: true,
  events: [
    { after: 0, at: '09:00', type: 'received', data: facts(20, 10) },
    {
      ...{ after: 2, at: '10:00', type: 'correctionRequested' },
      data: { reason: '材料不齐', materials: ['平面布置图'] },
    },
    { after: 4, at: '15:00', type: 'correctionSubmitted' },
    {
      ...{ after: 5, at: '09:30', type: 'correctionRequested' },
      data: { reason: '材料仍不齐', materials: ['授权委托书'] },
    },
    { after: 6, at: '11:00', type: 'correctionSubmitted' },
    { after: 6, at: '16:00', type: 'accepted' },
  ],
  see: [
    {
      ...{
        after: 3,
        at: '09:00',
        clock: 'correctionNotice',
        bucket: 'onTime',
        phase: 'correction',
      },
      say: '第一次告知在五个工作日之内',
    },
    {
      ...{ after: 5, at: '10:00', finding: 'secondCorrectionNotice' },
      say: '第二次告知被提示出来',
    },
    {
      ...{ after: 6, at: '17:00', clock: 'commitment', bucket: 'running', due: 16 },
      say: '承诺时限从受理那天起算',
    },
  ],
};
