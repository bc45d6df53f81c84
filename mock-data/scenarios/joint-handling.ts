import { facts, workingDays } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** Several departments at once: one is over its own limit although the whole is in time. */
export const jointHandling: Scenario = {
  name: 'joint-handling',
  story: '住建、生态环境、水利三家并联审批，生态环境分局的环节超期，整个办件仍在时限之内。',
  day: '2026-09-07',
  movable: true,
  events: [
    { after: 0, at: '09:00', type: 'received', data: facts(45, 25, { kind: 'joint' }) },
    { after: 0, at: '09:30', type: 'accepted' },
    ...['housing', 'environment', 'water'].map((line) => ({
      ...{ after: 1, at: '09:00', type: 'stepStarted' },
      data: {
        ...{ step: `并联审批 ${line}`, stepId: line, departmentCode: `370102-${line}` },
        limit: workingDays(5),
      },
    })),
    ...['housing', 'water'].map((line) => ({
      ...{ after: 4, at: '16:00', type: 'stepFinished' },
      data: { step: `并联审批 ${line}`, stepId: line, result: '同意' },
    })),
    {
      ...{ after: 8, at: '11:00', type: 'stepFinished' },
      data: { step: '并联审批 environment', stepId: 'environment', result: '同意' },
    },
  ],
  see: [
    {
      ...{ after: 5, at: '09:00', clock: 'step:housing', bucket: 'onTime', due: 6 },
      say: '住建的环节按时完成',
    },
    {
      ...{ after: 7, at: '09:00', clock: 'step:environment', bucket: 'overdue', level: 'yellow' },
      say: '生态环境分局的环节超期，黄牌记在它名下',
    },
    {
      ...{ after: 9, at: '09:00', clock: 'commitment', bucket: 'running', due: 25 },
      say: '整个办件仍在承诺的二十五个工作日之内',
    },
  ],
};
