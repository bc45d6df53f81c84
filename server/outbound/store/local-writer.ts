import { REAL_MACHINE } from '../machine/real-machine.ts';
import { clockFrom } from '../../application/clock.ts';
import type { Clock } from '../../application/clock.ts';
import type { Store } from '../../application/store.ts';
import { watchStore } from '../../application/watched-store.ts';
import type { Committed, WriterPort } from '../../application/writer-port.ts';
import { Writer } from '../../application/writer.ts';
import type { NewReference } from '../../application/writer.ts';
import { PAGE_CACHE_KIB } from './open-sqlite.ts';
import { sqliteStore } from './sqlite-store.ts';
import type { WriterSetting } from './writer-messages.ts';
import { WriteQueue } from './write-queue.ts';
import { writerCommands } from './writer-commands.ts';

/** A writer in this very thread, and where its store stood when it was opened. */
export interface LocalWriter extends WriterPort {
  readonly opened: Committed;
}

/** Opens the store of a folder for writing; everything asked of it runs one after the other. */
export async function startLocalWriter({
  folder,
  clock,
  memory,
  first,
}: WriterSetting): Promise<LocalWriter> {
  const isSmall = memory === 'small';
  const store = sqliteStore(folder, isSmall ? PAGE_CACHE_KIB.small : PAGE_CACHE_KIB.writer);
  return writerOn(store, clockFrom(clock, REAL_MACHINE), first, isSmall ? 10_000 : undefined);
}

/**
 * A writer on a store, which it closes with itself.
 *
 * @param first reference data of an empty store
 * @param hotEvents see {@link Writer.open}
 */
export async function writerOn(
  store: Store,
  clock: Clock,
  first: readonly NewReference[],
  hotEvents?: number,
): Promise<LocalWriter> {
  const watched = watchStore(store);
  const writer = await Writer.open(watched.store, clock, () => first, hotEvents);
  const listeners: ((committed: Committed) => void)[] = [];
  let told: Committed = { dataVersion: -1, sweptTo: -1, trouble: null };
  const queue = new WriteQueue(writer, () => {
    const { dataVersion, sweptTo } = writer.head;
    const trouble = watched.trouble();
    const same = told.dataVersion === dataVersion && told.sweptTo === sweptTo;
    if (same && told.trouble === trouble) return;
    told = { dataVersion, sweptTo, trouble };
    for (const listener of listeners) listener(told);
  });
  const commands = writerCommands(watched.store, writer, queue);
  const call: WriterPort['call'] = (name, ...args) =>
    (commands[name] as (...all: typeof args) => ReturnType<(typeof commands)[typeof name]>)(
      ...args,
    );
  const { dataVersion, sweptTo } = writer.head;
  return {
    opened: { dataVersion, sweptTo, trouble: null },
    ingest: (batch) => queue.ingest(batch),
    call,
    waiting: () => queue.waiting,
    onCommit: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      await queue.drained();
      await store.close();
    },
  };
}
