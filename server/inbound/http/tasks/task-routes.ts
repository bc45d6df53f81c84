import { z } from 'zod';
import { pageShape, stampShape } from '#contract/decode/stamp.ts';
import { taskAct, taskActRequest, taskView } from '#contract/decode/task-view.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { TaskPlatform } from '../../../application/tasks/task-platform.ts';
import { STAMP_EXAMPLE } from '../examples.ts';
import { signedInOf } from '../people/session-routes.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';

const TASK: TaskView = {
  ...{ no: 'RW-003', name: '12345 热线与办件系统对接', due: '2026-12-31', state: 'running' },
  ...{ lead: ['省大数据局'], responsible: ['各市热线办'], region: null },
  ...{ caseNo: null, ticketNo: null, version: 2 },
  steps: [
    {
      ...{ kind: 'progressed', at: '2026-11-20T10:00:00+08:00' },
      ...{ text: '方案已印发，正在推进', by: null },
    },
  ],
  acts: [{ act: 'progress', why: null }],
};

/** Tasks of the plan: how far they are, and what people tell of them. */
export function taskRoutes(platform: TaskPlatform): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/tasks',
      id: 'listTasks',
      summary: "Tasks of the plan that bind the reader's scope or lie within it.",
      answer: {
        description: 'All of them: what ends first, then what was closed last.',
        schema: z.object({ items: z.array(taskView), ...pageShape, ...stampShape }),
        example: { items: [TASK], next: null, ...STAMP_EXAMPLE },
      },
      handle: (call) => platform.tasks(signedInOf(call).viewer),
    }),
    route({
      method: 'POST',
      path: '/tasks/{no}/{act}',
      id: 'actOnTask',
      summary: 'Reports how far a task is, or closes it.',
      params: { no: 'number of the task', act: `one of ${taskAct.options.join(', ')}` },
      body: { schema: taskActRequest, example: { text: '首批六市已联通', expectedVersion: 2 } },
      answer: { description: 'The task.', schema: taskView, example: TASK },
      errors: [
        'task/notFound',
        'task/closed',
        'task/conflict',
        'access/notAllowed',
        'request/malformed',
        'request/unsupportedType',
        'request/invalid',
      ],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const act = taskAct.safeParse(call.params['act']);
        const no = call.params['no'] ?? '';
        // What is not within reach is not there, whatever the body says.
        if (!act.success || (await platform.findTask(viewer, no)) === undefined) {
          return refuse('task/notFound');
        }
        return valueOf(await platform.actOnTask(viewer, no, act.data, call.body()));
      },
    }),
  ];
}
