import type { TaskAct } from '#domain/access/task-acts.ts';
import type { TaskState, TaskStep } from '#domain/tasks/fold-task.ts';

/** Something that was told of a task. */
interface TaskStepView {
  readonly kind: TaskStep['kind'];
  readonly at: string;
  readonly text: string | null;
  /** Account that told it; null where a source did. */
  readonly by: string | null;
}

/** A task 任务 as it is listed. */
export interface TaskView {
  readonly no: string;
  /** Null while nobody has published it. */
  readonly name: string | null;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  /** Day or instant. */
  readonly due: string | null;
  readonly state: TaskState;
  /** Region whose plan it is of; null for the whole province's. */
  readonly region: string | null;
  /** What it is about, where the reader sees that. */
  readonly caseNo: string | null;
  readonly ticketNo: string | null;
  /** In their order. */
  readonly steps: readonly TaskStepView[];
  /** Acts that the reader's role has at all, and why one is closed; null where it is open. */
  readonly acts: readonly { readonly act: TaskAct; readonly why: string | null }[];
  readonly version: number;
}

/** `POST /tasks/{no}/{act}`. */
export interface TaskActRequest {
  readonly text: string;
  readonly expectedVersion: number;
}
