import type { Receipt } from '#contract/receipt.ts';
import type { TaskView } from '#contract/task-view.ts';
import { maskText } from '#domain/access/masking.ts';
import { TASK_ACTS, taskRefusal } from '#domain/access/task-acts.ts';
import type { TaskAct } from '#domain/access/task-acts.ts';
import { sees } from '#domain/access/scope.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { taskStateAt } from '#domain/tasks/fold-task.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import type { Viewer } from '../people/viewer.ts';
import type { Origin } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { dueOrder, dueText, instantText } from '../times.ts';
import type { WriterPort } from '../writer/writer-port.ts';
import { isWithin, readTask, readTasks } from './read-tasks.ts';
import type { ReadTask } from './read-tasks.ts';
import type { TaskPlatform } from './task-platform.ts';

/** Source of what people tell of tasks here; not to be given to a source account. */
const TASK_SOURCE = 'urn:mingjian-tasks';
const ORIGIN: Origin = { way: 'http', prefixes: [TASK_SOURCE], sourceName: null };

const EVENT_OF: Readonly<Record<TaskAct, string>> = {
  progress: 'task.progressed',
  reachMilestone: 'task.milestoneReached',
  close: 'task.closed',
};

/** Lists tasks, and takes what people tell of them as events like those of any source. */
export function taskDesk(
  side: ReadSide,
  writer: WriterPort,
  take: (events: readonly unknown[], origin: Origin) => Promise<Receipt>,
  now: () => number,
): TaskPlatform {
  const one = async (viewer: Viewer, read: ReadTask): Promise<TaskView> => {
    const [view] = await shown(side, viewer, [read], now());
    if (view === undefined) throw new RangeError('a task that was read has a view');
    return view;
  };
  return {
    tasks: async (viewer) => {
      const read = await readTasks(side, viewer, now());
      const items = await shown(side, viewer, [...read].sort(byUrgency(side)), now());
      return { items, next: null, ...side.stamp() };
    },
    findTask: async (viewer, no) => {
      const read = await readTask(side, viewer, no, now());
      return read && one(viewer, read);
    },
    actOnTask: async (viewer, no, act, { text, expectedVersion }) => {
      const refuse = async (refusal: Refusal): Promise<Result<TaskView, Refusal>> => {
        const detail = { act, code: refusal.code };
        const entry = { object: no, outcome: 'refused', detail } as const;
        await writer.call('audit', [auditEntry(actorOf(viewer), 'task.act', entry)]);
        return err(refusal);
      };
      const read = await readTask(side, viewer, no, now());
      if (read === undefined) return refuse({ code: 'task/notFound' });
      const problem = refusalOf(viewer, read, act);
      const current = await one(viewer, read);
      if (problem === 'access/notAllowed') return refuse({ code: problem });
      if (read.version !== expectedVersion) return refuse({ code: 'task/conflict', current });
      if (problem !== undefined) return refuse({ code: problem, current });
      const at = now();
      const receipt = await take(
        [
          {
            specversion: '1.0',
            // Of two who go on from the same version one comes first; the other is told.
            id: `${no}/${expectedVersion}`,
            source: TASK_SOURCE,
            subject: no,
            type: EVENT_OF[act],
            time: new Date(at).toISOString(),
            data: { no, result: maskText(text), by: viewer.account },
          },
        ],
        ORIGIN,
      );
      const [rejected] = receipt.rejected;
      const after = await readTask(side, viewer, no, now());
      if (rejected !== undefined || receipt.accepted === 0 || after === undefined) {
        const code = rejected?.code ?? 'event/conflict';
        const isLate = code === 'event/conflict';
        return refuse(isLate ? { code: 'task/conflict', current } : { code });
      }
      const entry = { object: no, reason: text, detail: { act } };
      await writer.call('audit', [auditEntry(actorOf(viewer), 'task.act', entry)]);
      return ok(await one(viewer, after));
    },
  };
}

function refusalOf(viewer: Viewer, read: ReadTask, act: TaskAct): ReturnType<typeof taskRefusal> {
  const isClosed = read.task.closedAt !== null;
  return taskRefusal(act, viewer.role, { isClosed, isWithin: isWithin(viewer, read) });
}

async function shown(
  side: ReadSide,
  viewer: Viewer,
  tasks: readonly ReadTask[],
  at: number,
): Promise<readonly TaskView[]> {
  const { calendar, book } = side;
  const keys = tasks.flatMap(({ task: { caseNo, ticketNo } }): SubjectKey[] => [
    ...(caseNo === null ? [] : [{ kind: 'case' as const, no: caseNo }]),
    ...(ticketNo === null ? [] : [{ kind: 'ticket' as const, no: ticketNo }]),
  ]);
  const rows = await side.store.subjects.find(keys);
  const seen = new Set(
    rows.filter((row) => sees(viewer.scope, row)).map(({ kind, no }) => `${kind} ${no}`),
  );
  const linked = (kind: 'case' | 'ticket', no: string | null): string | null =>
    no !== null && seen.has(`${kind} ${no}`) ? no : null;
  return tasks.map((read): TaskView => {
    const { task, version } = read;
    const { no, name, lead, responsible, due, regionCode, caseNo, ticketNo, steps } = task;
    return {
      ...{ no, name, lead, responsible, version },
      due: dueText(calendar, due),
      state: taskStateAt(task, calendar, at),
      region: regionCode === null ? null : (book.findRegion(regionCode)?.name ?? regionCode),
      caseNo: linked('case', caseNo),
      ticketNo: linked('ticket', ticketNo),
      steps: steps.map(({ kind, at: when, text, by }) => ({
        ...{ kind, by, at: instantText(calendar, when) },
        // What a source wrote may name somebody.
        text: text === null ? null : maskText(text),
      })),
      acts: TASK_ACTS.flatMap((act) => {
        const why = refusalOf(viewer, read, act);
        return why === 'access/notAllowed' ? [] : [{ act, why: why ?? null }];
      }),
    };
  });
}

/** What ends first stands first; what is closed comes last, the latest before the others. */
function byUrgency({ calendar }: ReadSide): (one: ReadTask, other: ReadTask) => number {
  const order = ({ task: { due, closedAt } }: ReadTask): readonly [number, number] =>
    closedAt === null ? [0, dueOrder(calendar, due)] : [1, -closedAt];
  return (one, other) => {
    const [[open, at], [otherOpen, otherAt]] = [order(one), order(other)];
    if (open !== otherOpen) return open - otherOpen;
    // Two without an end stand by their numbers: the difference of two infinities is none.
    if (at !== otherAt) return at < otherAt ? -1 : 1;
    return one.task.no < other.task.no ? -1 : 1;
  };
}
