import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { foldTask } from '#domain/tasks/fold-task.ts';
import type { Task } from '#domain/tasks/fold-task.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Viewer } from '../people/viewer.ts';
import type { ReadSide } from '../read-side.ts';
import type { SubjectRow } from '../store/store-rows.ts';

const AT_ONCE = 200;

/** A task with what stands around it. */
export interface ReadTask {
  readonly task: Task;
  /** Path of its region; empty for the whole province's. */
  readonly path: string;
  /** Number of its events. */
  readonly version: number;
}

/**
 * All tasks that a viewer sees. A plan has dozens of them and a task some ten events, so they are
 * read when they are asked for: nothing is counted of them.
 */
export async function readTasks(
  side: ReadSide,
  viewer: Viewer,
  at: Instant,
): Promise<readonly ReadTask[]> {
  const tasks: ReadTask[] = [];
  for (let after = ''; ;) {
    const rows = await side.store.subjects.scan('task', after, AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) return tasks;
    tasks.push(...(await folded(side, rows, at)).filter((one) => isSeen(viewer, one)));
    after = last.no;
  }
}

/** One task; undefined where there is none, or none that the viewer sees. */
export async function readTask(
  side: ReadSide,
  viewer: Viewer,
  no: string,
  at: Instant,
): Promise<ReadTask | undefined> {
  const rows = await side.store.subjects.find([{ kind: 'task', no }]);
  return (await folded(side, rows, at)).find((one) => isSeen(viewer, one));
}

/** Whether a task lies within the viewer's scope rather than around it. */
export function isWithin({ scope }: Viewer, { path }: Pick<ReadTask, 'path'>): boolean {
  return path.startsWith(scope.path) && scope.line === null;
}

/** A task binds whoever lies below it: a county sees those of its city and of the province. */
function isSeen({ scope }: Viewer, { path }: Pick<ReadTask, 'path'>): boolean {
  return path.startsWith(scope.path) || scope.path.startsWith(path);
}

async function folded(
  side: ReadSide,
  rows: readonly SubjectRow[],
  at: Instant,
): Promise<readonly ReadTask[]> {
  const read = await side.store.log.read(rows.flatMap(({ events }) => events));
  const bySubject = new Map<string, LoggedEvent[]>();
  for (const event of read) {
    const events = bySubject.get(event.subject);
    if (events === undefined) bySubject.set(event.subject, [event]);
    else events.push(event);
  }
  return rows.map(({ no, events }) => {
    const task = foldTask(no, bySubject.get(no) ?? [], at);
    const { regionCode } = task;
    const path = regionCode === null ? '' : (side.pathOf(regionCode) ?? UNASSIGNED_PATH);
    return { task, path, version: events.length };
  });
}
