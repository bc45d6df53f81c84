import { eventsInOrder } from '../cases/compare-events.ts';
import type { EventData, LoggedEvent } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import { decodeDue } from '../limits/decode-limit.ts';
import { startOfDay } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Due } from '../time/clock.ts';
import { addDays } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';

/** Something that was told of a task after it was published. */
export interface TaskStep {
  readonly kind: 'progressed' | 'milestoneReached' | 'closed';
  readonly at: Instant;
  readonly text: string | null;
  /** Account that told it; null where a source did. */
  readonly by: string | null;
}

/** A task 任务 of the plan: who leads, who takes part, until when, and how far it is. */
export interface Task {
  readonly no: string;
  readonly name: string | null;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly due: Due | null;
  /** Region whose plan it is of; null for the whole province's. */
  readonly regionCode: string | null;
  /** Case and ticket that it is about, where it is about one. */
  readonly caseNo: string | null;
  readonly ticketNo: string | null;
  readonly publishedAt: Instant | null;
  /** In their order. */
  readonly steps: readonly TaskStep[];
  readonly closedAt: Instant | null;
}

/** Where a task stands. */
export type TaskState = 'running' | 'overdue' | 'closedOnTime' | 'closedLate' | 'closed';

/**
 * A task by the set of its events up to a moment. A plan that is published again says what holds
 * from then on; the first end counts, and what is told after it is a fact that moves nothing.
 */
export function foldTask(no: string, events: readonly LoggedEvent[], asOf: Instant): Task {
  const happened = eventsInOrder(events).filter(({ time }) => time <= asOf);
  const published = happened.filter(({ type }) => type === 'task.published');
  const facts = published.at(-1)?.data ?? {};
  const steps = happened.flatMap(stepOf);
  return {
    no,
    name: textOf(facts, 'name'),
    lead: textsOf(facts, 'lead'),
    responsible: textsOf(facts, 'responsible'),
    due: dueOf(facts),
    regionCode: textOf(facts, 'regionCode'),
    caseNo: textOf(facts, 'caseNo'),
    ticketNo: textOf(facts, 'ticketNo'),
    publishedAt: published[0]?.time ?? null,
    steps,
    closedAt: steps.find(({ kind }) => kind === 'closed')?.at ?? null,
  };
}

/** Where a task stands at a moment; one that says no end is never late. */
export function taskStateAt(
  { due, closedAt }: Pick<Task, 'due' | 'closedAt'>,
  calendar: Calendar,
  at: Instant,
): TaskState {
  const end = due === null ? null : endOf(due, calendar);
  if (closedAt === null) return end !== null && at > end ? 'overdue' : 'running';
  if (end === null) return 'closed';
  return closedAt > end ? 'closedLate' : 'closedOnTime';
}

/** Last instant on time: a day ends with its day. */
function endOf(due: Due, calendar: Calendar): Instant {
  return due.kind === 'day' ? startOfDay(calendar, addDays(due.day, 1)) - 1 : due.at;
}

function stepOf({ type, time, data }: LoggedEvent): readonly TaskStep[] {
  const kind = type.slice('task.'.length);
  if (kind !== 'progressed' && kind !== 'milestoneReached' && kind !== 'closed') return [];
  const text = textOf(data, 'result') ?? textOf(data, 'text') ?? textOf(data, 'reason');
  return [{ kind, at: time, text, by: textOf(data, 'by') }];
}

function dueOf({ due }: EventData): Due | null {
  const read = decodeDue(due);
  return read.ok ? read.value : null;
}

function textsOf(data: EventData, field: string): readonly string[] {
  const value = data[field];
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return list.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}
