import { z } from 'zod';
import { TASK_ACTS } from '#domain/access/task-acts.ts';
import type { TaskActRequest, TaskView } from '../task-view.ts';

const LONGEST_TEXT = 2000;

export const taskAct = z.enum(TASK_ACTS);

export const taskActRequest: z.ZodType<TaskActRequest> = z.object({
  text: z.string().trim().min(1, 'must not be empty').max(LONGEST_TEXT),
  expectedVersion: z.number().int().min(0),
});

export const taskView: z.ZodType<TaskView> = z
  .object({
    no: z.string(),
    name: z.string().nullable(),
    lead: z.array(z.string()),
    responsible: z.array(z.string()),
    due: z.string().nullable(),
    state: z.enum(['running', 'overdue', 'closedOnTime', 'closedLate', 'closed']),
    region: z.string().nullable().describe("null for the whole province's"),
    caseNo: z.string().nullable(),
    ticketNo: z.string().nullable(),
    steps: z.array(
      z.object({
        kind: z.enum(['progressed', 'milestoneReached', 'closed']),
        at: z.string(),
        text: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
    acts: z.array(z.object({ act: taskAct, why: z.string().nullable() })),
    version: z.number().int().min(0),
  })
  .meta({ id: 'Task' });
