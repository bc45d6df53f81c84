import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import { readWhole } from '../people/personal-records.ts';
import type { ReadSide } from '../read-side.ts';
import type { ChangeRow, RecordWrite, SubjectRow } from '../store/store-rows.ts';
import type { WriterPort } from '../writer/writer-port.ts';
import {
  PENDING,
  deliveryKey,
  findCourse,
  findDelivery,
  writeCourse,
  writeDelivery,
} from './webhook-records.ts';
import type { Delivery } from './webhook-records.ts';
import type { WebhookTarget } from './webhook-target.ts';

const CHANGES_AT_ONCE = 50;

/**
 * Puts what happened to the tickets of a target in line for it, after the commits it follows; whether
 * more is to do at once. What the target's own source sent is not told back to it. A crash leaves
 * nothing out: how far it came is written together with what stands in line.
 */
export async function queueChanges(
  side: ReadSide,
  writer: WriterPort,
  target: WebhookTarget,
  now: Instant,
): Promise<boolean> {
  const { store } = side;
  const course = await findCourse(store.desk, target.name);
  if (course === undefined) return false;
  const changes = await store.journal.after(course.body.upTo, CHANGES_AT_ONCE);
  const last = changes.at(-1);
  if (last === undefined) return false;
  const writes = new Map<string, RecordWrite>();
  for (const [ticket, seqs] of await newsOf(side, target, changes)) {
    for (const seq of seqs) {
      const delivery: Delivery = {
        ...{ target: target.name, ticket, seq },
        ...{ attempts: 0, at: now, error: null },
      };
      const key = deliveryKey(delivery);
      const known = await findDelivery(store.desk, PENDING, key);
      if (known === undefined) writes.set(key, writeDelivery(PENDING, key, delivery, null));
    }
  }
  const moved = writeCourse(
    target.name,
    { ...course.body, upTo: last.dataVersion },
    course.version,
  );
  // Where somebody was before us, the next run reads what he left.
  await writer.call('writeRecords', [...writes.values(), moved], []);
  return changes.length === CHANGES_AT_ONCE;
}

/** By ticket, the numbers of the events that these changes stored and that the target is to hear of. */
async function newsOf(
  side: ReadSide,
  { prefix }: WebhookTarget,
  changes: readonly ChangeRow[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const commits = new Map<string, Set<Instant>>();
  for (const { at, subjects } of changes) {
    for (const { kind, no } of subjects) {
      if (kind !== 'ticket') continue;
      const known = commits.get(no);
      if (known === undefined) commits.set(no, new Set([at]));
      else known.add(at);
    }
  }
  if (commits.size === 0) return new Map();
  const keys = [...commits.keys()].map((no) => ({ kind: 'ticket', no }) as const);
  const news = new Map<string, readonly number[]>();
  for (const row of await side.store.subjects.find(keys)) {
    const at = commits.get(row.no);
    const events = await eventsOf(side, row);
    if (at === undefined || !isOf(prefix, events)) continue;
    const seqs = events.flatMap(([seq, { source, receivedAt }]) =>
      at.has(receivedAt) && !source.startsWith(prefix) ? [seq] : [],
    );
    if (seqs.length > 0) news.set(row.no, seqs);
  }
  return news;
}

function isOf(
  prefix: string,
  events: readonly (readonly [seq: number, event: LoggedEvent])[],
): boolean {
  return events.some(
    ([, { type, source }]) => type === 'ticket.created' && source.startsWith(prefix),
  );
}

async function eventsOf(
  side: ReadSide,
  row: SubjectRow,
): Promise<readonly (readonly [seq: number, event: LoggedEvent])[]> {
  const read = await readWhole(side.store, side.vault, row, row.events);
  return read.flatMap(({ event }, place) => {
    const seq = row.events[place];
    return seq === undefined ? [] : [[seq, event] as const];
  });
}
