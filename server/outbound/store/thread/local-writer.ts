import { getHeapStatistics } from 'node:v8';
import { REAL_MACHINE } from '../../machine/real-machine.ts';
import { clockFrom } from '../../../application/clock.ts';
import { adoptScores } from '../../../application/assessment/adopt-scores.ts';
import type { Clock } from '../../../application/clock.ts';
import type { Store } from '../../../application/store/store.ts';
import type { Vault } from '../../../application/people/vault.ts';
import { watchStore } from '../../../application/store/watched-store.ts';
import type { Committed, WriterPort } from '../../../application/writer/writer-port.ts';
import { Writer } from '../../../application/writer/writer.ts';
import type { NewReference } from '../../../application/writer/new-reference.ts';
import type { WriterOptions } from '../../../application/writer/writer.ts';
import { sealOld } from '../seal-old.ts';
import { openStore } from '../home.ts';
import { openVault } from '../../vault/open-vault.ts';
import type { WriterSetting } from './writer-messages.ts';
import { WriteQueue } from './write-queue.ts';
import { hotRoomIn } from './hot-room.ts';
import { writerCommands } from './writer-commands.ts';

/** Events of subjects written lately that stay in memory of who does not serve. */
const HOT_EVENTS = { passing: 60_000, small: 10_000 } as const;

/** A writer in this very thread, and where its store stood when it was opened. */
export interface LocalWriter extends WriterPort {
  readonly opened: Committed;
}

/** Opens a prepared home for writing; everything asked of it runs one after the other. */
export async function startLocalWriter({
  home,
  keyFile,
  clock,
  memory,
  lasting,
  sweepsFirst,
  first,
}: WriterSetting): Promise<LocalWriter> {
  const store = openStore(home, 'writer', memory, lasting);
  const hotEvents =
    memory === 'ample' ? hotRoomIn(getHeapStatistics().heap_size_limit) : HOT_EVENTS[memory];
  const options = { hotEvents, sweepsFirst };
  const time = clockFrom(clock, REAL_MACHINE);
  const vault = await openVault(store, keyFile, time.now());
  if (home.kind === 'folder') await sealOld(home.folder, vault);
  return writerOn(store, time, vault, first, options);
}

/**
 * A writer on a store, which it closes with itself.
 *
 * @param first reference data of an empty store
 */
export async function writerOn(
  store: Store,
  clock: Clock,
  vault: Vault,
  first: readonly NewReference[],
  options?: WriterOptions,
): Promise<LocalWriter> {
  const watched = watchStore(store);
  const writer = await Writer.open(watched.store, clock, vault, () => first, options);
  await adoptScores(writer, watched.store.desk);
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
  const commands = writerCommands(watched.store, writer, queue, vault);
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
