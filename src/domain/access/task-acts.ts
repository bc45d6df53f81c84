import type { Role } from './role.ts';

/** What a person may do with a task 任务: 报告进展 报告节点完成 销号. */
export const TASK_ACTS = ['progress', 'reachMilestone', 'close'] as const;
export type TaskAct = (typeof TASK_ACTS)[number];

/** Whoever takes part reports how far it is; whoever supervises says that it is done. */
const ROLES_OF: Readonly<Record<TaskAct, readonly Role[]>> = {
  progress: ['liaison', 'supervisor'],
  reachMilestone: ['liaison', 'supervisor'],
  close: ['supervisor'],
};

/** Who does anything with tasks. */
export const TASK_STAFF: readonly Role[] = ['supervisor', 'liaison'];

/** Why somebody may not act on a task; undefined where he may. */
export function taskRefusal(
  act: TaskAct,
  role: Role,
  task: { readonly isClosed: boolean; readonly isWithin: boolean },
): 'access/notAllowed' | 'task/closed' | undefined {
  if (!ROLES_OF[act].includes(role)) return 'access/notAllowed';
  // A city reports on a task of the province that it takes part in; only who is set over it ends it.
  if (act === 'close' && !task.isWithin) return 'access/notAllowed';
  return task.isClosed ? 'task/closed' : undefined;
}
