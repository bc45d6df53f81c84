import type { Page, Stamp } from '#contract/page.ts';
import type { TaskActRequest, TaskView } from '#contract/task-view.ts';
import type { TaskAct } from '#domain/access/task-acts.ts';
import type { Result } from '#domain/result.ts';
import type { Viewer } from '../people/viewer.ts';
import type { Refusal } from '../refusal.ts';

/** Tasks 任务 of the plan. */
export interface TaskPlatform {
  /** What is late first, then what is due next, then what was closed last. */
  tasks(viewer: Viewer): Promise<Page<TaskView> & Stamp>;
  /** Whether there is such a task for the viewer. */
  findTask(viewer: Viewer, no: string): Promise<TaskView | undefined>;
  actOnTask(
    viewer: Viewer,
    no: string,
    act: TaskAct,
    request: TaskActRequest,
  ): Promise<Result<TaskView, Refusal>>;
}
