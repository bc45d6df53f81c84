import { facts, workingDays } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** A suspension with a limit of its own that nobody ends. */
export const forgottenExpertReview: Scenario = {
  name: 'forgotten-expert-review',
  story: '专家评审告知申请人需要5个工作日，评审之后没有人恢复办理，时钟自动走了下去。',
  day: '2026-09-07',
  movable: true,
  events: [
    { after: 0, at: '09:00', type: 'received', data: facts(20, 10) },
    { after: 0, at: '09:30', type: 'accepted' },
    { after: 2, at: '10:00', type: 'stepStarted', data: { step: '审查', officer: '陈松涛' } },
    {
      ...{ after: 2, at: '14:00', type: 'suspended' },
      data: { reason: 'EXPERT_REVIEW', limit: workingDays(5), ground: '专家评审，已书面告知' },
    },
  ],
  see: [
    {
      ...{ after: 4, at: '09:00', clock: 'commitment', bucket: 'suspended', due: 15, level: null },
      say: '评审期间时钟停住，到期日已含5个工作日的评审时间',
    },
    {
      ...{ after: 8, at: '09:00', clock: 'commitment', bucket: 'running', due: 15 },
      ...{ finding: 'suspendedLongerThanTold' },
      say: '告知的时间用完，时钟继续走，系统提示评审超过告知时间',
    },
    {
      ...{ after: 16, at: '09:00', clock: 'commitment', bucket: 'overdue', level: 'yellow' },
      say: '十五个工作日过后仍未办结，发黄牌',
    },
  ],
};
